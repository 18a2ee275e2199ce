/** What the command line writes is safe for a terminal, whatever names the registry holds. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { before, describe, it } from 'node:test';
import { ask, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { onTerminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';

/** Clears the screen, reverses what follows, begins a control sequence in one byte, and fakes a further line. */
const HOSTILE = 'X\u001b[2J\u202e\u009b31m\nID  fake';

describe('a hostile name', () => {
  const run = createCommandSession();
  const data = join(temporaryFolder(), 'data');
  before(async () => {
    await ask(['org', 'create', 'Acme', '--data', data], {}, run);
    await ask(['person', 'create', 'ann', '--data', data], {}, run);
    await ask(['application', 'create', 'Client', '--client-id', 'client', '--data', data], {}, run);
    await ask(['token', 'create', '--person', 'ann', '--data', data], {}, run);
    await ask(['org', 'host', 'add', 'devices.example.com', '--data', data], {}, run);
    await ask(['device', 'create', 'mobile', '--serial', 'S1', '--data', data], {}, run);
    await ask(['assignment', 'create', 'S1', '--person', 'ann', '--data', data], {}, run);
    // Written past the checks of the API: a name may be older than they are.
    const database = new DatabaseSync(join(data, 'heldby.sqlite'));
    for (const column of ['person.display_name', 'application.name', 'organization.name', 'credential.label']) {
      const [table, name] = column.split('.');
      database.prepare(`update ${table} set ${name} = ?`).run(HOSTILE);
    }
    database.close();
  });

  const commands: readonly (readonly string[])[] = [
    ['org', 'list'],
    ['person', 'list'],
    ['application', 'list'],
    ['token', 'list'],
    ['person', 'tokens', 'ann'],
    ['org', 'host', 'list'],
    ['who', 'S1'],
    ['org', 'policy', 'show', '--org', `${HOSTILE}!`],
    // The refusal of a login does not repeat it; that of an organization does.
    ['person', 'create', 'eve', '--org', `${HOSTILE}?`],
    [HOSTILE],
  ];
  for (const words of commands) {
    for (const json of [[], ['--json']]) {
      it(`cannot act on the terminal in heldby ${[...words, ...json].join(' ').replaceAll(HOSTILE, '…')}`, async () => {
        const { stdout, stderr } = await run([...words, ...json, '--data', data]);
        const written = stdout + stderr;
        assert.doesNotMatch(written, /[^\P{Cc}\n]|\p{Bidi_Control}|[\u2028\u2029]/u);
        assert.doesNotMatch(written, /^ID {2}fake/m);
        assert.match(written, /\\u001b\[2J/);
      });
    }
  }
});

describe('the log on a terminal', () => {
  it('shows control characters of a forwarded address and does not act on them', async () => {
    const terminal = onTerminal(['serve', '--data', join(temporaryFolder(), 'data'), '--port', '0', '--trust-proxy', 'loopback']);
    const port = () => Number(/listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(terminal.shown())?.[1]);
    await until(() => port() > 0, 30_000);
    const socket = connect(port(), '127.0.0.1');
    socket.end(
      Buffer.from('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: a\u009b31mb\r\nConnection: close\r\n\r\n', 'latin1'),
    );
    socket.resume();
    await once(socket, 'close');
    await until(() => terminal.shown().includes('"from"'));
    assert.match(terminal.shown(), /"from":"a\\u009b31mb"/);
    assert.ok(!terminal.shown().includes('\u009b'));
  });
});
