import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { heldby, startServer, temporaryFolder } from '../support/command.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');

describe('heldby demo', () => {
  it('shows a tidy page, quiet but for the commands, and takes a free port when its own is taken', async () => {
    const taken = createServer();
    // Another program may have the usual port; the demo finds it taken.
    await new Promise<void>(done => taken.once('error', () => done()).listen(8080, '127.0.0.1', done));
    const temporary = temporaryFolder();
    const folder = resolve(temporary, 'own');
    mkdirSync(folder);
    try {
      const child = spawn(process.execPath, ['-C', 'heldby-source', 'packages/server/bin/heldby.js', 'demo'], {
        cwd: ROOT,
        env: { ...process.env, TMPDIR: folder },
      });
      let page = '';
      let notes = '';
      child.stderr.setEncoding('utf8').on('data', part => {
        notes += part;
      });
      await new Promise<void>((shown, failed) => {
        child.once('close', () => failed(new Error(notes)));
        child.stdout.setEncoding('utf8').on('data', part => {
          page += part;
          if (page.endsWith('\nJS\n\n')) shown();
        });
      });
      const closed = new Promise(done => child.once('close', done));
      await fetch(`${/http:\/\/127\.0\.0\.1:\d+/.exec(page)?.[0]}/healthz`);
      child.kill('SIGTERM');
      assert.equal(await closed, 0);
      assert.equal(notes, 'Port 8080 is taken: the demo takes a free one.\n');
      assert.match(page, /^heldby demo: http:\/\/127\.0\.0\.1:\d+\/\nOpen this address in a browser/);
      assert.match(
        page,
        /\n {2}ada\.lindqvist {2}password harbour-lights {2}\(administrator\)\n {2}chiara\.moretti {2}password /,
      );
      assert.match(page, /\nHarbour Lights: 1[3-6]\d people and [34]\d\d devices, and two years of history\./);
      assert.doesNotMatch(page, /"level"|:8080/);
      assert.doesNotMatch(page, /[a-z2-7]{40}/, 'a secret is on the page');
      assert.equal(page.match(/^# /gm)?.length, 14);
      assert.ok(page.split('\n').every(line => line.length < 240));
    } finally {
      taken.close();
    }
  });

  it('says which sizes there are when it is given another', async () => {
    const { status, stderr } = await heldby(['demo', '--size', '11']);
    assert.deepEqual([status, stderr], [2, 'heldby: --size must be a whole number from 12 to 50000, not "11".\n']);
  });

  it('does not touch the store that the settings name', async () => {
    const demo = await startServer(['demo', '--data', '/dev/null/none', '--database-url', 'postgres://127.0.0.1:1/none']);
    assert.equal(await demo.stop(), 0);
  });
});
