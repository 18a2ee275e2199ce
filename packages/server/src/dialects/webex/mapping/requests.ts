/** Owners and positions as requests name them. */
import type { Owner } from '../../../domain/owner.ts';
import { Problem } from '../../../domain/problem.ts';
import { idOf, uuidOf } from '../ids.ts';

export function personOf(call: { readonly params: Readonly<Record<string, string>> }): Owner {
  return { kind: 'person', id: idOf(call, 'personId') };
}

export function workspaceOf(call: { readonly params: Readonly<Record<string, string>> }): Owner {
  return { kind: 'workspace', id: idOf(call, 'workspaceId') };
}

/** A body's owner: exactly one of the two (contract webex §1.2). */
export function ownerOf(body: { readonly personId?: string | null; readonly workspaceId?: string | null }): Owner {
  const { personId, workspaceId } = body;
  if (personId && !workspaceId) return { kind: 'person', id: uuidOf(personId) };
  if (workspaceId && !personId) return { kind: 'workspace', id: uuidOf(workspaceId) };
  throw new Problem('invalid', 'Either personId or workspaceId must be provided, but not both.');
}

/** The position in a cursor: the number of the last item on the page before. */
export function numberOf(cursor: string): number {
  const number = Number(cursor);
  if (!Number.isSafeInteger(number) || number < 0) throw new Problem('invalid', 'Invalid value for the parameter cursor.');
  return number;
}
