/** Rooms and shared places, and how they are called (contract webex §5.3 and §5.6). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { Actor } from '../../../domain/actor.ts';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import type { Services } from '../../../services/services.ts';
import type { CalledWorkspace } from '../../../services/telephony/called-workspaces.ts';
import { idOf } from '../ids.ts';
import { toDevice } from '../mapping/devices.ts';
import { toWorkspace, toWorkspaceCalling, toWorkspaceFilter, toWorkspaceWish } from '../mapping/workspaces.ts';
import { orgId } from '../schemas/requests.ts';
import {
  NewWorkspace,
  Workspace,
  WorkspaceDetailsQuery,
  WorkspaceInput,
  WorkspaceQuery,
  Workspaces,
} from '../schemas/workspaces.ts';
import type { WebexOptions } from './options.ts';
import { paged, serveWebex } from './serve.ts';

const READ = 'spark-admin:workspaces_read';
const WRITE = 'spark-admin:workspaces_write';
const PATH = '/v1/workspaces';
const ONE = `${PATH}/{workspaceId}`;

const list = defineRoute({
  id: 'webex.workspaces.list',
  method: 'GET',
  path: PATH,
  summary: 'Rooms and shared places, and whether they can be called.',
  scope: READ,
  query: WorkspaceQuery,
  status: 200,
  reply: Workspaces,
});

const get = defineRoute({
  id: 'webex.workspaces.get',
  method: 'GET',
  path: ONE,
  summary: 'One workspace.',
  scope: READ,
  query: WorkspaceDetailsQuery,
  status: 200,
  reply: Workspace,
});

const create = defineRoute({
  id: 'webex.workspaces.create',
  method: 'POST',
  path: PATH,
  summary: 'Adds a workspace, which can be called if it gets a place for calls.',
  scope: WRITE,
  query: Type.Object(orgId),
  body: NewWorkspace,
  status: 200,
  reply: Workspace,
});

const change = defineRoute({
  id: 'webex.workspaces.replace',
  method: 'PUT',
  path: ONE,
  summary: 'Changes a workspace, and how it is called.',
  scope: WRITE,
  query: Type.Object(orgId),
  body: WorkspaceInput,
  status: 200,
  reply: Workspace,
});

const remove = defineRoute({
  id: 'webex.workspaces.delete',
  method: 'DELETE',
  path: ONE,
  summary: 'Closes a workspace: its devices are taken, and it cannot be called.',
  scope: WRITE,
  query: Type.Object(orgId),
  status: 204,
  reply: null,
});

export function workspaceRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    serveWebex(list, async (call, services) => {
      const { actor, query } = call;
      const filter = toWorkspaceFilter(query);
      if (filter === null) return { items: [] };
      const found = await paged(call, options, page => services.calledWorkspaces.list(actor, filter, page));
      if (!query.includeDevices) return { items: found.map(each => toWorkspace(each, actor.organizationId)) };
      return { items: await Promise.all(found.map(each => withDevices(actor, each, services))) };
    }),
    serveWebex(get, async (call, services) => {
      const { actor, query } = call;
      const found = await services.calledWorkspaces.get(actor, idOf(call, 'workspaceId'));
      return query.includeDevices ? withDevices(actor, found, services) : toWorkspace(found, actor.organizationId);
    }),
    serveWebex(create, async ({ actor, body, write }, { calledWorkspaces }) => {
      const { fit: _, ...wish } = toWorkspaceWish(body);
      const input = { locationId: null, ...wish, name: body.displayName };
      return toWorkspace(await calledWorkspaces.create(write, input, toWorkspaceCalling(body) ?? null), actor.organizationId);
    }),
    serveWebex(change, async (call, { calledWorkspaces }) => {
      const { actor, body, write } = call;
      const id = idOf(call, 'workspaceId');
      const changed = await calledWorkspaces.update(write, id, toWorkspaceWish(body), toWorkspaceCalling(body));
      return toWorkspace(changed, actor.organizationId);
    }),
    serveWebex(remove, async (call, { calledWorkspaces }) => {
      await calledWorkspaces.close(call.write, idOf(call, 'workspaceId'));
    }),
  ];
}

/** More than a room has. */
const DEVICES_LIMIT = 100;

/** Its devices are found by an index of their owners, so that a page costs one statement for each of its workspaces. */
async function withDevices(actor: Actor, found: CalledWorkspace, { deskList }: Services): Promise<Workspace> {
  const whole = { mac: null, filter: null, after: null, offset: 0 };
  const { items } = await deskList.list(actor, { ...whole, ownerId: found.workspace.id, limit: DEVICES_LIMIT });
  return { ...toWorkspace(found, actor.organizationId), devices: items.map(desk => toDevice(desk, actor)) };
}
