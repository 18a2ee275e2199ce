/** Builds what is published: JavaScript and types of every package in dist/, and beside them the files that are not code. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const PACKAGES = ['packages/contract', 'packages/client', 'packages/server'];
const MIGRATIONS = 'packages/server/src/storage/migrations';

/** Its time says what the build has seen: whatever was changed later is not in it. */
const STAMP = 'packages/server/dist/.built';

const began = new Date();
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-b', ...PACKAGES], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const built = MIGRATIONS.replace('/src/', '/dist/');
// A migration that is gone from the source must not be applied by what was built.
rmSync(built, { recursive: true, force: true });
cpSync(MIGRATIONS, built, { recursive: true });
writeFileSync(STAMP, '');
utimesSync(STAMP, began, began);
