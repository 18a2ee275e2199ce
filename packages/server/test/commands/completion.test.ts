/** Shells complete commands, options, and the names of people, devices and places. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { splitLine } from '../../src/commands/completion/line.ts';
import { ask, heldby, type RunningServer, startServer, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { isInstalled, shellsWith } from '../support/shells.ts';

/** What is suggested, without what is said of it. */
async function suggested(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { status, stdout, stderr } = await heldby(['complete', '--', ...words], { env });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t')[0] ?? '');
}

/** Asks again for some time: the server has 300 ms to say names, which a busy machine does not keep each time. */
async function becomes<T>(look: () => Promise<T>, wanted: T): Promise<void> {
  const end = Date.now() + LOOK_LIMIT_MS;
  let found = await look();
  while (Date.now() < end && !isDeepStrictEqual(found, wanted)) found = await look();
  assert.deepEqual(found, wanted);
}

const LOOK_LIMIT_MS = 20_000;

describe('completion', () => {
  it('suggests commands, their verbs, and their options, but no setting of a server', async () => {
    const commands = await suggested(['']);
    for (const word of ['who', 'person', 'device', 'off-board', 'serve']) assert.ok(commands.includes(word), word);
    assert.ok((await suggested(['device', ''])).includes('create'));
    const options = await suggested(['device', 'create', 'mobile', '--name', 'x', '--']);
    assert.ok(options.includes('--serial') && options.includes('--dry-run'), options.join(' '));
    assert.ok(!options.includes('--port') && !options.includes('--name'), options.join(' '));
  });

  it('suggests the words that an operand or option allows', async () => {
    assert.deepEqual(await suggested(['device', 'create', 'desk']), ['desk_phone']);
    assert.deepEqual(await suggested(['device', 'create', 'mobile', '--platform', 'a']), ['android']);
    assert.deepEqual(await suggested(['device', 'create', 'mobile', '--platform=a']), ['--platform=android']);
    assert.deepEqual(await suggested(['completion', 'f']), ['fish']);
  });

  it('leaves names of files to the shell', async () => {
    assert.equal((await heldby(['complete', '--', 'restore', ''])).status, 1);
    assert.equal((await heldby(['complete', '--', 'backup', 'x', '--repl'])).status, 0);
  });

  it('says nothing where no server answers, one is silent, or nobody has logged in', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>(done => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as { port: number };
    const began = Date.now();
    const wheres = [
      { HELDBY_URL: 'http://127.0.0.1:9', HELDBY_TOKEN: 'x' },
      { HELDBY_URL: `http://127.0.0.1:${port}`, HELDBY_TOKEN: 'x' },
      { HELDBY_URL: 'http://127.0.0.1:9' },
      { HELDBY_DATA: join(temporaryFolder(), 'nowhere') },
    ];
    for (const env of wheres) {
      const cache = { XDG_CACHE_HOME: temporaryFolder() };
      assert.deepEqual(await heldby(['complete', '--', 'who', 'a'], { env: { ...env, ...cache } }), {
        status: 0,
        stdout: '',
        stderr: '',
      });
    }
    assert.ok(Date.now() - began < 20_000);
    silent.close();
  });

  it('splits a line as bash does', () => {
    assert.deepEqual(splitLine('heldby who ').words, ['heldby', 'who', '']);
    assert.deepEqual(splitLine(`a 'b c' "d \\" e" f\\ g`), { words: ['a', 'b c', 'd " e', 'f g'], quote: '' });
    assert.deepEqual(splitLine('a "b c'), { words: ['a', 'b c'], quote: '"' });
  });
});

