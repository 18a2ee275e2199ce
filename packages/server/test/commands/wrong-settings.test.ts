import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { heldby, temporaryFolder } from '../support/command.ts';

describe('a wrong setting', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'file');
  const data = join(folder, 'data');
  const taken = createServer();
  before(async () => {
    writeFileSync(file, 'no certificate');
    await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
  });
  after(() => taken.close());
  const takenPort = () => {
    const address = taken.address();
    return typeof address === 'object' && address !== null ? String(address.port) : '';
  };

  const cases: readonly (readonly [title: string, words: () => readonly string[], says: RegExp])[] = [
    ['a port that is none', () => ['serve', '--port', '99999'], /--port must be a whole number from 0 to 65535, not "99999"/],
    ['an unknown log level', () => ['serve', '--log-level', 'loud'], /--log-level must be one of trace, .*not "loud"/],
    ['an unknown option', () => ['serve', '--prot', '1'], /unknown option '--prot'.*--port/],
    ['an unknown command', () => ['serv'], /unknown command 'serv'.*serve/],
    ['a missing operand', () => ['org', 'create'], /missing required argument 'name'/],
    ['an operand too many', () => ['org', 'list', 'all'], /too many arguments/],
    ['a public URL with a path', () => ['serve', '--public-url', 'https://a.example/b'], /--public-url must be an origin/],
    ['a proxy that is no address', () => ['serve', '--trust-proxy', '10.0.0.0/99'], /--trust-proxy must be addresses/],
    ['a certificate without its key', () => ['serve', '--tls-cert', file], /Give both --tls-cert and --tls-key/],
    [
      'a certificate that does not exist',
      () => ['serve', '--tls-cert', join(folder, 'none.pem'), '--tls-key', file],
      /none\.pem cannot be read: it does not exist; check --tls-cert/,
    ],
    [
      'a certificate that is none',
      () => ['serve', '--tls-cert', file, '--tls-key', file],
      /are no certificate and its key in PEM.*check --tls-cert and --tls-key/,
    ],
    [
      'a data folder that is a file',
      () => ['serve', '--data', join(file, 'below')],
      /The data folder .* cannot be used: a part of its path is not a folder; choose another with --data/,
    ],
    [
      'a data folder whose path is too long for a socket',
      () => ['serve', '--data', join(folder, 'x'.repeat(120))],
      /path of the data folder is too long for a socket.*--data/,
    ],
    [
      'a port that is taken',
      () => ['serve', '--port', takenPort()],
      /Cannot listen on port \d+ of 127\.0\.0\.1: something else listens there; choose another with --port/,
    ],
    [
      'an address that this machine does not have',
      () => ['serve', '--host', '192.0.2.1', '--port', '0'],
      /Cannot listen on port 0 of 192\.0\.2\.1: this machine does not have the address/,
    ],
    [
      'a database URL of another kind',
      () => ['serve', '--database-url', 'mysql://x'],
      /--database-url must be a URL that begins/,
    ],
  ];

  for (const [title, words, says] of cases) {
    it(`${title} stops the start with one sentence and the exit code 2`, async () => {
      const { status, stdout, stderr } = await heldby(['--data', data, ...words()]);
      assert.match(stderr, /^heldby: [^\n]+\n$/);
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /secret|at .*\.ts:\d/);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.ok(!existsSync(data), 'nothing is created before the settings are known to work');
    });
  }

  it('an environment variable is named in the sentence about it, and a flag wins over it', async () => {
    const env = { HELDBY_PORT: 'many' };
    assert.match((await heldby(['org', 'list', '--data', data], { env })).stderr, /HELDBY_PORT must be a whole number/);
    assert.equal((await heldby(['migrate', '--data', join(folder, 'other'), '--port', '1'], { env })).status, 0);
  });

  it('is told as JSON on the error stream with --json, also when it is the option itself', async () => {
    for (const words of [
      ['serve', '--port', 'x'],
      ['serve', '--prot'],
    ]) {
      const { status, stdout, stderr } = await heldby([...words, '--json']);
      const { error } = JSON.parse(stderr) as { error: { code: string; message: string } };
      assert.deepEqual([status, stdout, error.code], [2, '', 'invalid']);
      assert.match(error.message, /--(port|prot)/);
    }
  });

  it('the version and the help are asked for without any setting', async () => {
    const version = await heldby(['--version']);
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
    const help = await heldby(['token', 'create', '--help']);
    assert.match(help.stdout, /--scope <word>[\s\S]*--database-url/);
    assert.deepEqual([version.status, help.status], [0, 0]);
  });

  it('the name of the program or of a group alone asks for its help', async () => {
    for (const words of [[], ['org'], ['application', 'secret'], ['token']]) {
      const { status, stdout, stderr } = await heldby(words);
      assert.match(stdout, new RegExp(`^Usage: ${['heldby', ...words].join(' ')} `));
      assert.deepEqual([status, stderr], [0, '']);
    }
  });
});
