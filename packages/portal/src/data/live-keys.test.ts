import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keysOf } from './live-keys.ts';

describe('what an event makes old', () => {
  it('is the object, its device and its owner, each once', () => {
    assert.deepEqual(keysOf({ type: 'device.updated', subject: 'd', deviceId: 'd', ownerId: null }), ['devices/d']);
    assert.deepEqual(keysOf({ type: 'person.updated', subject: 'p', deviceId: null, ownerId: 'p' }), ['people/p']);
    assert.deepEqual(keysOf({ type: 'assignment.ended', subject: 'a', deviceId: 'd', ownerId: 'p' }), [
      'assignments/a',
      'devices/d',
      'people/p',
    ]);
  });

  it('is the list of leavers, too, when somebody leaves or comes back', () => {
    const left = { subject: 'p', deviceId: null, ownerId: 'p' } as const;
    assert.deepEqual(keysOf({ type: 'person.removed', ...left }), ['people/p', 'off-boardings']);
    assert.deepEqual(keysOf({ type: 'off_boarding.planned', ...left, subject: 'o' }), ['off-boardings/o', 'people/p']);
  });
});
