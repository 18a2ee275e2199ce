/** A command that asks a server starts quickly, because it loads nothing of a server. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ask, ensureBuilt, heldby, type RunningServer, startServer, temporaryFolder } from '../support/command.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const TRACE = join(ROOT, 'packages/server/test/support/trace-modules.ts');

/** What a command may load: itself, pure helpers, and the client. */
const LIGHT =
  /^packages\/(?:server\/(?:bin|src\/(?:commands|lib|main\.ts|setting[\w-]*\.ts|domain\/problem\.ts|daemon\/(?:operator-fetch|socket)\.ts))|client\/src)/;
/** What it may load of other people's: the parser of its options, and the width of characters. */
const LIGHT_PACKAGES = /^.*node_modules\/(?:commander|fast-string-truncated-width|fastest-levenshtein)\//;

interface Loaded {
  readonly status: number | null;
  readonly files: readonly string[];
}

async function loadedBy(words: readonly string[], env: Readonly<Record<string, string>>, built: boolean): Promise<Loaded> {
  const trace = join(temporaryFolder(), 'modules');
  const { status } = await heldby(words, { env: { ...env, TRACE_MODULES: trace }, built, node: ['--import', TRACE] });
  const urls = readFileSync(trace, 'utf8').split('\n');
  const files = urls.filter(url => url.startsWith('file:')).map(url => relative(ROOT, fileURLToPath(url)));
  return { status, files: built ? files.flatMap(sourcesOf) : files };
}

/** The sources that were put into a file of the bundle. A file without a map only names others. */
function sourcesOf(file: string): string[] {
  const map = join(ROOT, `${file}.map`);
  if (!existsSync(map)) return file.includes('/bundle/') ? [] : [file];
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] };
  return sources.map(source => relative(ROOT, resolve(dirname(map), source)));
}

function heavyOf({ files }: Loaded): readonly string[] {
  return files.filter(file => !LIGHT.test(file) && !LIGHT_PACKAGES.test(file));
}

describe('the published files', () => {
  before(ensureBuilt);

  it('have no letter beyond ASCII, which would make each start read them slowly', () => {
    const files = globSync('packages/server/dist/bundle/*.js', { cwd: ROOT });
    assert.ok(files.length > 20);
    assert.deepEqual(
      files.filter(file => /[^\p{ASCII}]/u.test(readFileSync(join(ROOT, file), 'utf8'))),
      [],
    );
  });
});

describe('a command that asks a server', () => {
  const data = join(temporaryFolder(), 'data');
  let server: RunningServer;
  let remote: Readonly<Record<string, string>>;
  before(async () => {
    await ensureBuilt();
    server = await startServer(['serve', '--data', data]);
    const { token } = await ask<{ token: string }>(['token', 'create', '--person', 'admin', '--data', data]);
    remote = { HELDBY_URL: server.url, HELDBY_TOKEN: token };
  });

  for (const built of [false, true]) {
    const form = built ? 'as it is published' : 'from the sources';

    it(`loads no module of the server, ${form}, with a token or through the socket`, async () => {
      for (const words of [
        ['person', 'list'],
        ['who', 'nothing'],
        ['device', '--help'],
      ]) {
        for (const where of [[], ['--data', data]]) {
          const loaded = await loadedBy([...words, ...where], where.length > 0 ? {} : remote, built);
          assert.ok(loaded.files.length > 20, `${words.join(' ')} loaded ${loaded.files.length} files`);
          assert.deepEqual(heavyOf(loaded), [], `${words.join(' ')} ${where.join(' ')}`);
        }
      }
    });

    it(`is told apart by this test from one that opens the store, ${form}`, async () => {
      const other = join(temporaryFolder(), 'data');
      const loaded = await loadedBy(['org', 'create', 'Acme', '--data', other], {}, built);
      assert.equal(loaded.status, 0);
      assert.ok(heavyOf(loaded).some(file => file.startsWith('packages/server/src/storage/')));
    });
  }
});
