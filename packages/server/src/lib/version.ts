/** The version of this program, from its package. */
import { readFileSync } from 'node:fs';
import { packageFile } from './package-file.ts';

export function programVersion(): string {
  const manifest = readFileSync(packageFile('package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
