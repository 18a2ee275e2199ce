/** The manual page that is published with the command. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createProgram, leavesOf } from '../../src/commands/program.ts';

const PACKAGE = join(import.meta.dirname, '../..');

function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

describe('the manual page', () => {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { man: string; files: string[] };
  const file = join(PACKAGE, manifest.man);

  it('is shown by man without a warning', { skip: has('man') ? false : 'man is not installed' }, () => {
    const env = { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8' };
    const { status, stdout, stderr } = spawnSync('man', ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', file], {
      env,
      encoding: 'utf8',
    });
    assert.deepEqual([status, stderr], [0, '']);
    // Bold letters are printed twice, with a backspace between.
    const text = stdout.replaceAll(new RegExp(`.${String.fromCharCode(8)}`, 'gs'), '');
    assert.match(text, /^HELDBY\(1\)/);
    assert.match(text, /EXIT STATUS\n +0 +It was done\./);
  });

  it('has every command, and goes with the package', () => {
    const page = readFileSync(file, 'utf8').replaceAll('\\-', '-');
    const name = (command: ReturnType<typeof createProgram>): string =>
      command.parent === null ? command.name() : `${name(command.parent)} ${command.name()}`;
    for (const command of leavesOf(createProgram())) assert.ok(page.includes(`\n.SS ${name(command)}`), name(command));
    assert.ok(manifest.files.includes('man'));
  });
});
