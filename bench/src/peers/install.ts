/** Installs the peers on first use, from their own lock file into their own folder. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../../peers/', import.meta.url);

export function installPeers(log: (text: string) => void): void {
  if (existsSync(new URL('node_modules/.package-lock.json', FOLDER))) return;
  log('installing the peers …');
  const options = ['--no-audit', '--no-fund', '--no-workspaces'];
  const { status } = spawnSync('npm', ['ci', ...options], {
    cwd: fileURLToPath(FOLDER),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the peers could not be installed');
}
