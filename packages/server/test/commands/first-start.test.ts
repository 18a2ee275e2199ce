/** The first start of a server: where its administrator's token goes, and what a kill in the middle of it leaves. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ask, heldby, startServer, temporaryFolder } from '../support/command.ts';
import { freshDatabase } from '../support/databases.ts';
import { onTerminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';

const START_DEADLINE_MS = 30_000;

/** Kills the process when it puts the token file into its place for the nth time. */
function killAtTokenFile(nth: number): string[] {
  const source = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { renameSync } = fs;
    let times = 0;
    fs.renameSync = (from, to) => {
      if (to.endsWith('admin-token') && (times += 1) === ${nth}) process.kill(process.pid, 'SIGKILL');
      return renameSync(from, to);
    };
    syncBuiltinESMExports();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(source)}`];
}

describe('the first start', () => {
  it("shows the administrator's token on a terminal, and only there", async () => {
    const data = join(temporaryFolder(), 'data');
    const terminal = onTerminal(['serve', '--data', data, '--port', '0', '--log-level', 'silent']);
    await until(() => terminal.shown().includes('heldby listens on'), START_DEADLINE_MS);
    const token = readFileSync(join(data, 'admin-token'), 'utf8').trim();
    assert.match(token, /^\S{40,}$/);
    assert.ok(terminal.shown().includes(token));

    const piped = await startServer(['serve', '--data', join(temporaryFolder(), 'data')]);
    assert.ok(!(piped.stdout() + piped.stderr()).includes(piped.token()));
    assert.equal(statSync(String(piped.said[0]?.tokenFile)).mode & 0o777, 0o600);
  });

  for (const nth of [1, 2]) {
    it(`that is killed before the token file is written for time ${nth} is finished by the next start`, async () => {
      const data = join(temporaryFolder(), 'data');
      const killed = await heldby(['serve', '--data', data, '--port', '0'], { node: killAtTokenFile(nth) });
      assert.deepEqual([killed.status, killed.stdout], [null, '']);
      const server = await startServer(['serve', '--data', data]);
      const headers = { authorization: `Bearer ${server.token()}` };
      assert.equal((await fetch(`${server.url}/registry/v1/me`, { headers })).status, 200);
      assert.equal((await ask<unknown[]>(['org', 'list', '--data', data])).length, 1);
      assert.equal((await ask<unknown[]>(['person', 'list', '--data', data])).length, 1);
      assert.equal(await server.stop(), 0);
      const next = await startServer(['serve', '--data', data]);
      assert.equal(next.said[0]?.event, 'listening');
    });
  }

  it('on PostgreSQL puts the token into the data folder, and creates nothing when it cannot', async () => {
    const { url, drop } = await freshDatabase();
    const folder = temporaryFolder();
    try {
      writeFileSync(join(folder, 'file'), '');
      const serve = ['serve', '--database-url', url, '--port', '0'];
      const { status, stderr } = await heldby([...serve, '--data', join(folder, 'file', 'data')]);
      assert.match(
        stderr,
        /^heldby: The administrator's token cannot be written to .*: a part of its path is not a folder; .*--data\.\n$/,
      );
      assert.equal(status, 2);
      const server = await startServer(['serve', '--database-url', url, '--data', join(folder, 'data')]);
      assert.equal(server.said[0]?.tokenFile, join(folder, 'data', 'admin-token'));
      const headers = { authorization: `Bearer ${server.token()}` };
      assert.equal((await fetch(`${server.url}/registry/v1/me`, { headers })).status, 200);
      assert.equal(await server.stop(), 0);
    } finally {
      await drop();
    }
  });

  it('does not create the data folder or a store when the folder cannot be used', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'data', 'heldby.lock'), { recursive: true });
    const { status, stderr } = await heldby(['serve', '--data', join(folder, 'data'), '--port', '0']);
    assert.match(stderr, /^heldby: The data folder .* cannot be used: /);
    assert.equal(status, 2);
    assert.ok(!existsSync(join(folder, 'data', 'heldby.sqlite')));
  });
});
