/** A backup or a restore that is killed in the middle: nothing half is left, and nothing half is served. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ask, heldby, invocation, startServer, temporaryFolder } from '../support/command.ts';
import { freshDatabase } from '../support/databases.ts';
import { preloaded } from '../support/ended-by.ts';
import { ENGINES } from '../support/registry.ts';
import { until } from '../support/until.ts';

/** Kills the process when it has read the backup to its end for the second time, and so has not committed its rows. */
const KILLED_RESTORE = preloaded(`
  const { createReadStream } = fs;
  let times = 0;
  fs.createReadStream = (...given) => {
    const stream = createReadStream(...given);
    if ((times += 1) === 2) stream.once('end', () => process.kill(process.pid, 'SIGKILL'));
    return stream;
  }`);

/** Never ends the file that is written. */
const HANGING_BACKUP = preloaded(`
  const { createWriteStream } = fs;
  fs.createWriteStream = (...given) => {
    const stream = createWriteStream(...given);
    stream._final = () => undefined;
    return stream;
  }`);

const UNFINISHED =
  /^heldby: A restore into this store was not finished, and nothing of it is there: run `heldby restore` again, /;

describe('an interrupted backup or restore', () => {
  const folder = temporaryFolder();
  const [data, file] = [join(folder, 'data'), join(folder, 'backup')];
  before(async () => {
    await ask(['org', 'create', 'Acme', '--data', data]);
    await ask(['person', 'create', 'ann', '--data', data]);
    await ask(['backup', file, '--data', data]);
  });

  for (const engine of ENGINES) {
    it(`leaves a store that is not served until it is restored, on ${engine}`, async () => {
      const database = engine === 'postgres' ? await freshDatabase() : undefined;
      try {
        const restored = ['--data', join(temporaryFolder(), 'data')];
        if (database !== undefined) restored.push('--database-url', database.url);
        const killed = await heldby(['restore', file, ...restored], { node: KILLED_RESTORE });
        assert.deepEqual([killed.status, killed.stdout], [null, '']);
        for (const words of [
          ['serve', '--port', '0'],
          ['org', 'list'],
          ['org', 'create', 'New'],
          ['backup', join(folder, 'none')],
        ]) {
          const { status, stdout, stderr } = await heldby([...words, ...restored]);
          assert.match(stderr, UNFINISHED);
          assert.deepEqual([status, stdout], [4, '']);
        }
        assert.equal((await heldby(['restore', file, ...restored])).status, 0);
        const server = await startServer(['serve', ...restored]);
        assert.equal(server.said[0]?.event, 'listening');
        assert.equal(await server.stop(), 0);
        assert.equal((await ask<unknown[]>(['person', 'list', ...restored])).length, 1);
      } finally {
        await database?.drop();
      }
    });
  }

  const beside = (base: string) => readdirSync(folder).filter(name => name.startsWith(`${base}.`));
  const hanging = async (base: string, signal: NodeJS.Signals) => {
    const { words, options } = invocation(['backup', join(folder, base), '--data', data], { node: HANGING_BACKUP });
    const child = spawn(process.execPath, words, { ...options, stdio: 'ignore' });
    const ended = new Promise<number | null>(done => child.once('close', status => done(status)));
    await until(() => beside(base).length > 0, 30_000);
    child.kill(signal);
    return ended;
  };

  it('leaves a temporary file of a killed backup, which the next backup removes', async () => {
    assert.equal(await hanging('killed', 'SIGKILL'), null);
    assert.match(beside('killed').join(' '), /^killed\.\d+\.part$/);
    // Neither of these is left over: another process may write one, and the other is no unfinished backup.
    const kept = [`killed.${process.ppid}.part`, 'killed.old.part'];
    for (const name of kept) writeFileSync(join(folder, name), '');
    assert.equal((await heldby(['backup', join(folder, 'killed'), '--data', data])).status, 0);
    assert.deepEqual(beside('killed').toSorted(), kept.toSorted());
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`leaves nothing of a backup that ${signal} ends`, async () => {
      assert.equal(await hanging(signal, signal), 5);
      assert.deepEqual(beside(signal), []);
      assert.ok(!readdirSync(folder).includes(signal));
    });
  }
});
