/** Tables fit the terminal, whatever is in them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import truncatedWidth from 'fast-string-truncated-width';
import { barOf } from './progress.ts';
import { createTable } from './table.ts';

const HEADS = ['ID', 'LOGIN', 'NAME', 'ROLE'];
const ID = '01980000-0000-7000-8000-00000000beef';
const LONG = 'Maximiliane Theodora von und zu Hohenstein-Wittgenstein, MBA';
const ROWS = [
  [ID, 'ann', LONG, 'full'],
  [ID, 'tokyo', '東京都港区芝公園四丁目二番八号の受付電話機', 'member'],
  [ID, 'arabic', 'عبد الرحمن بن محمد بن عبد العزيز الفيصل آل سعود', 'member'],
  [ID, 'family', '👩‍👩‍👧‍👦 family phone', 'member'],
];

function linesFor(columns: number | undefined, isColoured = false): string[] {
  const table = createTable(HEADS, ROWS, { columns, isColoured });
  return [table.head, ...ROWS.map(table.line)];
}

describe('a table', () => {
  for (const columns of [60, 80, 120]) {
    it(`is no wider than a terminal of ${columns} columns`, () => {
      for (const line of linesFor(columns)) assert.ok(truncatedWidth(line).width <= columns, line);
      assert.equal(linesFor(columns)[1]?.includes('…'), columns < 120);
    });
  }

  it('has its columns below each other, for wide, Arabic and joined characters, too', () => {
    for (const columns of [60, 200, undefined]) {
      const ends = linesFor(columns).map(line => {
        const [role = ''] = /\S+$/.exec(line) ?? [];
        return truncatedWidth(line.slice(0, line.length - role.length)).width;
      });
      assert.equal(new Set(ends).size, 1, `${columns}: ${ends.join(' ')}`);
    }
  });

  it('is whole where it does not go to a terminal', () => {
    assert.ok(linesFor(undefined)[1]?.includes(LONG));
  });

  it('has colour only where that is wanted', () => {
    const [head = ''] = linesFor(80, true);
    assert.notEqual(head, stripVTControlCharacters(head));
    assert.equal(linesFor(80)[0], stripVTControlCharacters(head));
  });
});

describe('a bar', () => {
  it('says how far it is, and how many where nobody knows the whole', () => {
    assert.equal(barOf(500, 1000), `[${'#'.repeat(15)}${' '.repeat(15)}] 50 %, 500 of 1000`);
    assert.equal(barOf(12, undefined), '12');
  });
});
