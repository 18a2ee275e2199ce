/** Routes of the caller's organization and its settings. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { Host, Organization } from '../organization-objects.ts';
import { Policy } from '../policy.ts';
import { PolicySetting } from '../policy-settings.ts';
import { defineRoute } from '../route.ts';
import { closed, reason, text, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

export const getOrganization = defineRoute({
  id: 'native.organization.get',
  method: 'GET',
  path: `${BASE}/organization`,
  summary: 'Returns your organization.',
  scope: 'profile:read',
  status: 200,
  reply: Organization,
});

export const getPolicy = defineRoute({
  id: 'native.organization.policy',
  method: 'GET',
  path: `${BASE}/organization/policy`,
  summary: 'Lists all settings with the value that is in force, its default, and where it is from.',
  scope: 'people.org:read',
  status: 200,
  reply: closed({ items: Type.Array(PolicySetting) }),
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

export const listHosts = defineRoute({
  id: 'native.hosts.list',
  method: 'GET',
  path: `${BASE}/organization/hosts`,
  summary: 'Lists the host names of your organization.',
  scope: 'people.org:read',
  status: 200,
  reply: closed({ items: Type.Array(Host) }),
});

export const addHost = defineRoute({
  id: 'native.hosts.add',
  method: 'POST',
  path: `${BASE}/organization/hosts`,
  summary: 'Registers a host name for your organization. For the operator.',
  scope: 'installation:admin',
  query: WriteQuery,
  body: closed({ host: text(LENGTHS.host, 'A host name without a port.'), ...reason }),
  status: 201,
  reply: Host,
});

export const removeHost = defineRoute({
  id: 'native.hosts.remove',
  method: 'DELETE',
  path: `${BASE}/organization/hosts/{host}`,
  summary: 'Takes a host name from your organization. For the operator.',
  scope: 'installation:admin',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Host,
});
