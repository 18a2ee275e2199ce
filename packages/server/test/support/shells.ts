/** Real shells that complete `heldby`, which is in a folder on their path. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { temporaryFolder } from './command.ts';

const BIN = resolve(import.meta.dirname, '../../bin/heldby.js');

export function isInstalled(shell: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${shell}`]).status === 0;
}

/** Returns what runs a script in a shell with no start files of its user. */
export function shellsWith(variables: Readonly<Record<string, string>>) {
  const home = temporaryFolder();
  const tools = join(home, 'bin');
  mkdirSync(tools);
  const heldby = join(tools, 'heldby');
  writeFileSync(heldby, `#!/bin/sh\nexec '${process.execPath}' -C heldby-source '${BIN}' "$@"\n`);
  chmodSync(heldby, 0o700);
  const PATH = `${tools}${delimiter}${process.env.PATH ?? ''}`;
  const env = { PATH, HOME: home, LC_ALL: 'C.UTF-8', TERM: 'dumb', XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, ...variables };
  return {
    home,
    run: (shell: string, script: string): Promise<string> =>
      new Promise((done, failed) => {
        const child = spawn(shell, [...FLAGS[shell as keyof typeof FLAGS], script], {
          env,
          cwd: home,
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        const parts: string[] = [];
        for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', part => parts.push(part));
        child.once('error', failed).once('close', () => done(parts.join('')));
      }),
  };
}

const FLAGS = { bash: ['--norc', '--noprofile', '-c'], zsh: ['-f', '-c'], fish: ['--no-config', '-c'] } as const;
