/** Creates, lists and configures organizations. The only service that works across tenants; for the operator. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { createOrganization, type OrganizationInput } from '../../core/organization/create.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { type PolicyWish, setPolicy } from '../../core/organization/policy.ts';
import { systemActor } from '../../domain/actor.ts';
import { INSTALLATION, INSTALLATION_ID, type OrgId } from '../../domain/ids.ts';
import type { Organization, Policy } from '../../domain/organization.ts';
import { notFound } from '../../domain/problem.ts';
import { reserveInstallation, selectOrganizations, toOrganization } from '../../storage/statements/organizations.ts';

export interface Organizations {
  /** `options`: the operator's wishes for the write, such as a dry run. */
  readonly create: (name: string, policy?: Policy, options?: Partial<Write>) => Promise<Organization>;
  /** Creates the first organization. Undefined if there is one already, even if two nodes start at once. */
  readonly createFirst: (name: string) => Promise<Organization | undefined>;
  readonly list: () => Promise<Organization[]>;
  readonly get: (org: OrgId) => Promise<Organization>;
  /** Changes the given settings. Null resets one to the installation's default. */
  readonly setPolicy: (write: Write, wish: PolicyWish) => Promise<Organization>;
}

export function createOrganizations(core: Core): Organizations {
  const add = async (input: OrganizationInput, options: Partial<Write> = {}) => {
    await reserve(core);
    const credentialId = options.actor?.credentialId ?? null;
    const write = { ...options, actor: { ...systemActor(INSTALLATION, INSTALLATION_ID), credentialId } };
    const operation = { name: 'organizations.create', needs: null };
    return change(core, write, operation, { name: input.name }, edit => createOrganization(edit, input));
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
    setPolicy: (write, wish) =>
      change(core, write, { name: 'organizations.setPolicy', needs: 'write policy' }, wish, edit => setPolicy(edit, wish)),
  };
}

/** The reserved organization holds the installation's events. Its row is also the lock of those who create organizations. */
async function reserve({ storage, clock }: Core): Promise<void> {
  const row = { org: INSTALLATION, id: INSTALLATION_ID, name: 'installation', policy: '{}', createdAt: clock.now() };
  await storage.transaction(INSTALLATION, async tx => tx.send(reserveInstallation, row));
}
