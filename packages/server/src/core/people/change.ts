/** Changes a person: their details, and whether they are disabled. */
import { displayNameOf, loginKey, type Person } from '../../domain/person.ts';
import { BY_ADMINISTRATOR } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { changedDetails } from '../details.ts';
import { requireManagedBy } from '../directory-guards.ts';
import { mergeExtras } from '../extras.ts';
import { requireKnownLocation } from '../locations.ts';
import { giveAdministered } from './administered.ts';
import { type PersonInput, requireFreeLogin } from './create.ts';
import { tidied } from './input.ts';
import { requireRoleToGive } from './roles.ts';
import { savePerson } from './save.ts';

export async function changePerson(edit: Edit, before: Person, given: Partial<PersonInput>): Promise<Person> {
  const input = tidied(given);
  requireRoleToGive(edit.actor, before.role);
  requireRoleToGive(edit.actor, input.role);
  if (input.locationId !== undefined) await requireKnownLocation(edit.tx, edit.actor, input.locationId);
  if (input.login !== undefined && loginKey(input.login) !== loginKey(before.login)) await requireFreeLogin(edit, input.login);
  const { administers, details: sent, ...fields } = input;
  const elsewhere = administers !== undefined && (await giveAdministered(edit, before.id, administers));
  const details = sent === undefined ? before.details : await changedDetails(edit, 'people', before.details, sent);
  const named = { ...before, ...fields, details, extras: mergeExtras(before.extras, fields.extras) };
  const keepsName = input.displayName !== undefined || before.displayName !== displayNameOf(before);
  const wanted = { ...named, displayName: keepsName ? named.displayName : displayNameOf(named) };
  await requireManagedBy(edit, before, wanted);
  return savePerson(edit, before, wanted, elsewhere);
}

/** The person cannot sign in and their tokens are refused until they are enabled again. */
export async function disablePerson(edit: Edit, before: Person, reason: string | null): Promise<Person> {
  requireRoleToGive(edit.actor, before.role);
  if (before.disabledReason !== null) return before;
  return savePerson(edit, before, { ...before, disabledReason: reason ?? BY_ADMINISTRATOR });
}

export async function enablePerson(edit: Edit, before: Person): Promise<Person> {
  requireRoleToGive(edit.actor, before.role);
  return savePerson(edit, before, { ...before, disabledReason: null });
}
