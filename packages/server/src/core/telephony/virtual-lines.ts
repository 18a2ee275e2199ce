/** Stores virtual lines. All code that changes one calls this file. */
import { isDeepStrictEqual } from 'node:util';
import { tidyName } from '../../domain/names.ts';
import { Problem } from '../../domain/problem.ts';
import type { VirtualLine } from '../../domain/telephony.ts';
import { updateVirtualLine } from '../../storage/statements/virtual-lines.ts';
import type { Edit } from '../change.ts';
import { type Extras, mergeStoredExtras } from '../extras.ts';
import { tell } from '../facts.ts';
import { record } from '../record.ts';

export interface VirtualLineWish {
  readonly firstName?: string;
  readonly lastName?: string;
  /** Members that are given replace those of the same dialect and name. */
  readonly extras?: Extras | undefined;
}

export async function changeVirtualLine(edit: Edit, before: VirtualLine, wish: VirtualLineWish): Promise<VirtualLine> {
  if (before.closedAt !== null) throw new Problem('conflict', 'The virtual line is closed: open it again first.');
  const { firstName = before.firstName, lastName = before.lastName } = wish;
  const names = { firstName: tidyName('firstName', firstName), lastName: tidyName('lastName', lastName) };
  return saveVirtualLine(edit, before, { ...before, ...names, extras: mergeStoredExtras(before.extras, wish.extras) });
}

/** Ends its lines on devices, and its calling. */
export async function closeVirtualLine(edit: Edit, before: VirtualLine): Promise<VirtualLine> {
  return before.closedAt === null ? saveVirtualLine(edit, before, { ...before, closedAt: edit.now }) : before;
}

export async function reopenVirtualLine(edit: Edit, before: VirtualLine): Promise<VirtualLine> {
  return saveVirtualLine(edit, before, { ...before, closedAt: null });
}

async function saveVirtualLine(edit: Edit, before: VirtualLine, wanted: VirtualLine): Promise<VirtualLine> {
  if (isDeepStrictEqual(wanted, before)) return before;
  const after: VirtualLine = { ...wanted, modifiedAt: edit.now, revision: before.revision + 1 };
  const { createdAt: _, ...stored } = after;
  edit.tx.send(updateVirtualLine, { org: edit.org, ...stored });
  if (before.closedAt === null && after.closedAt !== null) {
    record.virtualLineClosed(edit, before, after);
    const reason = edit.write.reason ?? 'the virtual line was closed';
    await tell(edit, 'owner closed', { owner: { kind: 'virtual_line', id: after.id }, reason });
  } else if (before.closedAt !== null && after.closedAt === null) record.virtualLineReopened(edit, before, after);
  else record.virtualLineUpdated(edit, before, after);
  return after;
}
