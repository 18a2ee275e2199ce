/** Makes the names of new files durable. */
import { dirname, resolve } from 'node:path';
import { syncFolder } from '../../lib/sync-path.ts';

/** A new file's name is durable only when its folder is synced too; and a new folder's name, when the one above it is. */
export function syncFolders(folder: string): void {
  if (process.platform === 'win32') return;
  syncFolder(folder);
  for (let child = resolve(folder), above = dirname(child); above !== child; child = above, above = dirname(child)) {
    try {
      syncFolder(above);
    } catch {
      return; // This user may not read it, and so has not made anything in it.
    }
  }
}
