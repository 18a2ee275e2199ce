/** `heldby emulate`: what it prints works as it is printed, and what it records is what was asked. */
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { pageOf } from '../../src/commands/emulate/page.ts';
import { openEmulator } from '../../src/emulation/emulator.ts';
import { startServer, temporaryFolder } from '../support/command.ts';

interface Shown {
  readonly url: string;
  readonly tries: readonly { readonly vendor: string; readonly role: string; readonly command: string }[];
}

it('prints a command for each vendor and role that works, takes any token, and records', async () => {
  const record = join(temporaryFolder(), 'requests.ndjson');
  writeFileSync(record, '', { mode: 0o644 });
  const server = await startServer(['emulate', '--any-token', '--record', record]);
  assert.equal(statSync(record).mode & 0o777, 0o600);
  const shown = server.said.at(-1) as unknown as Shown;
  assert.equal(shown.tries.length, 20);
  for (const { vendor, role, command } of shown.tries) {
    const [, url = '', name = '', value = ''] = /^curl -s '([^']+)' -H '([^:]+): ([^']+)'$/.exec(command) ?? [];
    const { status } = await fetch(url, { headers: { [name]: value } });
    assert.equal(status, 200, `${vendor} ${role}: ${command}`);
  }
  assert.equal((await fetch(`${shown.url}/v1/devices`, { headers: { authorization: 'Bearer of-the-vendor' } })).status, 200);
  assert.equal(await server.stop(), 0);
  const lines = readFileSync(record, 'utf8').trimEnd().split('\n');
  assert.equal(lines.length, 21);
  assert.deepEqual(JSON.parse(lines.at(-1) ?? '').operation, 'webex.devices.list');
});

it('warns where others can reach it, and not on the own machine', async () => {
  for (const [args, env, isReached] of [
    [['--host', '0.0.0.0'], {}, true],
    [[], { HELDBY_HOST: '0.0.0.0' }, true],
    [['--host', 'localhost'], {}, false],
  ] as const) {
    const server = await startServer(['emulate', ...args], { env });
    assert.equal(await server.stop(), 0);
    if (isReached) assert.match(JSON.parse(server.stderr()).warning, /^the emulator listens on 0\.0\.0\.0/);
    else assert.equal(server.stderr(), '');
  }
});

it('tells somebody who can sign in, if there is one', async () => {
  const [bob, ann] = [
    { login: 'bob', firstName: 'Bob', lastName: 'Ray', role: 'full' },
    { login: 'ann', firstName: 'Ann', lastName: 'Lee' },
  ];
  const seed = (people: readonly object[]) => ({ heldby: 'seed', version: 1, organization: 'Acme', people });
  for (const [options, said] of [
    [{}, 'sign in as ada.lindqvist, password harbour-lights'],
    [{ seed: seed([bob, { ...ann, password: 'correct horse' }]) }, 'sign in as ann, password correct horse'],
    [{ seed: seed([bob, ann]) }, 'nobody has a password'],
    [{ seed: seed([bob, ann]), anyToken: true }, 'sign in as bob, password harbour-lights'],
  ] as const) {
    const emulator = await openEmulator(options);
    try {
      assert.ok(pageOf(emulator, []).includes(`people; ${said}\n`), pageOf(emulator, []));
      const [, login = '', password = ''] = /^sign in as (\S+), password (.+)$/.exec(said) ?? [];
      if (login === '') continue;
      const body = JSON.stringify({ user_id: login, password });
      const headers = { 'content-type': 'application/json' };
      const { status } = await fetch(`${emulator.url}/v1/users/authenticate`, { method: 'POST', headers, body });
      assert.equal(status, 200, said);
    } finally {
      await emulator.close();
    }
  }
});
