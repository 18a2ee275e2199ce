/** Tests of the reminders of loans. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextReminder, reminderDays, reminderDue } from './loan-reminder.ts';
import { DAY_MICROS } from './policies.ts';

describe('the reminders of a loan', () => {
  const days = reminderDays({ loanRemindBeforeDays: [1, 7, 7], loanRemindAfterDays: [1, 0] });
  const lent = { lentAt: 0, dueAt: 30 * DAY_MICROS, remindedDays: null };
  const on = (day: number, more = {}) => reminderDue({ ...lent, ...more }, days, day * DAY_MICROS);

  it('are in the order of their days, each once', () => {
    assert.deepEqual(days, [-7, -1, 0, 1]);
  });

  it('come when their day has come, each once, and the latest of several alone', () => {
    assert.deepEqual([on(22), on(23), on(28, { remindedDays: -7 }), on(29, { remindedDays: -7 })], [null, -7, null, -1]);
    assert.deepEqual([on(40), on(40, { remindedDays: 1 })], [1, null]);
  });

  it('do not come for a day that was over when the device was lent', () => {
    assert.equal(on(25, { lentAt: 25 * DAY_MICROS }), null);
    assert.equal(on(29, { lentAt: 25 * DAY_MICROS }), -1);
  });

  it('go by the days of the calendar, whatever the hour at which the loan is due', () => {
    const hour = DAY_MICROS / 24;
    for (const dueAt of [30 * DAY_MICROS, 30 * DAY_MICROS + 12 * hour, 31 * DAY_MICROS - 1]) {
      const atThree = (day: number, remindedDays: number | null) =>
        reminderDue({ lentAt: 0, dueAt, remindedDays }, days, day * DAY_MICROS + 3 * hour);
      assert.deepEqual([atThree(22, null), atThree(23, null), atThree(28, -7), atThree(29, -7)], [null, -7, null, -1]);
      assert.deepEqual([atThree(30, -1), atThree(31, 0), atThree(32, 1)], [0, 1, null]);
      assert.deepEqual(nextReminder({ lentAt: 0, dueAt, remindedDays: -7 }, days, 25 * DAY_MICROS), {
        days: -1,
        at: 29 * DAY_MICROS,
      });
    }
  });
});
