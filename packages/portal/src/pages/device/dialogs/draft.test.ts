import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Device } from '@heldby/client';
import { changedOf, draftOf, tagsIn, takenBack } from './draft.ts';

const device = { name: 'Field phone', make: null, tags: ['van'], platform: 'ios', locationId: null } as unknown as Device;

describe('the form of a device', () => {
  it('sends only what was changed, and null for what was emptied', () => {
    const draft = draftOf(device);
    assert.deepEqual(changedOf(draft, device), {});
    assert.deepEqual(changedOf({ ...draft, name: ' ', make: ' Nokia ', tags: ['van', 'spare'] }, device), {
      name: null,
      make: 'Nokia',
      tags: ['van', 'spare'],
    });
    assert.deepEqual(changedOf({ ...draft, make: '' }, device), {}, 'nothing is still nothing');
  });

  it('takes the same members back to what they were', () => {
    assert.deepEqual(takenBack({ name: 'X', platform: 'android' }, device), { name: 'Field phone', platform: 'ios' });
  });

  it('reads tags between commas, each once', () => {
    assert.deepEqual(tagsIn(' a, b,, a ,'), ['a', 'b']);
    assert.deepEqual(tagsIn(''), []);
  });
});
