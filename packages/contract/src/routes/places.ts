/** Routes of locations and workspaces. */
import Type from 'typebox';
import { HeldDevice, Location, Workspace } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, nullable, PageQuery, pageOf, reason, WriteQuery } from '../schema.ts';
import { AsOfQuery, BASE, name } from './common.ts';

export const createLocation = defineRoute({
  id: 'native.locations.create',
  method: 'POST',
  path: `${BASE}/locations`,
  summary: 'Adds a location.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({ name: name('Name'), ...reason }),
  status: 201,
  reply: Location,
});

export const listLocations = defineRoute({
  id: 'native.locations.list',
  method: 'GET',
  path: `${BASE}/locations`,
  summary: 'Lists locations in the order in which they were added.',
  scope: 'devices.org:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(Location),
});

export const getLocation = defineRoute({
  id: 'native.locations.get',
  method: 'GET',
  path: `${BASE}/locations/{locationId}`,
  summary: 'Returns a location.',
  scope: 'devices.org:read',
  status: 200,
  reply: Location,
});

export const createWorkspace = defineRoute({
  id: 'native.workspaces.create',
  method: 'POST',
  path: `${BASE}/workspaces`,
  summary: 'Adds a workspace.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({ name: name('Name'), locationId: Type.Optional(nullable(Id)), ...reason }),
  status: 201,
  reply: Workspace,
});

export const listWorkspaces = defineRoute({
  id: 'native.workspaces.list',
  method: 'GET',
  path: `${BASE}/workspaces`,
  summary: 'Lists workspaces in the order in which they were added.',
  scope: 'devices.org:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(Workspace),
});

export const getWorkspace = defineRoute({
  id: 'native.workspaces.get',
  method: 'GET',
  path: `${BASE}/workspaces/{workspaceId}`,
  summary: 'Returns a workspace.',
  scope: 'devices.org:read',
  status: 200,
  reply: Workspace,
});

export const listDevicesOfWorkspace = defineRoute({
  id: 'native.workspaces.devices',
  method: 'GET',
  path: `${BASE}/workspaces/{workspaceId}/devices`,
  summary: 'Lists every device that the workspace holds, or held on a day in the past.',
  scope: 'devices.org:read',
  query: AsOfQuery,
  status: 200,
  reply: closed({ items: Type.Array(HeldDevice) }),
});
