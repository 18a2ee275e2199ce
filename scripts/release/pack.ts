/** The packages as npm publishes them. npm leaves times and owners out of a tarball, so the same files give the same bytes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** In the order in which they are published: each needs only earlier ones. */
export const PUBLISHED = ['packages/contract', 'packages/client', 'packages/server', 'packages/emulator'];

export interface Packed {
  readonly name: string;
  /** Where the package is made from, of `PUBLISHED`. */
  readonly source: string;
  readonly tarball: string;
  /** What is in it, relative to the package. */
  readonly files: readonly string[];
}

interface Answer {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs what `npm run build` has made into a folder. */
export function pack(root: string, folder: string): Packed[] {
  mkdirSync(folder, { recursive: true });
  const chosen = PUBLISHED.flatMap(source => ['--workspace', source]);
  const words = ['pack', ...chosen, '--pack-destination', folder, '--json', '--ignore-scripts'];
  const { status, stdout, stderr } = spawnSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm pack: ${stderr}`);
  const answers: readonly Answer[] = Object.values(JSON.parse(stdout));
  return answers.map(({ name, filename, files }, at) => ({
    name,
    source: PUBLISHED[at] ?? '',
    tarball: join(folder, filename),
    files: files.map(({ path }) => path),
  }));
}
