/** Routes of virtual lines, and of the callings that lines need. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { idFilter, listOf, listQuery } from '../lists.ts';
import { Calling } from '../objects.ts';
import { VirtualLine } from '../place-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, oneOf, reason, text, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';
import { callingBody } from './telephony.ts';

export const listVirtualLines = defineRoute({
  id: 'native.virtualLines.list',
  method: 'GET',
  path: `${BASE}/virtual-lines`,
  summary: 'Lists virtual lines in the order in which they were added.',
  scope: 'telephony:read',
  query: listQuery({
    item: VirtualLine,
    sorts: ['createdAt'],
    filters: {
      location: idFilter('Where they are called.'),
      state: Type.Optional(oneOf(['open', 'closed'], 'Only the open ones, which is the default, or only the closed ones.')),
      q: Type.Optional(text(LENGTHS.search, 'A part of the name, ignoring letter case.')),
    },
  }),
  status: 200,
  reply: listOf(VirtualLine),
});

export const updateVirtualLine = defineRoute({
  id: 'native.virtualLines.update',
  method: 'PATCH',
  path: `${BASE}/virtual-lines/{virtualLineId}`,
  summary: 'Changes the name of a virtual line.',
  scope: 'telephony:write',
  query: WriteQuery,
  body: closed({ firstName: Type.Optional(name('First name')), lastName: Type.Optional(name('Last name')), ...reason }),
  status: 200,
  reply: VirtualLine,
});

export const closeVirtualLine = defineRoute({
  id: 'native.virtualLines.close',
  method: 'POST',
  path: `${BASE}/virtual-lines/{virtualLineId}/close`,
  summary: 'Closes a virtual line: ends its lines on devices and its calling.',
  scope: 'telephony:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: VirtualLine,
});

export const reopenVirtualLine = defineRoute({
  id: 'native.virtualLines.reopen',
  method: 'POST',
  path: `${BASE}/virtual-lines/{virtualLineId}/reopen`,
  summary: 'Opens a virtual line again. It needs a calling before it gets lines.',
  scope: 'telephony:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: VirtualLine,
});

export const setCallingOfVirtualLine = defineRoute({
  id: 'native.virtualLines.setCalling',
  method: 'PUT',
  path: `${BASE}/virtual-lines/{virtualLineId}/calling`,
  summary: "Sets or changes the virtual line's calling.",
  scope: 'telephony:write',
  query: WriteQuery,
  body: closed({ ...callingBody, ...reason }),
  status: 200,
  reply: Calling,
});

export const removeCallingOfWorkspace = defineRoute({
  id: 'native.workspaces.removeCalling',
  method: 'DELETE',
  path: `${BASE}/workspaces/{workspaceId}/calling`,
  summary: "Removes the workspace's calling. The lines stay until they are ended.",
  scope: 'telephony:write',
  query: WriteQuery,
  status: 204,
  reply: null,
});
