/** The clock: whole microseconds that only ever grow. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createClock } from './clock.ts';

it('the clock shows the time in microseconds', () => {
  assert.equal(createClock(() => 1_777_877_024_123).now(), 1_777_877_024_123_000);
});

it('the clock never shows the same instant twice, however often it is asked within a millisecond', () => {
  const clock = createClock(() => 5);
  assert.deepEqual([clock.now(), clock.now(), clock.now()], [5_000, 5_001, 5_002]);
});

it('the clock goes on when the machine’s is set back, and follows it again once it has caught up', () => {
  const times = [1_000, 400, 999, 1_000, 1_001];
  const clock = createClock(() => times.shift() ?? 0);
  assert.deepEqual(
    [clock.now(), clock.now(), clock.now(), clock.now(), clock.now()],
    [1_000_000, 1_000_001, 1_000_002, 1_000_003, 1_001_000],
  );
});

it('the clock grows whatever the machine’s clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2_000_000_000_000 }), { minLength: 2 }), times => {
      let at = 0;
      const clock = createClock(() => times[at++] ?? 0);
      const shown = times.map(() => clock.now());
      assert.ok(shown.every((instant, index) => Number.isSafeInteger(instant) && instant > (shown[index - 1] ?? -1)));
    }),
  );
});
