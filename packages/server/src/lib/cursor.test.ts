/** A cursor gives its position back unchanged, and any other text is recognized as no cursor. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

it('a cursor gives back the position that it was made of, and needs no escaping in a URL', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.string(), (number, text) => {
      fc.pre(!text.includes('\0'));
      const cursor = encodeCursor([number, text]);
      assert.match(cursor, /^[\w-]+$/);
      assert.deepEqual(decodeCursor(cursor, ['number', 'string']), [number, text]);
    }),
  );
});

it('what is not a cursor of the wanted kinds is none', () => {
  const refused: [string, readonly ('string' | 'number')[]][] = [
    ['', ['number']],
    ['%%%', ['number']],
    ['bm90IGpzb24', ['number']],
    [encode([1, 2]), ['number']],
    [encode([]), ['number']],
    [encode(1), ['number']],
    [encode(null), ['number']],
    [encode({ 0: 1, length: 1 }), ['number']],
    [encode(['1']), ['number']],
    [encode([1]), ['string']],
    [encode([1.5]), ['number']],
    [encode([2 ** 53]), ['number']],
    [encode([null]), ['string']],
    [encode([['a']]), ['string']],
    [encode(['a\0b']), ['string']],
  ];
  for (const [text, kinds] of refused) assert.equal(decodeCursor(text, kinds), undefined, text);
});

it('reading a cursor never throws, whatever the text', () => {
  const text = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.json().map(json => Buffer.from(json).toString('base64url')),
  );
  fc.assert(
    fc.property(text, each => {
      const position = decodeCursor(each, ['string']);
      assert.ok(position === undefined || (position.length === 1 && typeof position[0] === 'string'));
    }),
  );
});
