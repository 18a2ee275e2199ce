/** What clients read first: the organization, and the roles in it (contract webex §5.3). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { requireRight } from '../../../core/rights.ts';
import { notFound } from '../../../domain/problem.ts';
import type { Call, DialectRoute } from '../../../http/dialect/dialect.ts';
import type { Services } from '../../../services/services.ts';
import { idOf, renderId } from '../ids.ts';
import { toRoles } from '../mapping/people.ts';
import { timestamp } from '../mapping/shared.ts';
import { OneRole, Organization, Organizations, Roles } from '../schemas/people.ts';
import { orgId } from '../schemas/requests.ts';
import { serveWebex } from './serve.ts';

const READ = 'spark-admin:organizations_read';
const READ_ROLES = 'spark-admin:roles_read';
const read = { method: 'GET', query: Type.Object(orgId), status: 200 } as const;

const organizations = defineRoute({
  ...read,
  id: 'webex.organizations.list',
  path: '/v1/organizations',
  summary: "The caller's organization.",
  scope: READ,
  reply: Organizations,
});

const organization = defineRoute({
  ...read,
  id: 'webex.organizations.get',
  path: '/v1/organizations/{organizationId}',
  summary: "The caller's organization, by its id.",
  scope: READ,
  reply: Organization,
});

const roles = defineRoute({
  ...read,
  id: 'webex.roles.list',
  path: '/v1/roles',
  summary: 'The roles of administrators.',
  scope: READ_ROLES,
  reply: Roles,
});

const role = defineRoute({
  ...read,
  id: 'webex.roles.get',
  path: '/v1/roles/{roleId}',
  summary: 'One role.',
  scope: READ_ROLES,
  reply: OneRole,
});

export const startRoutes: readonly DialectRoute[] = [
  serveWebex(organizations, async (call, services) => ({ items: [await own(call, services)] })),
  serveWebex(organization, async (call, services) => {
    if (idOf(call, 'organizationId') !== call.actor.organizationId) throw notFound('organization');
    return own(call, services);
  }),
  serveWebex(roles, async ({ actor }) => {
    requireRight(actor, 'read people');
    return { items: toRoles() };
  }),
  serveWebex(role, async call => {
    requireRight(call.actor, 'read people');
    const id = renderId('ROLE', idOf(call, 'roleId'));
    const found = toRoles().find(each => each.id === id);
    if (found === undefined) throw notFound('role');
    return found;
  }),
];

async function own({ actor }: Pick<Call, 'actor'>, services: Services): Promise<Organization> {
  const { id, name, createdAt } = await services.organizations.get(actor.org);
  return { id: renderId('ORGANIZATION', id), displayName: name, created: timestamp(createdAt) };
}
