/** Creates, lists and configures organizations. The only service that works across tenants; for the operator. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { createOrganization, type OrganizationInput } from '../../core/organization/create.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { type PolicyWish, setPolicy } from '../../core/organization/policy.ts';
import { type PolicyWithChanges, readPolicy } from '../../core/organization/read-policy.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Organization, Policy } from '../../domain/organization.ts';
import { notFound } from '../../domain/problem.ts';
import { selectOrganizations, toOrganization } from '../../storage/statements/organizations.ts';
import { changeInstallation } from './as-installation.ts';

export interface Organizations {
  /** `options`: the operator's wishes for the write, such as a dry run. */
  readonly create: (name: string, policy?: Policy, options?: Partial<Write>) => Promise<Organization>;
  /** Creates the first organization. Undefined if there is one already, even if two nodes start at once. */
  readonly createFirst: (name: string) => Promise<Organization | undefined>;
  readonly list: () => Promise<Organization[]>;
  readonly get: (org: OrgId) => Promise<Organization>;
  /** The actor's policy as it is stored, and when each setting was last changed, for those that ever were. */
  readonly policy: (actor: Actor) => Promise<PolicyWithChanges>;
  /** Changes the given settings. Null resets one to the installation's default. */
  readonly setPolicy: (write: Write, wish: PolicyWish) => Promise<Organization>;
}

export function createOrganizations(core: Core): Organizations {
  const add = (input: OrganizationInput, options: Partial<Write> = {}) => {
    const deed = { name: 'organizations.create', request: { name: input.name } };
    return changeInstallation(core, options, deed, edit => createOrganization(edit, input));
  };

  return {
    create: async (name, policy = {}, options = {}) => {
      const organization = await add({ name, policy, onlyAsFirst: false }, options);
      if (organization === undefined) throw notFound('organization');
      return organization;
    },
    createFirst: name => add({ name, policy: {}, onlyAsFirst: true }),
    list: async () => (await core.storage.all(selectOrganizations, {})).map(toOrganization),
    get: org => requireOrganization(core.storage, org),
    policy: actor => readPolicy(core.storage, actor),
    setPolicy: (write, wish) =>
      change(core, write, { name: 'organizations.setPolicy', needs: 'write policy' }, wish, edit => setPolicy(edit, wish)),
  };
}
