/** Names the file in which a backup grows, and removes those whose process was killed. */
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** With the process's number, so that two backups into the same file do not mix. */
export function unfinishedName(file: string, pid: number): string {
  return `${file}.${pid}.part`;
}

/** Removes what processes that no longer run have left behind beside the file. */
export function removeUnfinished(file: string): void {
  const folder = dirname(file);
  for (const name of namesIn(folder)) {
    const pid = pidOf(name, basename(file));
    // This process has begun none yet: a file with its number is from an earlier process with the same number.
    if (pid !== undefined && (pid === process.pid || !isRunning(pid))) rmSync(join(folder, name), { force: true });
  }
}

function pidOf(name: string, base: string): number | undefined {
  if (!name.startsWith(`${base}.`)) return undefined;
  const [, pid] = /^\.(\d+)\.part$/.exec(name.slice(base.length)) ?? [];
  return pid === undefined ? undefined : Number(pid);
}

/** A folder that does not exist is reported when the file is created in it. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
