/** `heldby batch`: many writes from a file in one call. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ask, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';

const create = (login: string) => ({
  method: 'POST',
  path: '/registry/v1/people',
  body: { login, firstName: login, lastName: 'Lee' },
});

describe('heldby batch', () => {
  const run = createCommandSession();
  const folder = temporaryFolder();
  const where = ['--data', join(folder, 'data')];
  const file = join(folder, 'writes.json');

  it('makes all writes of a file, or none of them', async () => {
    await ask(['org', 'create', 'Acme', ...where], {}, run);
    writeFileSync(file, JSON.stringify([create('ann'), create('ben')]));
    assert.equal(
      (await run(['batch', file, '--dry-run', ...where])).stdout,
      'Nothing is stored: this was tried. Done: 2, refused: 0.\n',
    );
    assert.equal((await run(['batch', file, ...where])).stdout, 'Done: 2, refused: 0.\n');
    const { status, stderr } = await run(['batch', '-', ...where], {
      input: JSON.stringify({ operations: [create('cat'), create('ann')] }),
    });
    assert.equal(status, 4, stderr);
    const logins = (await ask<readonly { login: string }[]>(['person', 'list', ...where], {}, run)).map(({ login }) => login);
    assert.deepEqual(logins, ['ann', 'ben']);
  });

  it('makes each for itself, lists those that were refused, and fails', async () => {
    writeFileSync(file, JSON.stringify([create('dan'), create('ann')]));
    const { status, stdout, stderr } = await run(['batch', file, '--each', ...where]);
    assert.match(stdout, /^Done: 1, refused: 1\.\nNUMBER +NAME +STATUS +WHY\n1 +409 +.*ann/);
    assert.match(stderr, /1 of 2 operations were refused/);
    assert.equal(status, 4);
  });

  it('says what is wrong with a file', async () => {
    writeFileSync(file, '{}');
    const { status, stderr } = await run(['batch', file, ...where]);
    assert.match(stderr, /must be JSON: a list of operations/);
    assert.equal(status, 2);
    assert.equal((await run(['batch', join(folder, 'nowhere'), ...where])).status, 2);
  });
});
