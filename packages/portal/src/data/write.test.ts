import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HeldbyError, type WriteOptions } from '@heldby/client';
import type { Toast } from '../kit/toasts.ts';
import type { Revised } from './conflicts.ts';
import { write } from './write.ts';

function surroundings() {
  const shown: Omit<Toast, 'id'>[] = [];
  const refreshed: string[] = [];
  return {
    shown,
    refreshed,
    toasts: { add: (toast: Omit<Toast, 'id'>) => shown.push(toast) },
    answers: {
      refresh: (prefix: string) => void refreshed.push(prefix),
      remove: (prefix: string) => {
        refreshed.push(`no ${prefix}`);
        return () => void refreshed.push(`still ${prefix}`);
      },
    },
    conflicts: { ask: async () => false },
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

  it('of something that is gone then lets nobody ask for it again', async () => {
    const around = surroundings();
    await write({ run: async () => 1, done: 'Removed', refreshes: ['webhooks'], removes: 'webhooks/1' }, around);
    assert.deepEqual(around.refreshed, ['no webhooks/1', 'webhooks']);
    const refused = { run: () => Promise.reject(refusal('conflict', 'No')), done: '', refreshes: [], removes: 'webhooks/2' };
    await write(refused, around);
    assert.deepEqual(around.refreshed.slice(2), ['no webhooks/2', 'still webhooks/2']);
  });

  const raced = (decisions: boolean[]) => {
    const sent: (number | undefined)[] = [];
    const asked: number[][] = [];
    const around = {
      ...surroundings(),
      conflicts: {
        ask: async (before: Revised, now: Revised) => {
          asked.push([before.revision, now.revision]);
          return decisions.shift() ?? false;
        },
      },
    };
    let stored = 4;
    const change = {
      from: { before: { revision: 3 }, again: async () => ({ revision: stored }) },
      run: async ({ ifRevision }: WriteOptions) => {
        sent.push(ifRevision);
        if (sent.length === 2) stored = 5;
        return ifRevision === stored ? 'saved' : Promise.reject(refusal('precondition_failed', ''));
      },
      done: 'Done',
      refreshes: ['devices/1'],
    };
    return { around, sent, asked, outcome: write(change, around) };
  };

  it('asks what to do about what somebody else has changed, as often as they do, and goes on from there', async () => {
    const { around, sent, asked, outcome } = raced([true, true]);
    assert.deepEqual([(await outcome).ok, sent], [true, [3, 4, 5]]);
    assert.deepEqual(asked, [
      [3, 4],
      [4, 5],
    ]);
    assert.deepEqual([around.refreshed, around.shown.map(({ text }) => text)], [['devices/1'], ['Done']]);
  });

  it('leaves what somebody else has changed, shows it, and says so', async () => {
    const { around, sent, outcome } = raced([false]);
    assert.deepEqual([(await outcome).ok, sent, around.refreshed], [false, [3], ['devices/1']]);
    assert.match(around.shown[0]?.text ?? '', /^Nothing was saved/);
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
