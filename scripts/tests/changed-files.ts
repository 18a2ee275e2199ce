/** What was changed, as git tells it: commits since the base, what is not committed, and new files. */
import { spawnSync } from 'node:child_process';

export interface Changes {
  /** The commit that the work is compared with. */
  readonly base: string;
  readonly files: readonly string[];
}

/** Compares with the given revision, or else with where the work left the main branch. */
export function readChanges(root: string, revision?: string): Changes {
  const base = revision === undefined ? findBase(root) : git(root, 'rev-parse', '--verify', `${revision}^{commit}`)[0];
  if (base === undefined) throw new Error(`${revision ?? 'HEAD'} is no commit of this repository`);
  const changed = git(root, 'diff', '--name-only', '--no-renames', base);
  const created = git(root, 'ls-files', '--others', '--exclude-standard');
  return { base, files: [...new Set([...changed, ...created])].toSorted() };
}

/** Every file that git knows or would add, with `/` and relative to the root. */
export function listFiles(root: string): string[] {
  return git(root, 'ls-files', '--cached', '--others', '--exclude-standard');
}

const MAIN_BRANCHES = ['origin/main', 'main', 'HEAD'];

function findBase(root: string): string | undefined {
  for (const branch of MAIN_BRANCHES) {
    const [base] = git(root, 'merge-base', 'HEAD', branch);
    if (base !== undefined) return base;
  }
  return undefined;
}

/** The lines that git prints; none when it refuses. */
function git(cwd: string, ...words: string[]): string[] {
  const { status, stdout } = spawnSync('git', ['-c', 'core.quotePath=false', ...words], { cwd, encoding: 'utf8' });
  return status === 0 ? stdout.split('\n').filter(line => line !== '') : [];
}
