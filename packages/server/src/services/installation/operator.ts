/** Who the operator is: the system, within one organization or within the installation as a whole. */
import type { Core } from '../../core/core.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { type Actor, systemActor } from '../../domain/actor.ts';
import { INSTALLATION, INSTALLATION_ID } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { selectFirstOrganizations } from '../../storage/statements/organizations.ts';
import { locateOrganization } from '../../storage/statements/sign-in.ts';

export interface Operator {
  /** In the organization with this name or id. */
  readonly within: (organization: string) => Promise<Actor>;
  /** In the only organization of the installation. */
  readonly withinOnly: () => Promise<Actor>;
  readonly ofInstallation: () => Promise<Actor>;
}

export function createOperator({ storage }: Core): Operator {
  const actorIn = async (org: number): Promise<Actor> => systemActor(org, (await requireOrganization(storage, org)).id);
  return {
    within: async organization => {
      const byId = await storage.all(locateOrganization, { name: organization.toLowerCase() });
      const found = byId.length === 0 ? await storage.all(locateOrganization, { name: organization }) : byId;
      return actorIn(onlyOne(found, organization));
    },
    withinOnly: async () => actorIn(onlyOne(await storage.all(selectFirstOrganizations, {}))),
    ofInstallation: async () => systemActor(INSTALLATION, INSTALLATION_ID),
  };
}

const NONE_YET = 'There is no organization yet: create one with `heldby org create <name>`.';
const SAY_WHICH = 'Say which with --org, or in the header Heldby-Organization, by its id.';

function onlyOne([first, second]: readonly { readonly org: number }[], named?: string): number {
  if (first !== undefined && second === undefined) return first.org;
  const name = named === undefined ? '' : ` ${JSON.stringify(named)}`;
  if (first === undefined && named === undefined) throw new Problem('not_found', NONE_YET);
  if (first === undefined) throw new Problem('not_found', `There is no organization${name}.`);
  throw new Problem('invalid', `There is more than one organization${name}. ${SAY_WHICH}`);
}
