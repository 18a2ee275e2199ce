/** Routes of the installation's organizations and host names, for the operator. */
import Type from 'typebox';
import { InstallationHost } from '../installation-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { Organization } from '../organization-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, PageQuery, pageOf, reason, text, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';

const INSTALLATION = `${BASE}/installation`;
const scope = 'installation:admin';
const host = text(LENGTHS.host, 'A host name without a port.');

export const listOrganizations = defineRoute({
  id: 'native.organizations.list',
  method: 'GET',
  path: `${INSTALLATION}/organizations`,
  summary: 'Lists the organizations in the order in which they were created, also those that are closed.',
  scope,
  query: PageQuery,
  status: 200,
  reply: pageOf(Organization),
});

export const createOrganization = defineRoute({
  id: 'native.organizations.create',
  method: 'POST',
  path: `${INSTALLATION}/organizations`,
  summary: 'Creates an organization.',
  scope,
  query: WriteQuery,
  body: closed({ name: name('Name'), ...reason }),
  status: 201,
  reply: Organization,
});

export const getOrganizationById = defineRoute({
  id: 'native.organizations.get',
  method: 'GET',
  path: `${INSTALLATION}/organizations/{organizationId}`,
  summary: 'Returns an organization.',
  scope,
  status: 200,
  reply: Organization,
});

export const updateOrganization = defineRoute({
  id: 'native.organizations.update',
  method: 'PATCH',
  path: `${INSTALLATION}/organizations/{organizationId}`,
  summary: 'Gives an organization another name.',
  scope,
  query: WriteQuery,
  body: closed({ name: Type.Optional(name('Name')), ...reason }),
  status: 200,
  reply: Organization,
});

export const closeOrganization = defineRoute({
  id: 'native.organizations.close',
  method: 'POST',
  path: `${INSTALLATION}/organizations/{organizationId}/close`,
  summary: 'Closes an organization: sign-ins and requests are refused from now on. Its data and its tokens stay.',
  scope,
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Organization,
});

export const reopenOrganization = defineRoute({
  id: 'native.organizations.reopen',
  method: 'POST',
  path: `${INSTALLATION}/organizations/{organizationId}/reopen`,
  summary: 'Opens an organization again. Tokens that have not expired meanwhile are valid again.',
  scope,
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Organization,
});

export const listAllHosts = defineRoute({
  id: 'native.installation.hosts',
  method: 'GET',
  path: `${INSTALLATION}/hosts`,
  summary: 'Lists the host names of all organizations, or of one, in alphabetical order.',
  scope,
  query: closed({ organizationId: Type.Optional(Id) }),
  status: 200,
  reply: closed({ items: Type.Array(InstallationHost) }),
});

export const addHostOf = defineRoute({
  id: 'native.installation.addHost',
  method: 'POST',
  path: `${INSTALLATION}/organizations/{organizationId}/hosts`,
  summary: 'Registers a host name for an organization.',
  scope,
  query: WriteQuery,
  body: closed({ host, ...reason }),
  status: 201,
  reply: InstallationHost,
});

export const removeHostOf = defineRoute({
  id: 'native.installation.removeHost',
  method: 'DELETE',
  path: `${INSTALLATION}/hosts/{host}`,
  summary: 'Takes a host name from the organization that has it.',
  scope,
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: InstallationHost,
});
