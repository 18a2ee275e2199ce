import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Choice, chooseTests } from './choose.ts';

/** A core that everything uses, two faces over it, a test beside it, and a test of each face. */
const USERS = new Map([
  ['p/src/core.ts', new Set(['p/src/core.test.ts', 'p/src/webex/face.ts', 'p/src/genesys/face.ts'])],
  ['p/src/webex/face.ts', new Set(['p/test/webex-people.test.ts', 'p/test/webex-devices.test.ts'])],
  ['p/src/genesys/face.ts', new Set(['p/test/genesys-create.test.ts', 'p/test/genesys-read.test.ts'])],
]);
const FILES = [...new Set([...USERS.keys(), ...[...USERS.values()].flatMap(each => [...each])])].toSorted();

function choose(changed: readonly string[], budgetSeconds: number): Choice {
  return chooseTests({ users: USERS, files: FILES, changed, secondsOf: () => 1, budgetSeconds });
}

describe('the tests for a change', () => {
  it('are all that it reaches while there is time', () => {
    assert.deepEqual(choose(['p/src/webex/face.ts'], 10), {
      chosen: ['p/test/webex-devices.test.ts', 'p/test/webex-people.test.ts'],
      left: [],
    });
  });

  it('are the unit test and one of each subject where time is short, and the rest is told', () => {
    const { chosen, left } = choose(['p/src/core.ts'], 3);
    assert.deepEqual(chosen, ['p/src/core.test.ts', 'p/test/genesys-create.test.ts', 'p/test/webex-devices.test.ts']);
    assert.deepEqual(left, ['p/test/genesys-read.test.ts', 'p/test/webex-people.test.ts']);
  });

  it('begin with those that share a word with what was changed', () => {
    assert.deepEqual(choose(['p/src/core.ts', 'p/src/genesys/face.ts'], 3).chosen, [
      'p/src/core.test.ts',
      'p/test/genesys-create.test.ts',
      'p/test/genesys-read.test.ts',
    ]);
  });

  it('begin with a changed test, at any price', () => {
    assert.deepEqual(choose(['p/test/webex-people.test.ts'], 0).chosen, ['p/test/webex-people.test.ts']);
  });

  it('are none for what no test can see', () => {
    assert.deepEqual(choose(['LICENSE'], 10), { chosen: [], left: [] });
  });
});
