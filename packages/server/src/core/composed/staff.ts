/** Makes and changes a person together with how they are called. */
import { type Owner, personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { invalid } from '../../domain/problem.ts';
import { isShownAddress } from '../../domain/shown-address.ts';
import type { Calling } from '../../domain/telephony.ts';
import type { Edit } from '../change.ts';
import { changePerson } from '../people/change.ts';
import { createPerson, type PersonInput } from '../people/create.ts';
import { requireRight } from '../rights.ts';
import { type CallingInput, removeCalling, setCalling } from '../telephony/calling.ts';
import { findCalling } from '../telephony/find-calling.ts';

/** Null: they shall not be called. What is left out stays as it is. */
export type CallingWish = Partial<CallingInput> | null;

export interface Employed {
  readonly person: Person;
  readonly calling: Calling | null;
}

export async function hire(edit: Edit, input: PersonInput, wish: CallingWish): Promise<Employed> {
  const person = await createPerson(edit, input);
  return { person, calling: await callAs(edit, personOwner(person.id), undefined, wish) };
}

/** Without a wish, they are called as before. An address that was only shown for them, and comes back, is not kept. */
export async function changeEmployed(
  edit: Edit,
  before: Person,
  input: Partial<PersonInput>,
  wish: CallingWish | undefined,
): Promise<Employed> {
  const owner = personOwner(before.id);
  const { email, ...others } = input;
  const comesBack = before.email === null && typeof email === 'string' && isShownAddress(email, before, edit.actor.policy);
  const person = await changePerson(edit, before, email === undefined || comesBack ? others : input);
  const calling = await findCalling(edit.tx, edit.org, owner);
  return { person, calling: wish === undefined ? (calling ?? null) : await callAs(edit, owner, calling, wish) };
}

/** Needs the right to write devices only if something changes. */
async function callAs(edit: Edit, owner: Owner, before: Calling | undefined, wish: CallingWish): Promise<Calling | null> {
  if (wish === null) {
    if (before === undefined) return null;
    requireRight(edit.actor, 'write devices');
    await removeCalling(edit, before);
    return null;
  }
  const locationId = wish.locationId ?? before?.locationId;
  if (locationId === undefined) throw invalid('locationId', 'the id of a location', '', 'missing');
  const after = { extension: null, phoneNumber: null, ...before, ...wish, locationId };
  if (before !== undefined && isSame(before, after)) return before;
  requireRight(edit.actor, 'write devices');
  return setCalling(edit, owner, { locationId, extension: after.extension, phoneNumber: after.phoneNumber });
}

function isSame(one: CallingInput, other: CallingInput): boolean {
  return one.locationId === other.locationId && one.extension === other.extension && one.phoneNumber === other.phoneNumber;
}
