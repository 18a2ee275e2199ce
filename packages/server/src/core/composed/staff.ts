/** Makes and changes a person together with how they are called. */
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { isShownAddress } from '../../domain/shown-address.ts';
import type { Calling } from '../../domain/telephony.ts';
import type { Edit } from '../change.ts';
import { type Fit, fitted } from '../extras.ts';
import { changePerson, disablePerson, enablePerson } from '../people/change.ts';
import { createPerson, type PersonInput } from '../people/create.ts';
import { findCalling } from '../telephony/find-calling.ts';
import { type CallingWish, callAs } from './call-owner.ts';

export interface StaffChange extends Partial<PersonInput> {
  /** Whether they can sign in: false disables them, and true takes that back. */
  readonly loginEnabled?: boolean;
  readonly fit?: Fit<Person>;
}

export interface Employed {
  readonly person: Person;
  readonly calling: Calling | null;
}

export async function hire(edit: Edit, input: PersonInput, wish: CallingWish): Promise<Employed> {
  const person = await createPerson(edit, input);
  return { person, calling: await callAs(edit, personOwner(person.id), undefined, wish) };
}

/** Without a wish, they are called as before. What was only shown for them, such as an address, and comes back, is not kept. */
export async function changeEmployed(
  edit: Edit,
  before: Person,
  input: StaffChange,
  wish: CallingWish | undefined,
): Promise<Employed> {
  const owner = personOwner(before.id);
  const { loginEnabled, email, fit, extras, ...fields } = input;
  const kept = fitted(extras, before, fit);
  const others = kept === undefined ? fields : { ...fields, extras: kept };
  const comesBack = before.email === null && typeof email === 'string' && isShownAddress(email, before, edit.actor.policy);
  const changed = await changePerson(edit, before, email === undefined || comesBack ? others : { ...others, email });
  const person = await withLogin(edit, changed, loginEnabled);
  const calling = await findCalling(edit.tx, edit.org, owner);
  return { person, calling: wish === undefined ? (calling ?? null) : await callAs(edit, owner, calling, wish) };
}

async function withLogin(edit: Edit, person: Person, loginEnabled: boolean | undefined): Promise<Person> {
  if (loginEnabled === undefined || loginEnabled === (person.disabledReason === null)) return person;
  return loginEnabled ? enablePerson(edit, person) : disablePerson(edit, person, edit.write.reason ?? null);
}
