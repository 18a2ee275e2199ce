import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ExpandedDevice } from '@heldby/client';
import { groupsOf, nameOf } from './groups.ts';

describe('what a person holds', () => {
  const held = (kind: ExpandedDevice['device']['kind']) => ({ device: { kind } }) as ExpandedDevice;

  it('is grouped by kind, phones first, without empty groups', () => {
    const groups = groupsOf([held('browser'), held('web_catalog'), held('mobile'), held('native_catalog')]);
    assert.deepEqual(
      groups.map(({ title, held: of }) => [title, of.length]),
      [
        ['Phones and tablets', 1],
        ['App catalogs', 2],
        ['Browsers', 1],
      ],
    );
  });

  it('is called by its name, else by its model, else by its kind', () => {
    assert.equal(nameOf({ name: 'Pixel', model: 'Pixel 11', kind: 'mobile' }), 'Pixel');
    assert.equal(nameOf({ name: null, model: 'Pixel 11', kind: 'mobile' }), 'Pixel 11');
    assert.equal(nameOf({ name: null, model: null, kind: 'browser' }), 'Browser');
  });
});
