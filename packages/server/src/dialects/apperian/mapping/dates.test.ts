/** Every date form of the contract, with values from the vendor's page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseInstant } from '../../../lib/instant.ts';
import { day, parseDate, untilOf, withOffset, withoutOffset } from './dates.ts';

const FORMS = [
  // printed, with offset, without offset, day
  ['2014-03-05T13:32:34.730099+00:00', '2014-03-05T13:32:34.730099+00:00', '2014-03-05T13:32:34.730099', '2014-03-05'],
  ['2014-04-08T14:19:48.118389+00:00', '2014-04-08T14:19:48.118389+00:00', '2014-04-08T14:19:48.118389', '2014-04-08'],
  ['2017-07-24T08:08:02.193675+00:00', '2017-07-24T08:08:02.193675+00:00', '2017-07-24T08:08:02.193675', '2017-07-24'],
  ['2016-12-20T15:35:27.840252+00:00', '2016-12-20T15:35:27.840252+00:00', '2016-12-20T15:35:27.840252', '2016-12-20'],
  ['2015-05-15T16:03:34.485585-04:00', '2015-05-15T20:03:34.485585+00:00', '2015-05-15T20:03:34.485585', '2015-05-15'],
  ['2015-10-15T23:06:34.485585-04:00', '2015-10-16T03:06:34.485585+00:00', '2015-10-16T03:06:34.485585', '2015-10-16'],
  ['2017-01-09T20:56:30.431741Z', '2017-01-09T20:56:30.431741+00:00', '2017-01-09T20:56:30.431741', '2017-01-09'],
  ['2015-07-21T08:32:26Z', '2015-07-21T08:32:26.000000+00:00', '2015-07-21T08:32:26.000000', '2015-07-21'],
] as const;

describe('the date forms', () => {
  for (const [printed, offset, bare, date] of FORMS) {
    it(`writes ${printed} with an offset, without one, and as a day`, () => {
      const instant = parseInstant(printed) ?? assert.fail(`${printed} is no instant`);
      assert.equal(withOffset(instant), offset);
      assert.equal(withoutOffset(instant), bare);
      assert.equal(day(instant), date);
      assert.equal(untilOf(instant), bare);
    });

    it(`reads ${printed} in each of the forms in which it is written`, () => {
      const instant = parseInstant(printed);
      assert.equal(parseDate(printed), instant);
      assert.equal(parseDate(offset), instant);
      assert.equal(parseDate(bare), instant);
      assert.equal(parseDate(date), parseInstant(`${date}T00:00:00Z`));
    });
  }

  it('reads nothing that is no date', () => {
    for (const text of [
      '',
      'tomorrow',
      '2026-02-30',
      '2026-02-30T00:00:00',
      '2026-13-01',
      '12:00:00',
      '9999-12-31T23:59:59.999999',
    ])
      assert.equal(parseDate(text), undefined, text);
  });

  it('writes no end as the last microsecond of the year 9999', () => {
    assert.equal(untilOf(null), '9999-12-31T23:59:59.999999');
  });
});
