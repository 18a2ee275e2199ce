/** The clock: whole microseconds that only ever grow. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createClock, createSystemClock } from './clock.ts';

const stopped = () => 0;
const HOUR_MS = 3_600_000;

describe('the clock', () => {
  it('shows the time in microseconds', () => {
    assert.equal(createClock(() => 1_777_877_024_123).now(), 1_777_877_024_123_000);
  });

  it('never shows the same instant twice, however often it is asked within a millisecond', () => {
    const clock = createClock(() => 5);
    assert.deepEqual([clock.now(), clock.now(), clock.now()], [5_000, 5_001, 5_002]);
  });

  it('goes on when the machine’s is set back, and follows it again once it has caught up', () => {
    const times = [1_000, 400, 999, 1_000, 1_001];
    const clock = createClock(() => times.shift() ?? 0);
    assert.deepEqual(
      [clock.now(), clock.now(), clock.now(), clock.now(), clock.now()],
      [1_000_000, 1_000_001, 1_000_002, 1_000_003, 1_001_000],
    );
  });

  it('goes nine tenths as fast until the machine’s has caught up', () => {
    let real = 0;
    let setBackMs = 0;
    const clock = createClock(
      () => 10 * HOUR_MS + real - setBackMs,
      () => real,
    );
    const start = clock.now();
    setBackMs = HOUR_MS;
    const shown = [5, 9.999, 10, 11].map(hours => {
      real = hours * HOUR_MS;
      return (clock.now() - start) / HOUR_MS / 1000;
    });
    assert.deepEqual(
      shown.map(hours => Math.round(hours * 100) / 100),
      [4.5, 9, 9, 10],
    );
  });

  it('begins after the instant that it is given, and follows a machine that is past it', () => {
    assert.equal(createClock(() => 3, stopped, 7_000).now(), 7_001);
    assert.equal(createClock(() => 9, stopped, 7_000).now(), 9_000);
  });

  it('of this machine shows its time', () => {
    const before = Date.now();
    const shown = createSystemClock().now() / 1000;
    assert.ok(shown >= before && shown <= Date.now() + 1);
  });

  it('grows whatever the machine’s clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2_000_000_000_000 }), { minLength: 2 }), times => {
        let at = 0;
        const clock = createClock(() => times[at++] ?? 0);
        const shown = times.map(() => clock.now());
        assert.ok(shown.every((instant, index) => Number.isSafeInteger(instant) && instant > (shown[index - 1] ?? -1)));
      }),
    );
  });
});
