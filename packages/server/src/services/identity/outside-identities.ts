/** Lists who the accounts at outside OpenID providers are here, and unbinds them. For administrators of people. */
import { change, type Write } from '../../core/change.ts';
import { withdrawGiven } from '../../core/composed/sign-in-rules.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { unbindIdentity } from '../../core/identity/outside-identities.ts';
import { readPerson } from '../../core/people/find.ts';
import { requireRoleToGive } from '../../core/people/roles.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OutsideIdentity } from '../../domain/identity-provider.ts';
import type { PersonId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import type { Role } from '../../domain/role.ts';
import {
  selectIdentitiesOfPerson,
  selectOutsideIdentities,
  selectOutsideIdentity,
  toIdentity,
} from '../../storage/statements/outside-identities.ts';
import { selectPersonEver } from '../../storage/statements/people.ts';
import { pageById } from '../paging.ts';

export interface OutsideIdentities {
  /** Also those of people who have left, because their accounts at the provider stay theirs. */
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<OutsideIdentity>>;
  readonly ofPerson: (actor: Actor, personId: PersonId) => Promise<OutsideIdentity[]>;
  /** The person's next sign-in at the provider binds anew. Their sign-ins end. */
  readonly unbind: (write: Write, id: string) => Promise<void>;
}

const needs = 'write people';

export function createOutsideIdentities(core: Core): OutsideIdentities {
  const { storage } = core;
  return {
    list: async (actor, page) => {
      requireRight(actor, needs);
      const read = (after: string, limit: number) => storage.all(selectOutsideIdentities, { org: actor.org, after, limit });
      return pageById(page, read, toIdentity);
    },
    ofPerson: async (actor, personId) => {
      requireRight(actor, needs);
      const { id } = await readPerson(storage, actor, personId);
      return (await storage.all(selectIdentitiesOfPerson, { org: actor.org, personId: id })).map(toIdentity);
    },
    unbind: (write, id) =>
      change(core, write, { name: 'identities.unbind', needs }, { id }, async edit => {
        const row = await edit.tx.one(selectOutsideIdentity, { org: edit.org, id });
        if (row === undefined) throw notFound('identity');
        const identity = toIdentity(row);
        const person = await edit.tx.one(selectPersonEver, { org: edit.org, id: identity.personId });
        requireRoleToGive(edit.actor, person?.role as Role | undefined);
        await withdrawGiven(edit, identity);
        await unbindIdentity(edit, identity);
      }),
  };
}
