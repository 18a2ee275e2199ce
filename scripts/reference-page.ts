/**
 * Takes the script of the reference page out of its npm package: `node scripts/reference-page.ts 1.76.0`. One file of that package is
 * needed. As a dependency it would bring 278 packages with 311 MB to everybody who runs `npm ci`.
 */
import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'packages/server/reference-page';
const ORIGIN = join(FOLDER, 'scalar.json');

const origin = JSON.parse(readFileSync(ORIGIN, 'utf8'));
const version = process.argv[2] ?? origin.version;
const folder = mkdtempSync(join(tmpdir(), 'heldby-scalar-'));
try {
  const packed = execFileSync('npm', ['pack', '--json', `${origin.package}@${version}`], { cwd: folder, encoding: 'utf8' });
  const [{ filename, integrity }] = JSON.parse(packed);
  if (version === origin.version && integrity !== origin.integrity) throw new Error('the package is not the one of before');
  execFileSync('tar', ['-xzf', filename], { cwd: folder });
  const script = readFileSync(join(folder, 'package', origin.file));
  writeFileSync(join(FOLDER, 'scalar.js.gz'), gzipSync(script, { level: 9 }));
  writeFileSync(ORIGIN, `${JSON.stringify({ ...origin, version, integrity, sha256: hash('sha256', script) }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
