/** Organizations: the only service that works across tenants, for the operator alone. */
import { systemActor } from '../domain/actor.ts';
import { INSTALLATION, type OrgId } from '../domain/ids.ts';
import type { Organization, Policy } from '../domain/organization.ts';
import { notFound } from '../domain/problem.ts';
import {
  insertOrganization,
  selectHighestOrg,
  selectOrganization,
  selectOrganizations,
  toOrganization,
} from '../storage/statements/organizations.ts';
import type { Core } from './core.ts';
import { change } from './write.ts';

export interface Organizations {
  readonly create: (name: string, policy?: Policy) => Promise<Organization>;
  readonly list: () => Promise<Organization[]>;
  readonly get: (org: OrgId) => Promise<Organization>;
}

const INSTALLATION_ID = '00000000-0000-0000-0000-000000000000';

export function createOrganizations(core: Core): Organizations {
  /** The reserved organization holds the installation's own events; it is made before the first real one. */
  const reserve = () =>
    core.storage.transaction(INSTALLATION, async tx => {
      if ((await tx.one(selectOrganization, { org: INSTALLATION })) !== undefined) return;
      const row = { org: INSTALLATION, id: INSTALLATION_ID, name: 'installation', policy: '{}', createdAt: core.clock.now() };
      await tx.run(insertOrganization, row);
    });

  return {
    create: async (name, policy = {}) => {
      await reserve();
      const write = { actor: systemActor(INSTALLATION, INSTALLATION_ID) };
      return change(core, write, 'organizations.create', { name }, async ({ tx, now, newId, record }) => {
        const org = ((await tx.one(selectHighestOrg, {}))?.highest ?? INSTALLATION) + 1;
        const row = { org, id: newId(), name, policy: JSON.stringify(policy), createdAt: now };
        await tx.run(insertOrganization, row);
        record({ type: 'organization.created', subject: row.id, after: { name, policy } });
        return toOrganization(row);
      });
    },
    list: async () => (await core.storage.all(selectOrganizations, {})).map(toOrganization),
    get: async org => {
      const row = await core.storage.one(selectOrganization, { org });
      if (row === undefined) throw notFound('organization');
      return toOrganization(row);
    },
  };
}
