/** Routes of locations and workspaces. */
import Type from 'typebox';
import { HeldDevices } from '../held-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { idFilter, listOf, listQuery } from '../lists.ts';
import { Location, Workspace } from '../place-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, nullable, oneOf, reason, text, WriteQuery } from '../schema.ts';
import { BASE, HeldQuery, name, ReasonBody } from './common.ts';

const state = Type.Optional(oneOf(['open', 'closed'], 'Only the open ones, which is the default, or only the closed ones.'));
const q = Type.Optional(text(LENGTHS.search, 'A part of the name, ignoring letter case.'));

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
  query: listQuery({ item: Location, sorts: ['createdAt'], filters: { state, q } }),
  status: 200,
  reply: listOf(Location),
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
  query: listQuery({ item: Workspace, sorts: ['createdAt'], filters: { location: idFilter('Where they are.'), state, q } }),
  status: 200,
  reply: listOf(Workspace),
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
  query: HeldQuery,
  status: 200,
  reply: HeldDevices,
});

export const updateLocation = defineRoute({
  id: 'native.locations.update',
  method: 'PATCH',
  path: `${BASE}/locations/{locationId}`,
  summary: 'Changes the name of a location.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({ name: Type.Optional(name('Name')), ...reason }),
  status: 200,
  reply: Location,
});

export const closeLocation = defineRoute({
  id: 'native.locations.close',
  method: 'POST',
  path: `${BASE}/locations/{locationId}/close`,
  summary: 'Closes a location. 409 names what stands against it, unless everything moves to another one.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    moveTo: Type.Optional(Type.String({ format: 'uuid', description: 'The location to which everything there moves first.' })),
    ...reason,
  }),
  bodyOptional: true,
  status: 200,
  reply: Location,
});

export const reopenLocation = defineRoute({
  id: 'native.locations.reopen',
  method: 'POST',
  path: `${BASE}/locations/{locationId}/reopen`,
  summary: 'Opens a location again. What was ended with it does not come back.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Location,
});

export const updateWorkspace = defineRoute({
  id: 'native.workspaces.update',
  method: 'PATCH',
  path: `${BASE}/workspaces/{workspaceId}`,
  summary: 'Changes the name or the location of a workspace.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({ name: Type.Optional(name('Name')), locationId: Type.Optional(nullable(Id)), ...reason }),
  status: 200,
  reply: Workspace,
});

export const closeWorkspace = defineRoute({
  id: 'native.workspaces.close',
  method: 'POST',
  path: `${BASE}/workspaces/{workspaceId}/close`,
  summary: 'Closes a workspace: ends what it holds, its lines, its calling and its activation codes.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Workspace,
});

export const reopenWorkspace = defineRoute({
  id: 'native.workspaces.reopen',
  method: 'POST',
  path: `${BASE}/workspaces/{workspaceId}/reopen`,
  summary: 'Opens a workspace again. What was ended with it does not come back.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Workspace,
});
