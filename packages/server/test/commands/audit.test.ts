/** `heldby audit`: the history is verified beside a running server, without one, and in an exported file without a store. */
import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { startServer, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';

const run = createCommandSession();

async function does(words: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(words);
  assert.equal(status, 0, stderr);
  return stdout;
}

async function fails(words: readonly string[], message: RegExp): Promise<void> {
  const { status, stderr } = await run(words);
  assert.notEqual(status, 0);
  assert.match(stderr, message);
}

describe('the audit commands', () => {
  const folder = temporaryFolder();
  const data = ['--data', join(folder, 'data')];
  const file = join(folder, 'events.ndjson');

  before(async () => {
    await does(['org', 'create', 'Acme', ...data]);
    for (const login of ['ann', 'ben', 'eve'])
      await does(['person', 'create', login, '--first-name', login, '--last-name', 'Lee', ...data]);
    await does(['audit', 'export', file, ...data]);
  });

  const lines = () => readFileSync(file, 'utf8').trimEnd().split('\n');
  const changed = (change: (lines: string[]) => void) => {
    const copy = join(folder, 'changed.ndjson');
    const all = lines();
    change(all);
    writeFileSync(copy, `${all.join('\n')}\n`);
    return copy;
  };

  it('verify the history without a server, and beside one', async () => {
    assert.match(await does(['audit', 'verify', ...data]), /^Verified 3 events\. The last one is 3, its chain [0-9a-f]{64}\.\n$/);
    const server = await startServer(['serve', ...data]);
    assert.match(await does(['audit', 'verify', ...data]), /^Verified \d+ events?\./);
    await server.stop();
  });

  it('verify from an event that was kept, and refuse another chain of it', async () => {
    const event = JSON.parse(lines()[2] ?? ''); // The second one.
    const from = ['--after', String(event.sequence)];
    assert.match(await does(['audit', 'verify', ...from, '--chain', event.chain, ...data]), /^Verified \d+ events?\./);
    await fails(
      ['audit', 'verify', ...from, '--chain', '0'.repeat(64), ...data],
      /The event 3, or what came before it, is not what was recorded/,
    );
  });

  it('export a file that only this user can read, and verify it without the store', async () => {
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(lines().length, 5);
    assert.match(await does(['audit', 'verify', '--file', file]), /^Verified 3 events\./);
    await fails(['audit', 'export', file, ...data], /exists already/);
    chmodSync(file, 0o644);
    await does(['audit', 'export', file, '--replace', ...data]);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('name the first event of a file that was changed, removed or added, and a file that was cut off', async () => {
    const tampered: [string, (lines: string[]) => void, RegExp][] = [
      [
        'a name',
        all => all.splice(2, 1, (all[2] ?? '').replace('ben', 'bob')),
        /The event 2, or what came before it, is not what was recorded/,
      ],
      ['a removed event', all => all.splice(2, 1), /The event 2 is missing/],
      ['an added event', all => all.splice(3, 0, all[2] ?? ''), /The event 3 is missing/],
      ['removed last events', all => all.splice(3, 1), /The event 3 is missing/],
      ['a cut file', all => all.splice(4), /The file was cut off/],
      ['another file', all => all.splice(0, 1), /The file is not an export of events/],
    ];
    for (const [, change, message] of tampered) await fails(['audit', 'verify', '--file', changed(change)], message);
    await fails(['audit', 'verify', '--file', join(folder, 'none')], /There is no file/);
  });
});
