/** The Debian package of the single executable, with what packaging/debian/ has. dpkg-deb alone makes it; the same input gives the same bytes. */
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { chmodSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SOURCE = 'packaging/debian';
const SCRIPTS = ['postinst', 'prerm', 'postrm'];
const UNITS = ['heldby.service', 'heldby-backup.service', 'heldby-backup.timer'];
const SETTINGS = ['heldby.env', 'backup.env'];
const MONITORING = ['heldby.dashboard.json', 'heldby.rules.test.yaml', 'heldby.rules.yaml'];
const KIB = 1_024;
/** A sixth larger than xz at its best makes it, in a quarter of the time. */
const COMPRESSION = ['-Zxz', '-z1'];

export interface Parts {
  readonly version: string;
  /** The single executable, and the licences of what is inside. */
  readonly executable: string;
  readonly licences: string;
}

/** Writes the package into the folder and gives its path. `work` is a folder for what it is made of. */
export function buildDebian(folder: string, work: string, parts: Parts): string {
  rmSync(work, { recursive: true, force: true });
  const files = filesOf(parts);
  for (const { path, bytes, mode } of files) put(join(work, path), bytes, mode);
  const inside = files.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes) }));
  const settings = inside.filter(({ path }) => path.startsWith('etc/'));
  const others = inside.filter(({ path }) => !path.startsWith('etc/'));
  const size = inside.reduce((sum, { bytes }) => sum + Math.ceil(bytes.length / KIB), 0);
  const control = { VERSION: debianVersion(parts.version), INSTALLED_SIZE: String(size) };
  put(join(work, 'DEBIAN/control'), fill(readOurs('control'), control), 0o644);
  put(join(work, 'DEBIAN/conffiles'), settings.map(({ path }) => `/${path}\n`).join(''), 0o644);
  put(join(work, 'DEBIAN/md5sums'), others.map(({ path, bytes }) => `${hash('md5', bytes)}  ${path}\n`).join(''), 0o644);
  for (const script of SCRIPTS) put(join(work, 'DEBIAN', script), readOurs(script), 0o755);
  for (const place of globSync('**/', { cwd: work })) chmodSync(join(work, place), 0o755);
  chmodSync(work, 0o755);
  const file = join(folder, `heldby_${debianVersion(parts.version)}_amd64.deb`);
  const epoch = String(releasedAtMs(readOurs('changelog')) / 1_000);
  const words = ['--root-owner-group', ...COMPRESSION, '--build', work, file];
  const { status, stderr } = spawnSync('dpkg-deb', words, {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: epoch },
  });
  if (status !== 0) throw new Error(`dpkg-deb: ${stderr}`);
  return file;
}

/** What Debian sorts before the release: `1.0.0~rc.1` for `1.0.0-rc.1`. */
export function debianVersion(version: string): string {
  return version.replace('-', '~');
}

/** Both times of a package, and the day of its changelog, are those of the newest entry. */
export function releasedAtMs(changelog: string): number {
  return Date.parse(/^ -- .+> {2}(.+)$/m.exec(changelog)?.[1] ?? '');
}

/** A unit as it is installed: what all services of heldby share is written once. */
export function unitOf(name: string): string {
  return fill(readOurs(name), { COMMON: readOurs('common.conf').trimEnd() });
}

interface Installed {
  readonly path: string;
  readonly bytes: string | Buffer;
  readonly mode: number;
}

/** By path, as dpkg-deb and the sums have them. */
function filesOf({ executable, licences }: Parts): Installed[] {
  const pages = 'usr/share/doc/heldby';
  const plain = (path: string, bytes: string | Buffer): Installed => ({ path, bytes, mode: 0o644 });
  const files = [
    { path: 'usr/bin/heldby', bytes: readFileSync(executable), mode: 0o755 },
    { path: 'usr/lib/heldby/backup', bytes: readOurs('backup'), mode: 0o755 },
    ...UNITS.map(unit => plain(`lib/systemd/system/${unit}`, unitOf(unit))),
    ...SETTINGS.map(name => plain(`etc/heldby/${name}`, readOurs(name))),
    ...MONITORING.map(name => plain(`usr/share/heldby/monitoring/${name}`, readFileSync(join('packaging/monitoring', name)))),
    plain('usr/share/man/man1/heldby.1.gz', compressed(readFileSync('packages/server/man/heldby.1'))),
    plain('usr/share/lintian/overrides/heldby', readOurs('lintian-overrides')),
    plain(`${pages}/changelog.gz`, compressed(readOurs('changelog'))),
    plain(`${pages}/copyright`, readOurs('copyright')),
    plain(`${pages}/LICENSES.txt.gz`, compressed(readFileSync(licences))),
    plain(`${pages}/settings.md.gz`, compressed(readFileSync('docs/reference/settings.md'))),
  ];
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

function readOurs(name: string): string {
  return readFileSync(join(SOURCE, name), 'utf8');
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/@([A-Z_]+)@/g, (whole, name: string) => values[name] ?? whole);
}

/** Without a time and a name, which would differ. */
function compressed(bytes: string | Buffer): Buffer {
  return gzipSync(bytes, { level: 9 });
}

function put(file: string, bytes: string | Buffer, mode: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  // Not by the mode of writing, which the umask would change.
  if ((statSync(file).mode & 0o777) !== mode) chmodSync(file, mode);
}
