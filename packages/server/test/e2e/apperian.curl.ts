/** The documentation page's four commands, run word for word by curl; a .curlrc leads them here (acceptance item 57). */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { assertOffsets, COMMANDS, goldenOf, withInstants } from '../support/apperian-page.ts';
import { type PageServer, servePage, VENDOR_HOST } from '../support/apperian-server.ts';
import { ensureBuilt, temporaryFolder } from '../support/command.ts';

describe('the printed commands of Apperian in curl', () => {
  before(async () => {
    const { status } = spawnSync('curl', ['--version']);
    assert.equal(status, 0, 'curl is not installed: on Debian, apt-get install -y curl ca-certificates');
    await ensureBuilt();
  });

  for (const [name, command] of COMMANDS) {
    it(`57: ${name} prints the documented body, redirected by connect-to only`, async () => {
      const server = await servePage(name);
      const { status, stdout, stderr } = await run(command, homeWith(server));
      assert.equal(status, 0, stderr);
      assert.deepEqual(withInstants(JSON.parse(stdout)), withInstants(goldenOf(name).body));
      assertOffsets(stdout);
      assert.equal(await server.stop(), 0);
    });
  }

  it('a server whose certificate is not trusted is not believed', async () => {
    const [[name, command]] = COMMANDS;
    const server = await servePage(name);
    const { status, stdout } = await run(command, homeWith({ ...server, cert: '/dev/null' }));
    assert.notEqual(status, 0);
    assert.equal(stdout, '');
    assert.equal(await server.stop(), 0);
  });
});

/** A home folder with the two lines that the guide tells. */
function homeWith({ port, cert }: Pick<PageServer, 'port' | 'cert'>): string {
  const home = temporaryFolder();
  writeFileSync(join(home, '.curlrc'), `connect-to = "${VENDOR_HOST}:443:127.0.0.1:${port}"\ncacert = "${cert}"\n`);
  return home;
}

/** In a shell, as it is pasted; no proxy stands between. */
function run(command: string, home: string): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH ?? '', HOME: home, CURL_HOME: home, NO_PROXY: '*' };
  const child = spawn('/bin/sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', part => {
    stdout += part;
  });
  child.stderr.on('data', part => {
    stderr += part;
  });
  return new Promise(resolve => child.on('close', status => resolve({ status, stdout, stderr })));
}
