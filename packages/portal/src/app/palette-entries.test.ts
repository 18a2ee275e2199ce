import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fits, moveChoice, nearestFirst } from './palette-entries.ts';

describe('the palette', () => {
  it('finds an entry by the beginnings of its words, in any order', () => {
    for (const text of ['', 'sign', 'ou', 'out sig', 'SIGN OUT']) assert.equal(fits('Sign out', text), true, text);
    for (const text of ['ign', 'sign in', 'x']) assert.equal(fits('Sign out', text), false, text);
    assert.equal(fits('Éléments', 'élé'), true);
  });

  it('begins with names that begin with the text, and keeps groups together', () => {
    const found = [
      { group: 'devices', text: 'iPhone from the inventory' },
      { group: 'people', text: 'Ada Frost' },
      { group: 'devices', text: 'Camera 5' },
      { group: 'devices', text: 'Front desk' },
    ] as const;
    const texts = nearestFirst(found, 'FRO').map(({ text }) => text);
    assert.deepEqual(texts, ['Front desk', 'iPhone from the inventory', 'Camera 5', 'Ada Frost']);
  });

  it('moves through its entries by the arrows, round from the last to the first', () => {
    assert.deepEqual([moveChoice(0, 3, 'ArrowDown'), moveChoice(2, 3, 'ArrowDown'), moveChoice(0, 3, 'ArrowUp')], [1, 0, 2]);
    assert.deepEqual(
      [moveChoice(1, 30, 'PageDown'), moveChoice(1, 30, 'PageUp'), moveChoice(0, 0, 'ArrowDown')],
      [9, 0, undefined],
    );
    assert.equal(moveChoice(0, 3, 'a'), undefined);
  });
});
