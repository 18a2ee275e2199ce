/** Pastes a guide into a shell, block by block, against a fresh server with nothing in it but its first administrator. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { cleanups, collect, startServer, temporaryFolder } from './command.ts';
import type { GuideBlock } from './guide-blocks.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const BIN = join(ROOT, 'packages/server/bin/heldby.js');

/** The address that guides print, in place of which the test's server is called. */
const PRINTED = 'http://127.0.0.1:8080';

export interface Pasted {
  readonly status: number | null;
  /** The line of the guide whose block was the last to begin. */
  readonly line: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function pasteGuide(blocks: readonly GuideBlock[]): Promise<Pasted> {
  const data = temporaryFolder();
  const server = await startServer(['serve', '--data', data]);
  const home = temporaryFolder();
  const scripts = snippetFolder();
  const lines = oneScript(blocks).map(block => `echo "@@${block.line}" >&2\n${asShell(block, scripts)}`);
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', lines.join('\n').replaceAll(PRINTED, server.url)], {
    cwd: home,
    env: { PATH: pathWith(toolsIn(home)), HOME: home, HELDBY_DATA: data, NO_PROXY: '*' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout = collect(shell.stdout);
  const stderr = collect(shell.stderr);
  const status = await new Promise<number | null>(done => shell.once('close', done));
  await server.stop();
  const line = Number([...stderr().matchAll(/^@@(\d+)$/gm)].at(-1)?.[1] ?? 0);
  return { status, line, stdout: stdout(), stderr: stderr().replaceAll(/^@@\d+\n/gm, '') };
}

/** The pieces of a page's script are one file, which runs where the last of them stands. */
function oneScript(blocks: readonly GuideBlock[]): readonly GuideBlock[] {
  const pieces = blocks.filter(({ language }) => language !== 'sh');
  const last = pieces.at(-1);
  const text = pieces.map(piece => piece.text).join('\n');
  return blocks.flatMap(block => (block.language === 'sh' ? [block] : block === last ? [{ ...block, text }] : []));
}

/** Text for the shell stands as it is; a script goes into a file, which Node runs with what the shell has exported. */
function asShell({ line, language, text }: GuideBlock, folder: string): string {
  if (language === 'sh') return text;
  const file = join(folder, `${line}.${language === 'ts' ? 'mts' : 'mjs'}`);
  writeFileSync(file, ownServer(text));
  return `node -C heldby-source ${file}`;
}

/** The text with the address of the test's server: as one text, or in the parts that the gateway of an SDK wants. */
function ownServer(text: string): string {
  return text
    .replaceAll(`'${PRINTED}'`, '(process.env.HELDBY ?? "")')
    .replace(
      "host: '127.0.0.1', protocol: 'http', port: 8080",
      "host: '127.0.0.1', protocol: 'http', port: new URL(process.env.HELDBY).port",
    );
}

/** Within the package, so that scripts find the modules which it has for its tests. */
function snippetFolder(): string {
  mkdirSync(join(ROOT, 'packages/server/.cache'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'packages/server/.cache/guide-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * The commands that guides use: `heldby` from the sources, `npx heldby` without looking through folders, and curl, which here
 * fails where the server refuses.
 */
function toolsIn(home: string): string {
  const folder = join(home, '.tools');
  mkdirSync(folder);
  const heldby = `exec '${process.execPath}' -C heldby-source '${BIN}'`;
  tool(join(folder, 'heldby'), `${heldby} "$@"`);
  tool(join(folder, 'npx'), `[ "$1" = heldby ] || exit 127; shift; ${heldby} "$@"`);
  const curl = spawnSync('sh', ['-c', 'command -v curl'], { encoding: 'utf8' }).stdout.trim();
  tool(join(folder, 'curl'), `exec ${curl} --fail-with-body --silent --show-error "$@"`);
  return folder;
}

function tool(file: string, line: string): void {
  writeFileSync(file, `#!/bin/bash\n${line}\n`);
  chmodSync(file, 0o700);
}

function pathWith(tools: string): string {
  return [tools, dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
}