describe('the names of a running server', () => {
  const data = join(temporaryFolder(), 'data');
  let server: RunningServer;
  let shells: ReturnType<typeof shellsWith>;
  const run = createCommandSession();
  before(async () => {
    server = await startServer(['serve', '--data', data]);
    const where = ['--data', data];
    await ask(['person', 'create', 'ann', '--first-name', 'Ann', '--last-name', 'Lee', ...where], {}, run);
    await ask(['person', 'create', 'annabel', ...where], {}, run);
    await ask(['location', 'create', 'Head office', ...where], {}, run);
    await ask(['location', 'create', '$(touch pwned)', ...where], {}, run);
    await ask(
      ['device', 'create', 'mobile', '--name', 'Reception', '--serial', 'SN1', '--asset-tag', 'lab:7', ...where],
      {},
      run,
    );
    shells = shellsWith({ HELDBY_DATA: data });
  });

  it('are suggested with what they are, through the socket or with a token', async () => {
    const { token } = await ask<{ token: string }>(['token', 'create', '--person', 'admin', '--data', data], {}, run);
    for (const env of [{ HELDBY_DATA: data }, { HELDBY_URL: server.url, HELDBY_TOKEN: token }]) {
      const fresh = { ...env, XDG_CACHE_HOME: temporaryFolder() };
      const finds = (words: readonly string[], names: readonly string[]) => becomes(() => suggested(words, fresh), names);
      await finds(['person', 'show', 'an'], ['ann', 'annabel']);
      await finds(['who', 'rec'], ['Reception']);
      await finds(['device', 'list', '--location', 'head'], ['Head office']);
      await finds(['hand-over', 'SN1', 'person:ann'], ['person:ann', 'person:annabel']);
    }
  });

  it('are kept for a moment in a file that only this user can read', async () => {
    const cache = temporaryFolder();
    await becomes(() => suggested(['person', 'show', 'an'], { HELDBY_DATA: data, XDG_CACHE_HOME: cache }), ['ann', 'annabel']);
    const file = join(cache, 'heldby/completion.json');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.match(readFileSync(file, 'utf8'), /annabel/);
  });

  /** What bash would put in place of the word at the end of the line. */
  const inBash = async (line: string): Promise<string[]> => {
    const script = `source <(heldby completion bash); COMP_LINE='${line.replaceAll("'", "'\\''")}'; COMP_POINT=\${#COMP_LINE}; _heldby; printf '%s\\n' "\${COMPREPLY[@]}"; complete -p heldby`;
    const lines = (await shells.run('bash', script)).trimEnd().split('\n');
    assert.equal(lines.pop(), 'complete -F _heldby heldby');
    return lines;
  };

  it('are completed in bash, quoted, and never run', async () => {
    await becomes(() => inBash('heldby person show an'), ['ann', 'annabel']);
    await becomes(() => inBash('heldby location show hea'), ['Head\\ office']);
    await becomes(() => inBash('heldby location show "Head o'), ['Head office']);
    await becomes(() => inBash('heldby location show $('), ['\\$\\(touch\\ pwned\\)']);
    await becomes(() => inBash('heldby who lab:'), ['7']);
    await becomes(() => inBash('heldby pers'), ['person']);
    assert.ok(!existsSync(join(shells.home, 'pwned')));
  });

  it('are completed in zsh', { skip: isInstalled('zsh') ? false : 'zsh is not installed' }, async () => {
    // Outside of a terminal zsh completes nothing, so that what it would be given is shown in place of its list.
    const script = `compdef() { : }; compadd() { local i; for i in "\${found[@]}"; do print -r -- "$i"; done; for i in "\${shown[@]}"; do print -r -- "$i"; done }
source <(heldby completion zsh)
words=(heldby location show hea); CURRENT=4; _heldby
words=(heldby person show ann); CURRENT=4; _heldby`;
    await becomes(() => shells.run('zsh', script), 'Head office\nHead office\nann\nannabel\nann  -- Ann Lee\nannabel\n');
    assert.equal(
      await shells.run('zsh', 'autoload -Uz compinit; compinit -u -D; source <(heldby completion zsh); print $_comps[heldby]'),
      '_heldby\n',
    );
  });

  it('are completed in fish', { skip: isInstalled('fish') ? false : 'fish is not installed' }, async () => {
    const script = (line: string) => `heldby completion fish | source; complete -C '${line}'`;
    await becomes(() => shells.run('fish', script('heldby location show Hea')), 'Head office\n');
    await becomes(async () => /^ann\tAnn Lee\nannabel/.test(await shells.run('fish', script('heldby person show ann'))), true);
  });
});
