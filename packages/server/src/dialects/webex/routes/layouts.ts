/** telephony/config/devices/{id}/layout: the line keys of a phone and its modules (contract webex §3.7). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toKeptLayout, toLayout } from '../mapping/layouts.ts';
import { Layout } from '../schemas/layouts.ts';
import { orgId } from '../schemas/requests.ts';
import { serveWebex } from './serve.ts';

const PATH = '/v1/telephony/config/devices/{deviceId}/layout';
const query = Type.Object(orgId);

const get = defineRoute({
  id: 'webex.configuredDevices.layout.get',
  method: 'GET',
  path: PATH,
  summary: 'The layout of the line keys of a phone and of its modules.',
  scope: 'spark-admin:telephony_config_read',
  query,
  status: 200,
  reply: Layout,
});

const put = defineRoute({
  id: 'webex.configuredDevices.layout.replace',
  method: 'PUT',
  path: PATH,
  summary: 'Replaces the layout of the line keys of a phone and of its modules.',
  scope: 'spark-admin:telephony_config_write',
  query,
  body: Layout,
  status: 204,
  reply: null,
});

export const layoutRoutes: readonly DialectRoute[] = [
  serveWebex(get, async (call, { deskSettings }) =>
    toLayout((await deskSettings.customizations(call.actor, idOf(call, 'deviceId'))).device),
  ),
  serveWebex(put, async (call, { deskSettings }) => {
    const { actor, body, write } = call;
    await deskSettings.keep(write, idOf(call, 'deviceId'), body, device => toKeptLayout(body, device, actor.policy));
  }),
];
