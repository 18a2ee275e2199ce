/** Nobody opens Node's inspector in a running heldby. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { ensureBuilt, startServer, temporaryFolder } from '../support/command.ts';
import { listeningSockets } from '../support/listening-sockets.ts';

describe('SIGUSR1', () => {
  before(ensureBuilt);

  for (const [title, words, built] of [
    ['the server from its sources', ['serve', '--data', temporaryFolder()], false],
    ['the server as it is published', ['serve', '--data', temporaryFolder()], true],
    ['the demo', ['demo'], false],
  ] as const) {
    it(`does not open the inspector of ${title}, and does not end it`, async () => {
      const { child, url, stderr, stop } = await startServer(words, { built, node: ['--inspect-port=0'] });
      const before = listeningSockets(child.pid ?? 0);
      assert.equal(before.length, 1);
      child.kill('SIGUSR1');
      // The inspector listens within the first of these.
      for (let request = 0; request < 50; request += 1) assert.equal((await fetch(`${url}/healthz`)).status, 200);
      assert.deepEqual(listeningSockets(child.pid ?? 0), before);
      assert.doesNotMatch(stderr(), /debugger|inspector/i);
      assert.equal(await stop(), 0);
    });
  }
});
