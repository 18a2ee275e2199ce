/** Tests of the reminders of loans. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reminderDays, reminderDue } from './loan-reminder.ts';
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
});
