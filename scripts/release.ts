/**
 * Makes everything that is released, in release/: the packages, the single executable for linux-x64, a Debian package and a container archive
 * of it, their bill of materials and checksums. With --check it makes all of it twice, compares the bytes, starts and installs what it has
 * made, and runs the end-to-end tests against the executable.
 */
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { cpSync, existsSync, globSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { billOfMaterials } from './release/bill.ts';
import { buildContainer, whyNoContainer } from './release/container.ts';
import { buildDebian } from './release/debian.ts';
import { buildExecutable } from './release/executable.ts';
import { pack } from './release/pack.ts';

const { version } = manifest;

const FOLDER = 'release';
const WORK = '.cache/release';
const CHECKSUMS = 'SHA256SUMS';

const isChecked = process.argv.includes('--check');
run('scripts/build.ts');
await make(FOLDER);
for (const file of readdirSync(FOLDER))
  console.log(`${String(statSync(join(FOLDER, file)).size).padStart(12)}  ${FOLDER}/${file}`);
if (isChecked) await check();

async function make(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  pack('.', folder);
  const bill = billOfMaterials('.');
  const name = `heldby-${version}`;
  writeFileSync(join(folder, `${name}.cdx.json`), `${JSON.stringify(bill, null, 2)}\n`);
  if (process.platform === 'linux' && process.arch === 'x64') {
    const executable = await buildExecutable(join(folder, `${name}-linux-x64`), WORK);
    cpSync(executable.licences, join(folder, `${name}-linux-x64.LICENSES.txt`));
    const known = new Set(bill.components.map(component => /^(.+)@/.exec(component['bom-ref'])?.[1]));
    const unknown = executable.packages.filter(each => !known.has(each));
    if (unknown.length > 0) throw new Error(`the bill of materials lacks ${unknown.join(', ')}`);
    const parts = { version, executable: executable.file, licences: executable.licences };
    if (has('dpkg-deb')) buildDebian(folder, join(WORK, 'debian'), parts);
    else console.warn('The Debian package is not made: dpkg-deb is not installed.');
    const obstacle = whyNoContainer();
    if (obstacle === undefined) buildContainer(folder, join(WORK, 'container'), parts);
    else console.warn(`The archive for container images is not made: ${obstacle}.`);
  } else console.warn('The single executable is made on linux-x64 only.');
  const lines = readdirSync(folder)
    .toSorted()
    .map(file => `${hash('sha256', readFileSync(join(folder, file)))}  ${file}\n`);
  writeFileSync(join(folder, CHECKSUMS), lines.join(''));
}

/** The second build is of the same sources, from the beginning where the bundler is concerned. */
async function check(): Promise<void> {
  const first = '.cache/release-first';
  rmSync(first, { recursive: true, force: true });
  renameSync(FOLDER, first);
  run('scripts/build.ts', '--unchecked');
  await make(FOLDER);
  const [before, after] = [first, FOLDER].map(folder => readFileSync(join(folder, CHECKSUMS), 'utf8'));
  rmSync(first, { recursive: true, force: true });
  if (before !== after) throw new Error(`Two builds differ:\n${before}\n${after}`);
  test('scripts/release/*.check.ts');
  const executable = resolve(FOLDER, `heldby-${version}-linux-x64`);
  if (!existsSync(executable)) return;
  process.env.HELDBY_TEST_PROGRAM = executable;
  test('packages/server/test/e2e/*.test.ts');
}

/** One file at a time: they start servers, and one a whole machine. */
function test(pattern: string): void {
  run('-C', 'heldby-source', '--test', '--test-timeout=900000', '--test-concurrency=1', ...globSync(pattern));
}

function has(command: string): boolean {
  return spawnSync(command, ['--version']).error === undefined;
}

function run(...words: string[]): void {
  const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
