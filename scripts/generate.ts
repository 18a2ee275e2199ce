/** Writes every file that is made from code. With --check it writes nothing and fails when one is not as the code makes it. */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A module in scripts/generate/ exports this: paths from the repository's root, and the files' texts. */
export type Generate = () => Promise<Readonly<Record<string, string>>>;

const checking = process.argv.includes('--check');
const stale: string[] = [];

for (const module of globSync('scripts/generate/*.ts').toSorted()) {
  const { generate } = (await import(new URL(`../${module}`, import.meta.url).href)) as { generate: Generate };
  for (const [path, text] of Object.entries(await generate())) {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    stale.push(path);
    if (checking) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

if (stale.length > 0) console.log(`${checking ? 'not as the code makes them' : 'written'}: ${stale.join(', ')}`);
if (checking && stale.length > 0) {
  console.error('run `npm run generate` and commit what it writes');
  process.exitCode = 1;
}
