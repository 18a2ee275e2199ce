/** People as accounts: with their passwords in one step, and named by id or by number. */

import { change, checkRevision, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireAdministrator } from '../../core/rights.ts';
import type { Person } from '../../domain/person.ts';
import { type HandsetHolder, holderOf } from '../holding/handsets.ts';
import { type Passwords, setPassword } from '../identity/passwords.ts';
import type { OffBoarded, OffBoarding } from './off-boarding.ts';
import { addPerson, changePerson, type People, type PersonInput, requireRoleToGive } from './people.ts';
import { type PersonRef, requirePerson } from './refs.ts';

export interface AccountInput extends PersonInput {
  /** Left out: a new person has none, and another one's stays. */
  readonly password?: string;
}

export interface Accounts {
  /** The person and the password are both there, or neither is. */
  readonly create: (write: Write, input: AccountInput) => Promise<Person>;
  /** Changes the members that are given. With another password the person is signed out. */
  readonly update: (write: Write, person: PersonRef, input: Partial<AccountInput>) => Promise<Person>;
  readonly disable: (write: Write, person: PersonRef) => Promise<HandsetHolder>;
  readonly enable: (write: Write, person: PersonRef) => Promise<HandsetHolder>;
  readonly remove: (write: Write, person: PersonRef) => Promise<OffBoarded>;
}

export function createAccounts(core: Core, passwords: Passwords, people: People, offBoarding: OffBoarding): Accounts {
  /** A number is one person's for ever, so that what is found before the transaction holds within it. */
  const idOf = async ({ actor }: Write, ref: PersonRef) => {
    requireAdministrator(actor, 'write people');
    return (await requirePerson(core.storage, actor, ref)).id;
  };
  const hashOf = async (password: string | undefined) => (password === undefined ? null : passwords.hash(password));
  const holder = (write: Write, person: Person) => holderOf(core.storage, write.actor.org, person);

  return {
    create: async (write, { password, ...input }) => {
      requireAdministrator(write.actor, 'write people');
      requireRoleToGive(write.actor, input.role);
      const hash = await hashOf(password);
      return change(core, write, 'accounts.create', input, async edit => {
        const person = await addPerson(edit, input);
        if (hash !== null) await setPassword(edit, person.id, hash);
        return person;
      });
    },
    update: async (write, ref, { password, ...input }) => {
      requireAdministrator(write.actor, 'write people');
      requireRoleToGive(write.actor, input.role);
      const hash = await hashOf(password);
      return change(core, write, 'accounts.update', { ref, input }, async edit => {
        const before = await requirePerson(edit.tx, write.actor, ref);
        checkRevision(write, before);
        requireRoleToGive(write.actor, before.role);
        const after = Object.keys(input).length === 0 ? before : await changePerson(edit, before, input);
        if (hash !== null) await setPassword(edit, after.id, hash);
        return after;
      });
    },
    disable: async (write, ref) => holder(write, await people.disable(write, await idOf(write, ref))),
    enable: async (write, ref) => holder(write, await people.enable(write, await idOf(write, ref))),
    remove: async (write, ref) => offBoarding.remove(write, await idOf(write, ref)),
  };
}
