/**
 * Builds what is published: JavaScript and types of the packages in dist/, the server bundled, and the portal. With --unchecked it
 * looks for no mistakes of types, which takes half the time: for tests, beside which the types are checked.
 */
import { spawnSync } from 'node:child_process';
import { utimesSync, writeFileSync } from 'node:fs';
import { bundle } from './bundle.ts';
import { COMPILER } from './compiler.ts';
import { buildPortal } from './portal/build.ts';
import { isBuilt } from './portal/freshness.ts';
import { PUBLISHED } from './release/pack.ts';

/** Its time says what the build has seen: whatever was changed later is not in it. */
const STAMP = 'packages/server/dist/.built';

const began = new Date();
const checks = process.argv.includes('--unchecked') ? ['--noCheck'] : [];
const { status } = spawnSync(process.execPath, [COMPILER, '-b', ...PUBLISHED, ...checks], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

await bundle();
await buildDemoOfEmulator();
if (!isBuilt()) await buildPortal();
writeFileSync(STAMP, '');
utimesSync(STAMP, began, began);

/** Its own module graph is read only now: what it imports has just been built. */
async function buildDemoOfEmulator(): Promise<void> {
  const { makeDemo } = await import('../packages/server/src/emulation/planted.ts');
  const { writePrebuilt } = await import('../packages/server/src/emulation/prebuilt.ts');
  writePrebuilt('packages/server/dist/bundle', await makeDemo(''));
}
