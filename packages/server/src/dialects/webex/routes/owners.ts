/** telephony/config: what persons and workspaces have (contract webex §2 and §3). */
import { defineRoute, type Route } from '@heldby/contract';
import Type from 'typebox';
import type { Owner } from '../../../domain/owner.ts';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { toHoteling, toLineDevices } from '../mapping/owners.ts';
import { personOf, workspaceOf } from '../mapping/requests.ts';
import { Compression, DeviceCount, HotelingInput, LineDevices, PersonHotelingInput } from '../schemas/owners.ts';
import { orgId } from '../schemas/requests.ts';
import { serveWebex } from './serve.ts';

const READ = 'spark-admin:telephony_config_read';
const WRITE = 'spark-admin:telephony_config_write';
const PERSON = '/v1/telephony/config/people/{personId}/devices';
const WORKSPACE = '/v1/telephony/config/workspaces/{workspaceId}/devices';
const query = Type.Object(orgId);

const personDevices = defineRoute({
  id: 'webex.people.devices',
  method: 'GET',
  path: PERSON,
  summary: 'Every device on which the person has a line.',
  scope: READ,
  query,
  status: 200,
  reply: LineDevices,
});

const countPersonDevices = defineRoute({
  id: 'webex.people.devices.count',
  method: 'GET',
  path: `${PERSON}/count`,
  summary: "How many devices and applications are the person's own.",
  scope: READ,
  query,
  status: 200,
  reply: DeviceCount,
});

const putPersonHoteling = defineRoute({
  id: 'webex.people.hoteling.replace',
  method: 'PUT',
  path: `${PERSON}/settings/hoteling`,
  summary: "Whether and how long guests may use the person's phones.",
  scope: WRITE,
  query,
  body: PersonHotelingInput,
  status: 204,
  reply: null,
});

const workspaceDevices = defineRoute({
  id: 'webex.workspaces.devices',
  method: 'GET',
  path: WORKSPACE,
  summary: 'Every device on which the workspace has a line.',
  scope: READ,
  query,
  status: 200,
  reply: LineDevices,
});

const putWorkspaceHoteling = defineRoute({
  id: 'webex.workspaces.hoteling.replace',
  method: 'PUT',
  path: WORKSPACE,
  summary: "Whether and how long guests may use the workspace's phones.",
  scope: WRITE,
  query,
  body: HotelingInput,
  status: 204,
  reply: null,
});

type OwnerOf = (call: { readonly params: Readonly<Record<string, string>> }) => Owner;

/** Reading and writing the settings of an owner's calls, the same for persons and workspaces. */
function settings(noun: string, path: string, ownerOf: OwnerOf): DialectRoute[] {
  const common = { path: `${path}/settings`, query } as const;
  const read = {
    ...common,
    id: `webex.${noun}.settings.get`,
    method: 'GET',
    summary: 'Whether calls are compressed.',
    scope: READ,
  } as const;
  const write = {
    ...common,
    id: `webex.${noun}.settings.replace`,
    method: 'PUT',
    summary: 'Turns the compression of calls on or off.',
    scope: WRITE,
  } as const;
  return [
    serveWebex({ ...read, status: 200, reply: Compression } satisfies Route, async (call, { calling }) => ({
      compression: (await calling.settings(call.actor, ownerOf(call))).compression ? ('ON' as const) : ('OFF' as const),
    })),
    serveWebex({ ...write, body: Compression, status: 204, reply: null } satisfies Route, async (call, { calling }) =>
      calling.changeSettings(call.write, ownerOf(call), { compression: call.body.compression === 'ON' }),
    ),
  ];
}

export const ownerRoutes: readonly DialectRoute[] = [
  serveWebex(personDevices, async (call, { lineDevices }) =>
    toLineDevices(await lineDevices.listOf(call.actor, personOf(call)), 'person', call.actor.policy),
  ),
  serveWebex(countPersonDevices, async (call, { lineDevices }) => {
    const { total, applications } = await lineDevices.countOf(call.actor, personOf(call));
    return { totalDeviceCount: total, applicationsCount: applications };
  }),
  serveWebex(putPersonHoteling, async (call, { calling }) =>
    calling.setHoteling(call.write, personOf(call), toHoteling(call.body.hoteling)),
  ),
  ...settings('people', PERSON, personOf),
  serveWebex(workspaceDevices, async (call, { lineDevices }) =>
    toLineDevices(await lineDevices.listOf(call.actor, workspaceOf(call)), 'workspace', call.actor.policy),
  ),
  serveWebex(putWorkspaceHoteling, async (call, { calling }) =>
    calling.setHoteling(call.write, workspaceOf(call), toHoteling(call.body)),
  ),
  ...settings('workspaces', WORKSPACE, workspaceOf),
];
