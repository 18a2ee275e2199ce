import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSeededRandom, machineRandom } from './random.ts';

describe('seeded random bytes', () => {
  it('are the same for the same seed, however they are asked for, and others for another', () => {
    const [one, other] = [createSeededRandom('a'), createSeededRandom('a')];
    const together = one.bytes(100).toString('hex');
    const apart = Array.from({ length: 10 }, () => other.bytes(10).toString('hex')).join('');
    assert.equal(apart, together);
    assert.notEqual(createSeededRandom('b').bytes(100).toString('hex'), together);
  });

  it('go on from where they were', () => {
    const random = createSeededRandom('a');
    random.bytes(37);
    const at = random.position();
    const next = random.bytes(20).toString('hex');
    random.goTo(at);
    assert.equal(random.bytes(20).toString('hex'), next);
  });
});

describe('numbers below a limit', () => {
  it('are whole, below it, and reach both ends', () => {
    for (const random of [createSeededRandom('numbers'), machineRandom]) {
      const seen = new Set(Array.from({ length: 500 }, () => random.below(10)));
      assert.deepEqual(
        [...seen].toSorted((a, b) => a - b),
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      );
    }
  });
});
