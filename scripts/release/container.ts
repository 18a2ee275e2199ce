/** What a container image is built from, in one archive: the recipes, and a root folder with the executable and the libraries that it needs. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Parts, releasedAtMs } from './debian.ts';

const SOURCE = 'packaging/container';

/** Of Debian, whose licences go with what is copied. No certificates: Node.js has Mozilla's, and this machine may trust more than others should. */
const PACKAGES = ['libatomic1', 'libc6', 'libgcc-s1', 'libstdc++6'];

/** The user is known by a number; the names are for programs that ask. */
const OURS: Readonly<Record<string, string>> = {
  'etc/passwd': 'root:x:0:0:root:/:/nonexistent\nheldby:x:65532:65532:heldby:/data:/nonexistent\n',
  'etc/group': 'root:x:0:\nheldby:x:65532:\n',
  'etc/nsswitch.conf': 'hosts: files dns\n',
};

/** Why it cannot be made here; undefined if it can. */
export function whyNoContainer(): string | undefined {
  const missing = PACKAGES.map(copyrightOf).filter(file => !existsSync(file));
  return missing.length === 0 ? undefined : `it needs Debian's libraries, and there is no ${missing.join(', ')}`;
}

/** Writes the archive into the folder and gives its path. */
export function buildContainer(folder: string, work: string, parts: Parts): string {
  rmSync(work, { recursive: true, force: true });
  const name = `heldby-${parts.version}-container`;
  const root = join(work, name, 'root');
  for (const place of ['usr/bin', 'tmp', '../data']) mkdirSync(join(root, place), { recursive: true });
  for (const recipe of ['Containerfile', 'compose.yaml']) cpSync(join(SOURCE, recipe), join(work, name, recipe));
  cpSync(parts.executable, join(root, 'usr/bin/heldby'));
  for (const library of librariesOf(parts.executable)) copyTo(root, library);
  for (const file of PACKAGES.map(copyrightOf)) copyTo(root, file);
  mkdirSync(join(root, 'etc'));
  for (const [path, text] of Object.entries(OURS)) writeFileSync(join(root, path), text);
  const pages = join(root, 'usr/share/doc/heldby');
  mkdirSync(pages);
  cpSync(parts.licences, join(pages, 'LICENSES.txt'));
  writeFileSync(join(pages, 'PACKAGES.txt'), run('dpkg-query', '--show', ...PACKAGES));
  setModes(work, root);
  const file = join(folder, `${name}.tar.gz`);
  const fixed = [`--mtime=@${releasedAtMs(readFileSync('packaging/debian/changelog', 'utf8')) / 1_000}`, '--sort=name'];
  const owner = ['--owner=0', '--group=0', '--numeric-owner', '--format=gnu'];
  run('tar', ...fixed, ...owner, '--use-compress-program=gzip -n', '-cf', file, '-C', work, name);
  return file;
}

/** What the system's loader would load, and the loader. */
function librariesOf(executable: string): string[] {
  return [...run('ldd', executable).matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, path = '']) => path);
}

function copyrightOf(name: string): string {
  return `/usr/share/doc/${name}/copyright`;
}

/** To the same path, as a file of its own where it is a link here. */
function copyTo(root: string, file: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  copyFileSync(file, join(root, file));
}

/** What the umask and the files' origins would make different. */
function setModes(work: string, root: string): void {
  for (const entry of globSync('**/*', { cwd: work, withFileTypes: true })) {
    const isRun = entry.isDirectory() || entry.name === 'heldby' || entry.name.startsWith('ld-');
    chmodSync(join(entry.parentPath, entry.name), isRun ? 0o755 : 0o644);
  }
  chmodSync(join(root, 'tmp'), 0o1777);
}

function run(command: string, ...words: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
  return stdout;
}
