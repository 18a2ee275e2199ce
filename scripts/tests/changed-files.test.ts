import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readChanges } from './changed-files.ts';

const root = mkdtempSync(join(tmpdir(), 'heldby-changes-'));
after(() => rmSync(root, { recursive: true, force: true }));

const IDENTITY = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
const git = (...words: string[]) => execFileSync('git', [...IDENTITY, ...words], { cwd: root, stdio: 'pipe' });

function commit(file: string): void {
  writeFileSync(join(root, file), file);
  git('add', file);
  git('commit', '-m', file);
}

describe('the changes of a branch', () => {
  it('are its commits, what is not committed and new files, since it left the main branch or another commit', () => {
    git('init', '--initial-branch=main');
    commit('old.ts');
    git('checkout', '-b', 'work');
    commit('first.ts');
    commit('second.ts');
    writeFileSync(join(root, 'old.ts'), 'changed');
    writeFileSync(join(root, 'größer.ts'), 'new');
    assert.deepEqual(readChanges(root).files, ['first.ts', 'größer.ts', 'old.ts', 'second.ts']);
    assert.deepEqual(readChanges(root, 'HEAD').files, ['größer.ts', 'old.ts']);
  });

  it('cannot be told since a commit that does not exist', () => {
    assert.throws(() => readChanges(root, 'nowhere'), /^Error: nowhere is no commit of this repository$/);
  });
});
