/** Users with what they hold, where somebody asks for that. */
import type { Actor } from '../../../domain/actor.ts';
import type { HeldByProvisioned } from '../../../services/directories/provisioned-devices.ts';
import type { PersonLookup, ProvisionedUser } from '../../../services/directories/provisioned-people.ts';
import type { Provisioning } from '../../../services/directories/provisioning.ts';
import type { Conditions } from '../filter/conditions.ts';
import type { Equality } from '../filter/equality.ts';
import { toDocument } from '../mapping/users.ts';
import { HELD_SCHEMA } from '../schemas/device.ts';
import { USER } from '../schemas/resources.ts';
import { type Kind, kindOf, type Needs, type Source } from './kinds.ts';

/** Its path in a projection. */
export const HELD_DEVICES = `${HELD_SCHEMA.id}:devices`;

export interface ShownUser {
  readonly user: ProvisionedUser;
  readonly held: readonly HeldByProvisioned[];
}

const LOOKUPS: readonly PersonLookup['attribute'][] = ['id', 'userName', 'externalId'];

export function usersOf(actor: Actor, provisioning: Provisioning, base: string): Kind {
  return kindOf(USER, (needs, conditions) => sourceOf(actor, provisioning, { needs, conditions, base }));
}

interface Opening {
  readonly needs: Needs;
  readonly conditions: Conditions | undefined;
  readonly base: string;
}

function sourceOf(actor: Actor, provisioning: Provisioning, { needs, conditions, base }: Opening): Source<ShownUser> {
  const { people } = provisioning;
  const shown = async (users: readonly ProvisionedUser[]) => withHeld(actor, provisioning, users, needs(HELD_DEVICES));
  return {
    count: () => people.count(actor),
    after: async (number, limit) => shown(await people.after(actor, number, limit, conditions)),
    find: ({ attribute, value }: Equality) => {
      const known = LOOKUPS.find(each => each === attribute);
      return known && people.find(actor, { attribute: known, value }).then(shown);
    },
    numberOf: ({ user }) => user.person.number,
    toDocument: ({ user, held }) => toDocument(user, base, held),
  };
}

/** What they hold is read for a range of people at once. */
export async function withHeld(
  actor: Actor,
  { devices }: Provisioning,
  users: readonly ProvisionedUser[],
  isShown: boolean,
): Promise<readonly ShownUser[]> {
  if (!isShown || users.length === 0) return users.map(user => ({ user, held: [] }));
  const numbers = users.map(({ person }) => person.number);
  const rows = await devices.held(actor, Math.min(...numbers) - 1, Math.max(...numbers));
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  return users.map(user => ({ user, held: byPerson.get(user.person.id) ?? [] }));
}
