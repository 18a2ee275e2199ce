/** Routes that read callings: where, and under which number, an owner is called. */
import { Calling } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { BASE } from './common.ts';

export const getCallingOfPerson = defineRoute({
  id: 'native.people.calling',
  method: 'GET',
  path: `${BASE}/people/{personId}/calling`,
  summary: "Returns the person's calling.",
  scope: 'telephony:read',
  status: 200,
  reply: Calling,
});

export const getCallingOfWorkspace = defineRoute({
  id: 'native.workspaces.calling',
  method: 'GET',
  path: `${BASE}/workspaces/{workspaceId}/calling`,
  summary: "Returns the workspace's calling.",
  scope: 'telephony:read',
  status: 200,
  reply: Calling,
});

export const getCallingOfVirtualLine = defineRoute({
  id: 'native.virtualLines.calling',
  method: 'GET',
  path: `${BASE}/virtual-lines/{virtualLineId}/calling`,
  summary: "Returns the virtual line's calling.",
  scope: 'telephony:read',
  status: 200,
  reply: Calling,
});
