import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createFormat } from './format.ts';
import { dayOf, endOfDay, fromLocalInput, toLocalInput } from './local-time.ts';
import { setPresent } from './present.ts';

const ZURICH = 'Europe/Zurich';
const format = createFormat({ locale: 'en-GB', zone: ZURICH });
const NOW = Date.parse('2026-11-29T12:00:00Z');

describe('dates and numbers', () => {
  it('are in the zone of the person', () => {
    assert.equal(format.dateTime('2026-05-04T22:30:00Z'), '5 May 2026, 00:30');
    assert.equal(format.date('2026-05-04T22:30:00Z'), '5 May 2026');
    assert.equal(format.date('2026-05-04'), '4 May 2026');
    assert.equal(format.time('2026-05-04T22:30:00Z'), '00:30');
  });

  it('are relative while that says more', () => {
    const ago = (ms: number) => format.relative(new Date(NOW - ms).toISOString(), NOW);
    assert.equal(ago(20_000), 'now');
    assert.equal(ago(5 * 60_000), '5 min ago');
    assert.equal(ago(3 * 3_600_000), '3 hr ago');
    assert.equal(ago(24 * 3_600_000), 'yesterday');
    assert.equal(ago(12 * 86_400_000), '12 days ago');
    assert.equal(ago(90 * 86_400_000), '31 Aug 2026');
    assert.equal(ago(-86_400_000), 'tomorrow');
  });

  it('name the year where it is another one there', () => {
    const inYear = (instant: string, zone: string) => createFormat({ locale: 'en-GB', zone }).shortDate(instant);
    setPresent('2027-01-05T12:00:00Z');
    try {
      for (const zone of ['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati']) {
        assert.equal(inYear('2027-01-01', zone), '1 Jan', zone);
        assert.equal(inYear('2026-12-31', zone), '31 Dec 2026', zone);
      }
      assert.equal(inYear('2026-12-31T11:00:00Z', 'Pacific/Kiritimati'), '1 Jan');
      assert.equal(inYear('2027-01-01T05:00:00Z', 'America/Los_Angeles'), '31 Dec 2026');
    } finally {
      setPresent(new Date().toISOString());
    }
  });

  it('are grouped and shortened', () => {
    assert.equal(format.number(18_340), '18,340');
    assert.equal(format.shortNumber(18_340), '18.3k');
    assert.equal(format.percent(0.125), '12.5%');
    assert.equal(format.list(['a', 'b', 'c']), 'a, b and c');
  });
});

describe('fields for dates and times', () => {
  it('show the zone of the person, and give back the instant', () => {
    assert.equal(toLocalInput('2026-07-01T07:30:00Z', ZURICH), '2026-07-01T09:30');
    assert.equal(fromLocalInput('2026-07-01T09:30', ZURICH), '2026-07-01T07:30:00.000Z');
    assert.equal(fromLocalInput('', ZURICH), null);
  });

  it('give back any minute, in any zone', () => {
    const minute = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
    const zone = fc.constantFrom(ZURICH, 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(minute, zone, (minutes, zoneName) => {
        const instant = new Date(minutes * 60_000).toISOString();
        const local = toLocalInput(instant, zoneName);
        assert.equal(toLocalInput(fromLocalInput(local, zoneName) ?? '', zoneName), local);
      }),
    );
  });

  it('take a time that a change of the clock skips for the one just after it, in any zone', () => {
    const after = (value: string, zone: string) => toLocalInput(fromLocalInput(value, zone) ?? '', zone);
    assert.equal(after('2027-03-28T02:30', ZURICH), '2027-03-28T03:30');
    assert.equal(after('2027-03-14T02:30', 'America/New_York'), '2027-03-14T03:30');
    assert.equal(after('2027-03-14T02:30', 'America/St_Johns'), '2027-03-14T03:30');
    assert.equal(after('2026-10-04T02:15', 'Australia/Lord_Howe'), '2026-10-04T02:45');
  });

  it('know where a day ends, also when clocks change', () => {
    assert.equal(dayOf('2026-05-04T22:30:00Z', ZURICH), '2026-05-05');
    assert.equal(endOfDay('2026-05-04', ZURICH), '2026-05-04T22:00:00.000Z');
    assert.equal(endOfDay('2026-03-29', ZURICH), '2026-03-29T22:00:00.000Z');
    assert.equal(endOfDay('2026-10-25', ZURICH), '2026-10-25T23:00:00.000Z');
    // The next day begins at one o'clock there.
    assert.equal(endOfDay('2026-09-05', 'America/Santiago'), '2026-09-06T04:00:00.000Z');
  });
});
