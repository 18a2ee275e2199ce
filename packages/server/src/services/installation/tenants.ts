/** The organizations of the installation, as the operator sees and changes them: with a token, or through the socket. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { closeOrganization, renameOrganization, reopenOrganization } from '../../core/organization/change.ts';
import { hostName, organizationOfHost, requireOrganization } from '../../core/organization/find.ts';
import { addHost, removeHost } from '../../core/organization/hosts.ts';
import { presentActor } from '../../core/present.ts';
import { requireRight } from '../../core/rights.ts';
import { type Actor, systemActor } from '../../domain/actor.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import {
  selectOrganizationById,
  selectOrganizations,
  selectOrganizationsAfter,
  toOrganization,
} from '../../storage/statements/organizations.ts';
import { selectHosts } from '../../storage/statements/sign-in.ts';
import { pageByNumber } from '../paging.ts';
import { createOrganizations } from './organizations.ts';

/** A host name with the organization that has it. */
export interface TenantHost {
  readonly host: string;
  readonly organization: Organization;
}

export interface Tenants {
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<Organization>>;
  readonly get: (actor: Actor, id: OrganizationId) => Promise<Organization>;
  readonly create: (write: Write, name: string) => Promise<Organization>;
  readonly rename: (write: Write, id: OrganizationId, name: string) => Promise<Organization>;
  readonly close: (write: Write, id: OrganizationId) => Promise<Organization>;
  readonly reopen: (write: Write, id: OrganizationId) => Promise<Organization>;
  /** Of one organization, or of all. */
  readonly hosts: (actor: Actor, id?: OrganizationId) => Promise<readonly TenantHost[]>;
  readonly addHost: (write: Write, id: OrganizationId, host: string) => Promise<TenantHost>;
  readonly removeHost: (write: Write, host: string) => Promise<TenantHost>;
}

const needs = 'administer the installation';

export function createTenants(core: Core): Tenants {
  const { storage } = core;
  const get = async (actor: Actor, id: OrganizationId) => {
    requireRight(actor, needs);
    const row = await storage.one(selectOrganizationById, { id });
    if (row === undefined) throw notFound('organization');
    return toOrganization(row);
  };
  const within = createWithin(core);

  return {
    list: (actor, page) => {
      requireRight(actor, needs);
      const read = (after: number, limit: number) => storage.all(selectOrganizationsAfter, { after, limit });
      return pageByNumber(page, read, ({ org }) => org, toOrganization);
    },
    get,
    create: async (write, name) => {
      await requireOperator(core, write.actor);
      return createOrganizations(core).create(name, {}, write);
    },
    rename: async (write, id, name) =>
      within(write, await get(write.actor, id), 'organizations.rename', { name }, edit => renameOrganization(edit, name)),
    close: async (write, id) => {
      const target = await get(write.actor, id);
      if (target.org === write.actor.org && write.actor.kind !== 'system') {
        throw new Problem(
          'conflict',
          'Your token belongs to this organization and would end. Close it through the socket of the server.',
        );
      }
      return within(write, target, 'organizations.close', {}, edit => closeOrganization(edit, write.reason ?? null));
    },
    reopen: async (write, id) =>
      within(write, await get(write.actor, id), 'organizations.reopen', {}, edit => reopenOrganization(edit)),
    ...hostsOf(core, get, within),
  };
}

type Within = ReturnType<typeof createWithin>;

/**
 * Works in the organization's own history, as the system: the operator is nobody there. The event still names the token that was
 * presented.
 */
function createWithin(core: Core) {
  return async <T>(write: Write, target: Organization, name: string, request: object, work: (edit: Edit) => Promise<T>) => {
    await requireOperator(core, write.actor);
    const actor = { ...systemActor(target.org, target.id), credentialId: write.actor.credentialId };
    return change(core, { ...write, actor }, { name, needs: null }, request, work);
  };
}

function hostsOf({ storage }: Core, get: Tenants['get'], within: Within): Pick<Tenants, 'hosts' | 'addHost' | 'removeHost'> {
  return {
    hosts: async (actor, id) => {
      requireRight(actor, needs);
      const wanted = id === undefined ? (await storage.all(selectOrganizations, {})).map(toOrganization) : [await get(actor, id)];
      const found: TenantHost[] = [];
      for (const organization of wanted) {
        for (const { host } of await storage.all(selectHosts, { org: organization.org })) found.push({ host, organization });
      }
      return found.toSorted((one, other) => (one.host < other.host ? -1 : 1));
    },
    addHost: async (write, id, given) => {
      const organization = await get(write.actor, id);
      const host = await within(write, organization, 'hosts.add', { host: given }, edit => addHost(edit, given));
      return { host, organization };
    },
    removeHost: async (write, given) => {
      requireRight(write.actor, needs);
      const org = await organizationOfHost(storage, given);
      if (org === undefined) throw notFound('host');
      const organization = await requireOrganization(storage, org);
      const host = await within(write, organization, 'hosts.remove', { host: hostName(given) }, edit => removeHost(edit, given));
      return { host, organization };
    },
  };
}

/** Asks again whether the operator may still do it: their own organization is not the one that is locked for the change. */
async function requireOperator({ storage, clock }: Core, actor: Actor): Promise<void> {
  requireRight(actor, needs);
  requireRight(await presentActor(storage, actor, clock.now()), needs);
}
