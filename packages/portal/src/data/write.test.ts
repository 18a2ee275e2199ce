import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HeldbyError } from '@heldby/client';
import type { Toast } from '../kit/toasts.ts';
import { write } from './write.ts';

function surroundings() {
  const shown: Omit<Toast, 'id'>[] = [];
  const refreshed: string[] = [];
  return {
    shown,
    refreshed,
    toasts: { add: (toast: Omit<Toast, 'id'>) => shown.push(toast) },
    answers: { refresh: (prefix: string) => void refreshed.push(prefix) },
  };
}

function refusal(code: 'precondition_failed' | 'conflict', message: string): HeldbyError {
  return new HeldbyError({ code, message }, { method: 'PATCH', url: '', idempotencyKey: null, attempts: 1 });
}

describe('a write', () => {
  it('says what happened, shows it, and can be taken back', async () => {
    const around = surroundings();
    const keys: unknown[] = [];
    const outcome = await write(
      {
        run: async ({ idempotencyKey }) => keys.push(idempotencyKey),
        done: count => `Done ${count}`,
        undo: () => ({ run: async () => keys.push('undone'), done: 'Taken back', refreshes: ['devices'] }),
        refreshes: ['devices', 'people/1'],
      },
      around,
    );
    assert.deepEqual([outcome.ok, around.refreshed, around.shown[0]?.text], [true, ['devices', 'people/1'], 'Done 1']);
    assert.match(String(keys[0]), /^[\da-f-]{36}$/);
    around.shown[0]?.action?.onPress();
    await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual([keys[1], around.shown[1]?.text], ['undone', 'Taken back']);
  });

  it('shows what somebody else has changed meanwhile, and says so', async () => {
    const around = surroundings();
    const run = async () => Promise.reject(refusal('precondition_failed', 'The revision is 4.'));
    const outcome = await write({ run, done: '', refreshes: ['devices/1'] }, around);
    assert.deepEqual([outcome.ok, around.refreshed], [false, ['devices/1']]);
    assert.match(around.shown[0]?.text ?? '', /meanwhile/);
  });

  it('tells every other refusal in the words of the server, and changes nothing on show', async () => {
    const around = surroundings();
    const run = async () => Promise.reject(refusal('conflict', 'The device is held.'));
    await write({ run, done: '', refreshes: ['devices/1'] }, around);
    assert.deepEqual([around.refreshed, around.shown[0]?.text, around.shown[0]?.tone], [[], 'The device is held.', 'bad']);
    await write({ run, done: '', refreshes: [], showsRefusal: true }, around);
    assert.equal(around.shown.length, 1, 'a dialog shows it itself');
  });
});
