/** Which directory calls. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { directoryOf } from '../../core/directories/find.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Directory } from '../../domain/directory.ts';
import { Problem } from '../../domain/problem.ts';
import type { Reader } from '../../storage/storage.ts';

/** Throws `forbidden` for everybody who is no directory. */
export async function callingDirectory(reader: Reader, actor: Actor): Promise<Directory> {
  requireRight(actor, 'provision people');
  const directory = await directoryOf(reader, actor.org, actor.id);
  if (directory !== undefined) return directory;
  throw new Problem(
    'forbidden',
    'This token belongs to no directory. A full administrator gets one when they add the directory.',
  );
}

/** A change that a directory makes. */
export function changeAsDirectory<T>(
  core: Core,
  write: Write,
  name: string,
  request: unknown,
  work: (edit: Edit, directory: Directory) => Promise<T>,
): Promise<T> {
  return change(core, write, { name: `provisioning.${name}`, needs: 'provision people' }, request, async edit =>
    work(edit, await callingDirectory(edit.tx, edit.actor)),
  );
}
