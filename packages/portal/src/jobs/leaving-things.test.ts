import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canTakeBack } from './can-take-back.ts';
import { groupThings, sayMissing } from './leaving-things.ts';

describe('the things of an off-boarding', () => {
  const thing = (kind: 'assignment' | 'login' | 'group' | 'line' | 'push' | 'token', name: string) => ({
    kind,
    id: name,
    name,
    why: null,
  });

  it('are together by their kind, devices first', () => {
    const groups = groupThings([
      thing('group', 'Sales'),
      thing('login', 'ann'),
      thing('line', 'port 1'),
      thing('assignment', 'phone'),
    ]);
    assert.deepEqual(
      groups.map(({ text, things }) => [text, things.map(({ name }) => name)]),
      [
        ['Device', ['phone']],
        ['Line', ['port 1']],
        ['Login', ['ann']],
        ['Group', ['Sales']],
      ],
    );
  });

  it('that did not come back are said by their kinds, so that pushes of a device are not taken for the device', () => {
    const list = (texts: readonly string[]) => texts.join(', ');
    const missing = [thing('push', "Ann's phone"), thing('token', 'app'), thing('token', 'phone app')];
    assert.equal(sayMissing(missing, list), "pushes on Ann's phone, 2 tokens");
  });

  it('can come back until the server says so, and no longer', () => {
    const now = Date.parse('2026-05-04T10:00:00Z');
    assert.equal(canTakeBack('2026-05-04T10:00:01Z', now), true);
    for (const over of ['2026-05-04T10:00:00Z', null]) assert.equal(canTakeBack(over, now), false, String(over));
  });
});
