import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LeavingThing } from '@heldby/client';
import { sayLeaving } from './actions.ts';

const thing = (kind: LeavingThing['kind'], becomes: LeavingThing['becomes'] = 'ends') => ({ kind, becomes }) as LeavingThing;

describe('what off-boarding does to somebody', () => {
  it('is said in counts of what ends and what is handed over', () => {
    const things = [
      thing('login'),
      thing('assignment'),
      thing('assignment', 'handed_over'),
      thing('line'),
      thing('token'),
      thing('session'),
      thing('group'),
      thing('block', 'stays'),
    ];
    assert.equal(
      sayLeaving({ things }),
      'Leaves. 1 device ends, 1 device is handed over, 1 line ends, 2 tokens and sessions end, and 1 other thing ends',
    );
    assert.equal(sayLeaving({ things: [thing('login')] }), 'Leaves. Nothing else ends');
  });
});
