/** Tests what a terminal is never given, and what it is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allPrintable, printable, printableJson, printableLines } from './printable.ts';

describe('text for a terminal', () => {
  it('shows control characters, separators and changes of direction instead of acting upon them', () => {
    const cases: readonly (readonly [text: string, shown: string])[] = [
      ['\u001b[2J', '\\u001b[2J'],
      ['\u009b31m', '\\u009b31m'],
      ['a\r\nb\tc\u0000\u007f', 'a\\u000d\\u000ab\\u0009c\\u0000\\u007f'],
      ['evil\u202etxt.exe\u2066\u2069', 'evil\\u202etxt.exe\\u2066\\u2069'],
      ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
      ['\u{e0041}', '\\udb40\\udc41'],
    ];
    for (const [text, shown] of cases) assert.equal(printable(text), shown);
  });

  it('leaves the letters, joiners and emoji of every language as they are', () => {
    for (const name of ['Žofie Dvořáková', 'می‌خواهم', '山田 太郎', '👩‍💻', "O'Brien – \\"]) assert.equal(printable(name), name);
  });

  it('keeps the line breaks of the program itself, and escapes those inside of values', () => {
    assert.equal(printableLines('a\nb\u001b'), 'a\nb\\u001b');
    assert.deepEqual(allPrintable({ a: ['x\ny', 1, null], b: { c: 'z\u0007' } }), {
      a: ['x\\u000ay', 1, null],
      b: { c: 'z\\u0007' },
    });
  });

  it('as JSON parses to the same value', () => {
    const value = { name: 'a\u001b\u009b\u202e\u2028\u{e0041}"\\' };
    const json = printableJson(value);
    assert.match(json, /^[\x20-\x7e]+$/);
    assert.deepEqual(JSON.parse(json), value);
  });
});
