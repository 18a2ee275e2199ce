/** What clients read first: the organization and its licences (contract webex §5.3). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { renderId } from '../ids.ts';
import { CALLING_LICENSE } from '../mapping/people.ts';
import { timestamp } from '../mapping/shared.ts';
import { Licenses, Organizations } from '../schemas/people.ts';
import { orgId } from '../schemas/requests.ts';
import { serveWebex } from './serve.ts';

/** Clients add nobody when all units are used, and read the number as an integer of 32 bits. */
const UNLIMITED_UNITS = 1_000_000_000;

const organizations = defineRoute({
  id: 'webex.organizations.list',
  method: 'GET',
  path: '/v1/organizations',
  summary: "The caller's organization.",
  scope: 'spark-admin:organizations_read',
  query: Type.Object(orgId),
  status: 200,
  reply: Organizations,
});

const licenses = defineRoute({
  id: 'webex.licenses.list',
  method: 'GET',
  path: '/v1/licenses',
  summary: 'The calling licence, and how many people can be called.',
  scope: 'spark-admin:licenses_read',
  query: Type.Object(orgId),
  status: 200,
  reply: Licenses,
});

export const startRoutes: readonly DialectRoute[] = [
  serveWebex(organizations, async ({ actor }, services) => {
    const { id, name, createdAt } = await services.organizations.get(actor.org);
    return { items: [{ id: renderId('ORGANIZATION', id), displayName: name, created: timestamp(createdAt) }] };
  }),
  serveWebex(licenses, async ({ actor }, { peopleSearch }) => {
    const { people, workspaces } = await peopleSearch.countCalling(actor);
    const units = {
      totalUnits: actor.policy.maxCallings ?? UNLIMITED_UNITS,
      consumedUnits: people + workspaces,
      consumedByUsers: people,
      consumedByWorkspaces: workspaces,
    };
    return { items: [{ id: CALLING_LICENSE, name: 'Webex Calling - Professional', ...units }] };
  }),
];
