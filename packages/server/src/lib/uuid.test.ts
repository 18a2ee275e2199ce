/** Ids: in the order of their making whatever the clock does, and any 128 bits from elsewhere. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseUuid, uuidv7 } from './uuid.ts';

/** Later than every clock that the tests of this file have shown, so that they do not depend on each other. */
let base = Date.now() + 1_000_000;
const nextBase = () => {
  base += 10_000_000;
  return base;
};

const timeOf = (id: string) => Number.parseInt(id.replace('-', '').slice(0, 12), 16);

describe('a new id', () => {
  it('is a version 7 UUID of the variant of RFC 9562 that carries the time', () => {
    const now = nextBase();
    for (let each = 0; each < 1_000; each += 1)
      assert.match(uuidv7(now), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const later = nextBase();
    assert.equal(timeOf(uuidv7(later)), later);
  });

  it('sorts behind every earlier one, even 10,000 within one millisecond', () => {
    const now = nextBase();
    const ids = Array.from({ length: 10_000 }, () => uuidv7(now));
    assert.deepEqual(ids.toSorted(), ids);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('sorts behind every earlier one while the clock stands still, jumps and is set back', () => {
    const start = nextBase();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3_600_000, max: 60_000 }), { minLength: 2, maxLength: 50 }), shifts => {
        const ids = shifts.map(shift => uuidv7(start + shift));
        assert.deepEqual(ids.toSorted(), ids);
      }),
    );
  });

  it('carries 62 random bits behind the order', () => {
    const now = nextBase();
    const tails = new Set(Array.from({ length: 5_000 }, () => uuidv7(now).slice(19)));
    assert.equal(tails.size, 5_000);
  });
});

describe('an id from elsewhere', () => {
  it('is taken with any 128 bits, in any letter case, and spelled in lower case', () => {
    const id = '0123abcd-ffff-0fff-0fff-0123456789ab';
    assert.equal(parseUuid(id.toUpperCase()), id);
    assert.equal(parseUuid('00000000-0000-0000-0000-000000000000'), '00000000-0000-0000-0000-000000000000');
    fc.assert(
      fc.property(fc.uuid(), each => {
        assert.equal(parseUuid(each), each);
      }),
    );
  });

  it('is refused in any other spelling', () => {
    for (const text of [
      '',
      '0123abcdffff0fff0fff0123456789ab',
      '{0123abcd-ffff-0fff-0fff-0123456789ab}',
      '0123abcd-ffff-0fff-0fff-0123456789a',
      '0123abcd-ffff-0fff-0fff-0123456789abc',
      '0123abcg-ffff-0fff-0fff-0123456789ab',
      '0123abcd-ffff-0fff-0fff-0123456789ab\n',
      ' 0123abcd-ffff-0fff-0fff-0123456789ab',
    ]) {
      assert.equal(parseUuid(text), undefined, JSON.stringify(text));
    }
  });
});
