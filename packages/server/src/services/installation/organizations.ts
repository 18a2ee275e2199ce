/** Organizations: the only service that works across tenants, for the operator alone. */

import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireRole } from '../../core/rights.ts';
import { systemActor } from '../../domain/actor.ts';
import { groupForEverybody } from '../../domain/group.ts';
import { INSTALLATION, type OrgId } from '../../domain/ids.ts';
import type { Organization, Policy } from '../../domain/organization.ts';
import { notFound } from '../../domain/problem.ts';
import { fromGroup, insertGroup } from '../../storage/statements/groups.ts';
import {
  insertOrganization,
  reserveInstallation,
  selectHighestOrg,
  selectOrganization,
  selectOrganizations,
  toOrganization,
  updatePolicy,
} from '../../storage/statements/organizations.ts';
import { replaceOrigins } from './origins.ts';

export interface Organizations {
  readonly create: (name: string, policy?: Policy) => Promise<Organization>;
  /** The same in an installation without organizations; undefined in every other, also when two nodes start at once. */
  readonly createFirst: (name: string) => Promise<Organization | undefined>;
  readonly list: () => Promise<Organization[]>;
  readonly get: (org: OrgId) => Promise<Organization>;
  /** Changes the settings that are given; null takes one back to the installation's default. */
  readonly setPolicy: (write: Write, wish: PolicyWish) => Promise<Organization>;
}

export type PolicyWish = { readonly [K in keyof Policy]?: Policy[K] | null };

const INSTALLATION_ID = '00000000-0000-0000-0000-000000000000';

export function createOrganizations(core: Core): Organizations {
  /** The reserved organization holds the installation's own events, and its row is what all of this waits for in turn. */
  const reserve = () =>
    core.storage.transaction(INSTALLATION, async tx => {
      const row = { org: INSTALLATION, id: INSTALLATION_ID, name: 'installation', policy: '{}', createdAt: core.clock.now() };
      tx.send(reserveInstallation, row);
    });
  const add = async (name: string, policy: Policy, onlyAsFirst: boolean) => {
    await reserve();
    const write = { actor: systemActor(INSTALLATION, INSTALLATION_ID) };
    return change(core, write, { name: 'organizations.create', needs: null }, { name }, async ({ tx, now, newId, record }) => {
      const highest = (await tx.one(selectHighestOrg, {}))?.highest ?? INSTALLATION;
      if (onlyAsFirst && highest > INSTALLATION) return undefined;
      const row = { org: highest + 1, id: newId(), name, policy: JSON.stringify(policy), createdAt: now };
      tx.send(insertOrganization, row);
      tx.send(insertGroup, { org: row.org, ...fromGroup(groupForEverybody(row.id, now)) });
      record({ type: 'organization.created', subject: row.id, after: { name, policy } });
      return toOrganization(row);
    });
  };

  return {
    create: async (name, policy = {}) => {
      const organization = await add(name, policy, false);
      if (organization === undefined) throw notFound('organization');
      return organization;
    },
    createFirst: name => add(name, {}, true),
    list: async () => (await core.storage.all(selectOrganizations, {})).map(toOrganization),
    get: async org => {
      const row = await core.storage.one(selectOrganization, { org });
      if (row === undefined) throw notFound('organization');
      return toOrganization(row);
    },
    setPolicy: async (write, wish) => {
      requireRole(write.actor, ['full']);
      return change(core, write, { name: 'organizations.setPolicy', needs: null }, wish, async edit => {
        const row = await edit.tx.one(selectOrganization, { org: edit.org });
        if (row === undefined) throw notFound('organization');
        const before = toOrganization(row);
        const merged = Object.entries({ ...before.policy, ...wish }).filter(([, value]) => value !== null);
        const after: Organization = { ...before, policy: Object.fromEntries(merged) };
        edit.tx.send(updatePolicy, { org: edit.org, policy: JSON.stringify(after.policy) });
        await replaceOrigins(edit, before.policy.corsOrigins ?? [], after.policy.corsOrigins ?? []);
        edit.record({ type: 'organization.updated', subject: before.id, before: before.policy, after: after.policy });
        edit.afterCommit(() => core.actors.forgetOrganization(edit.org));
        return after;
      });
    },
  };
}
