/** Creates, changes, disables and removes people together with their passwords, by id or number. */
import { change, checkRevision, type Write } from '../../core/change.ts';
import { leave } from '../../core/composed/leave.ts';
import type { Core } from '../../core/core.ts';
import { setPassword } from '../../core/identity/passwords.ts';
import { changePerson, disablePerson, enablePerson } from '../../core/people/change.ts';
import { createPerson, type PersonInput } from '../../core/people/create.ts';
import { type PersonRef, requirePerson } from '../../core/people/find.ts';
import { type HandsetHolder, holderOf } from '../../core/people/holder.ts';
import { requireRight } from '../../core/rights.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';

export interface AccountInput extends PersonInput {
  /** If left out, a new person gets none and an existing one keeps theirs. */
  readonly password?: string;
}

/** How much ended with a person. */
export interface OffBoarded {
  readonly personId: PersonId;
  readonly offBoardingId: string;
  readonly endedAssignments: number;
  readonly revokedCredentials: number;
}

export interface Accounts {
  /** Stores the person and the password in one transaction. */
  readonly create: (write: Write, input: AccountInput) => Promise<Person>;
  /** Changes the given members. A new password signs the person out. */
  readonly update: (write: Write, person: PersonRef, input: Partial<AccountInput>) => Promise<Person>;
  readonly disable: (write: Write, person: PersonRef) => Promise<HandsetHolder>;
  readonly enable: (write: Write, person: PersonRef) => Promise<HandsetHolder>;
  readonly remove: (write: Write, person: PersonRef) => Promise<OffBoarded>;
}

const needs = 'write people';

/** `hash` hashes a password. It is slow, so it runs before the transaction. */
export function createAccounts(core: Core, hash: (password: string) => Promise<string>): Accounts {
  const hashOf = async ({ actor }: Write, password: string | undefined) => {
    requireRight(actor, needs);
    return password === undefined ? null : hash(password);
  };
  const setDisabled = async (write: Write, ref: PersonRef, isDisabled: boolean) => {
    const name = isDisabled ? 'people.disable' : 'people.enable';
    const person = await change(core, write, { name, needs }, { ref }, async edit => {
      const before = await requirePerson(edit.tx, edit.actor, ref);
      checkRevision(edit, before);
      return isDisabled ? disablePerson(edit, before, write.reason ?? null) : enablePerson(edit, before);
    });
    return holderOf(core.storage, write.actor.org, person);
  };

  return {
    create: async (write, { password, ...input }) => {
      const hashed = await hashOf(write, password);
      return change(core, write, { name: 'accounts.create', needs }, input, async edit => {
        const person = await createPerson(edit, input);
        if (hashed !== null) await setPassword(edit, person.id, hashed);
        return person;
      });
    },
    update: async (write, ref, { password, ...input }) => {
      const hashed = await hashOf(write, password);
      return change(core, write, { name: 'accounts.update', needs }, { ref, input }, async edit => {
        const before = await requirePerson(edit.tx, edit.actor, ref);
        checkRevision(edit, before);
        const after = await changePerson(edit, before, input);
        if (hashed !== null) await setPassword(edit, after.id, hashed);
        return after;
      });
    },
    disable: (write, ref) => setDisabled(write, ref, true),
    enable: (write, ref) => setDisabled(write, ref, false),
    remove: (write, ref) =>
      change(core, write, { name: 'people.remove', needs }, { ref }, async edit => {
        const person = await requirePerson(edit.tx, edit.actor, ref);
        checkRevision(edit, person);
        const wish = { effectiveAt: edit.now, reason: write.reason ?? null, handTo: null, keepLogin: false };
        const { offBoarding, ...ended } = await leave(edit, person, wish);
        return { personId: person.id, offBoardingId: offBoarding.id, ...ended };
      }),
  };
}
