/** Instants: microseconds in, the same microseconds out, and nothing taken that a calendar does not have. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hasLostPlus, parseAsOf, parseInstant, toIso, toIsoOrNull, wantedInstant } from './instant.ts';

describe('instants', () => {
  it('are written with six fractional digits', () => {
    assert.equal(toIso(0), '1970-01-01T00:00:00.000000Z');
    assert.equal(toIso(1), '1970-01-01T00:00:00.000001Z');
    assert.equal(toIso(1_777_877_024_000_001), '2026-05-04T06:43:44.000001Z');
    assert.equal(toIsoOrNull(null), null);
    assert.equal(toIsoOrNull(0), '1970-01-01T00:00:00.000000Z');
  });

  it('before 1970 are written like all others', () => {
    assert.equal(toIso(-1), '1969-12-31T23:59:59.999999Z');
    assert.equal(toIso(-1_000_000), '1969-12-31T23:59:59.000000Z');
    assert.equal(parseInstant('1969-12-31T23:59:59.5Z'), -500_000);
  });

  it('are written as a Date writes their milliseconds, on every day of the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_000_000_000_000, max: 8_990_000_000_000 }), milliseconds => {
        assert.equal(toIso(milliseconds * 1_000), new Date(milliseconds).toISOString().replace('Z', '000Z'));
      }),
    );
  });

  it('are read with any number of fractional digits, and cut after the microsecond', () => {
    const second = 1_777_877_024_000_000;
    for (const [text, micros] of [
      ['2026-05-04T06:43:44Z', 0],
      ['2026-05-04T06:43:44.5Z', 500_000],
      ['2026-05-04T06:43:44.000001Z', 1],
      ['2026-05-04T06:43:44.123456789Z', 123_456],
      ['2026-05-04T06:43:44.999999999Z', 999_999],
    ] as const) {
      assert.equal(parseInstant(text), second + micros, text);
    }
  });

  it('are read in any offset and letter case that RFC 3339 allows', () => {
    const noon = parseInstant('2026-05-04T12:00:00Z');
    for (const text of [
      '2026-05-04t12:00:00z',
      '2026-05-04 12:00:00Z',
      '2026-05-04T14:00:00+02:00',
      '2026-05-04T06:30:00-05:30',
    ]) {
      assert.equal(parseInstant(text), noon, text);
    }
  });

  it('survive writing and reading, whichever they are', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), instant => {
        assert.equal(parseInstant(toIso(instant)), instant);
      }),
    );
  });

  it('are refused when the calendar or the clock does not have them', () => {
    for (const text of [
      '2026-02-29T00:00:00Z',
      '2026-02-31T00:00:00Z',
      '2026-04-31T00:00:00Z',
      '2026-00-10T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-05-00T00:00:00Z',
      '2026-05-04T24:00:00Z',
      '2026-05-04T06:60:00Z',
      '2026-05-04T06:43:60Z',
      '2026-05-04T06:43:44+24:00',
    ]) {
      assert.equal(parseInstant(text), undefined, text);
    }
    assert.notEqual(parseInstant('2024-02-29T00:00:00Z'), undefined);
  });

  it('are refused when they are not spelled as RFC 3339 says', () => {
    for (const text of [
      '',
      '2026-05-04',
      '2026-05-04T06:43:44',
      '2026-5-4T06:43:44Z',
      '2026-05-04T06:43Z',
      '2026-05-04T06:43:44.Z',
      '2026-05-04T06:43:44,5Z',
      ' 2026-05-04T06:43:44Z',
      'Mon, 04 May 2026 06:43:44 GMT',
      '1777877024',
    ]) {
      assert.equal(parseInstant(text), undefined, text);
    }
  });

  it('are refused where a number no longer counts microseconds exactly', () => {
    assert.equal(parseInstant('2255-06-05T23:47:34.740991Z'), Number.MAX_SAFE_INTEGER);
    assert.equal(parseInstant('2255-06-05T23:47:34.740992Z'), undefined);
    assert.equal(parseInstant('9999-12-31T23:59:59Z'), undefined);
    assert.equal(parseInstant('0001-01-01T00:00:00Z'), undefined);
    assert.equal(parseAsOf('9999-12-31'), undefined);
  });
});

describe('a question about a day', () => {
  it('is about how the day ended, in UTC', () => {
    assert.equal(parseAsOf('2026-05-04'), parseInstant('2026-05-04T23:59:59.999999Z'));
    assert.equal(parseAsOf('1969-12-31'), -1);
  });

  it('is about the very instant when one is given', () => {
    assert.equal(parseAsOf('2026-05-04T06:43:44.000001Z'), parseInstant('2026-05-04T06:43:44.000001Z'));
  });

  it('is refused for a day that does not exist', () => {
    for (const text of ['2026-02-30', '2026-13-01', '2026-1-1', 'today', '']) assert.equal(parseAsOf(text), undefined, text);
  });
});

describe('text that is no instant', () => {
  it('is told with what it should have been', () => {
    for (const [text, wanted] of [
      ['2026-11-28T23:59:59 02:00', /%2B/],
      ['2026-11-28T23:59:59.5 0200', /%2B/],
      ['2026-11-28 23:59', /offset from UTC/],
      ['2026-11-28T23:59:59', /such as 2026-11-28T23:59:59Z$/],
      ['2026-11-31', /2026-11-31 does not/],
      ['9999-12-31T23:59:59Z', /between the years/],
      ['9999-12-31', /between the years/],
      ['', /such as 2026-05-04T06:43:44Z or 2026-05-04$/],
    ] as const) {
      assert.equal(parseAsOf(text), undefined, text);
      assert.match(wantedInstant(text, parseAsOf), wanted, text);
    }
    for (const text of ['x', '2026-05-04']) {
      assert.equal(wantedInstant(text), 'an RFC 3339 date-time, such as 2026-05-04T06:43:44Z');
    }
  });

  it('has lost a plus only where an offset stands behind a blank', () => {
    assert.equal(hasLostPlus('2026-11-28T23:59:59 02:00'), true);
    assert.equal(hasLostPlus('2026-11-28 02:00'), false);
  });
});
