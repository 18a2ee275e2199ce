/** Routes of the caller's organization and its settings. */
import { Organization } from '../objects.ts';
import { Policy } from '../policy.ts';
import { defineRoute } from '../route.ts';
import { closed, reason, WriteQuery } from '../schema.ts';
import { BASE } from './common.ts';

export const getOrganization = defineRoute({
  id: 'native.organization.get',
  method: 'GET',
  path: `${BASE}/organization`,
  summary: 'Returns your organization.',
  scope: 'profile:read',
  status: 200,
  reply: Organization,
});

export const updatePolicy = defineRoute({
  id: 'native.organization.updatePolicy',
  method: 'PATCH',
  path: `${BASE}/organization/policy`,
  summary: 'Changes the given settings; null resets one to its default.',
  scope: 'org:admin',
  query: WriteQuery,
  body: closed({ ...Policy.properties, ...reason }),
  status: 200,
  reply: Organization,
});
