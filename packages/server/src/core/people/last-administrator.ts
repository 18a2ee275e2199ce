/**
 * Keeps a full administrator in every organization: nobody takes the role, the access or the person away from the last one who
 * can sign in. An organization has one writer at a time, so two of these changes never see each other as the one who stays.
 */
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { countAdministrators } from '../../storage/statements/administrators.ts';
import type { Edit } from '../change.ts';

const LAST = `the last full administrator who can sign in. Make somebody else one first, with a password or a token, \
and then try again.`;

/** Call it where a change takes the role `full` from somebody, or their access. */
export async function requireAdministratorLeft(edit: Edit, before: Person, after: Person | null): Promise<void> {
  if (!isAdministrator(before) || (after !== null && isAdministrator(after))) return;
  if (edit.actor.kind === 'system' && edit.write.evenLastAdministrator === true) return;
  const left = await edit.tx.one(countAdministrators, { org: edit.org, id: before.id, now: edit.now });
  if (left === undefined || left.able > 0) return;
  // Losing somebody who cannot sign in changes nothing: the operator can still give a password to another one.
  if (left.selfAble === 0 && left.others > 0) return;
  throw new Problem('conflict', `${before.displayName} is ${LAST}`);
}

function isAdministrator({ role, disabledReason }: Person): boolean {
  return role === 'full' && disabledReason === null;
}
