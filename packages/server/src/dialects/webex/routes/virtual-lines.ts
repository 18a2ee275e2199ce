/** telephony/config/virtualLines: lines that no person or workspace has (contract webex §3.8). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf, renderId, uuidOf } from '../ids.ts';
import { toLineDevices } from '../mapping/owners.ts';
import { toLineFilter, toLineNumbers, toLineWish, toVirtualLine } from '../mapping/virtual-lines.ts';
import { missingField } from '../problems.ts';
import { orgId } from '../schemas/requests.ts';
import {
  CreatedVirtualLine,
  NewVirtualLine,
  VirtualLine,
  VirtualLineDevices,
  VirtualLineInput,
  VirtualLineQuery,
  VirtualLines,
} from '../schemas/virtual-lines.ts';
import type { WebexOptions } from './options.ts';
import { paged, serveWebex } from './serve.ts';

const READ = 'spark-admin:telephony_config_read';
const WRITE = 'spark-admin:telephony_config_write';
const PATH = '/v1/telephony/config/virtualLines';
const ONE = `${PATH}/{virtualLineId}`;
const query = Type.Object(orgId);

const list = defineRoute({
  id: 'webex.virtualLines.list',
  method: 'GET',
  path: PATH,
  summary: 'Lines that no person or workspace has, a page at a time.',
  scope: READ,
  query: VirtualLineQuery,
  status: 200,
  reply: VirtualLines,
});

const get = defineRoute({
  id: 'webex.virtualLines.get',
  method: 'GET',
  path: ONE,
  summary: 'One virtual line.',
  scope: READ,
  query,
  status: 200,
  reply: VirtualLine,
});

const devices = defineRoute({
  id: 'webex.virtualLines.devices',
  method: 'GET',
  path: `${ONE}/devices`,
  summary: 'The devices on which a virtual line is.',
  scope: READ,
  query,
  status: 200,
  reply: VirtualLineDevices,
});

const create = defineRoute({
  id: 'webex.virtualLines.create',
  method: 'POST',
  path: PATH,
  summary: 'Adds a virtual line.',
  scope: WRITE,
  query,
  body: NewVirtualLine,
  status: 201,
  reply: CreatedVirtualLine,
});

const change = defineRoute({
  id: 'webex.virtualLines.replace',
  method: 'PUT',
  path: ONE,
  summary: 'Changes a virtual line, and how it is called.',
  scope: WRITE,
  query,
  body: VirtualLineInput,
  status: 204,
  reply: null,
});

const remove = defineRoute({
  id: 'webex.virtualLines.delete',
  method: 'DELETE',
  path: ONE,
  summary: 'Closes a virtual line: it is taken from its devices.',
  scope: WRITE,
  query,
  status: 204,
  reply: null,
});

export function virtualLineRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    serveWebex(list, async (call, { virtualLines }) => {
      const filter = toLineFilter(call.query);
      const found = await paged(call, options, page => virtualLines.listCalled(call.actor, filter, page));
      return { virtualLines: found.map(toVirtualLine) };
    }),
    serveWebex(get, async (call, { virtualLines }) =>
      toVirtualLine(await virtualLines.getCalled(call.actor, idOf(call, 'virtualLineId'))),
    ),
    serveWebex(devices, async (call, { lineDevices }) => {
      const owner = { kind: 'virtual_line', id: idOf(call, 'virtualLineId') } as const;
      return toLineDevices(await lineDevices.listOf(call.actor, owner), 'person', call.actor.policy);
    }),
    serveWebex(create, async ({ body, write }, { virtualLines }) => {
      const { firstName, lastName, locationId } = body;
      if (!body.phoneNumber && !body.extension) throw missingField('extension');
      const { extras } = toLineWish(body);
      const input = { firstName, lastName, locationId: uuidOf(locationId), ...toLineNumbers(body), extras };
      return { id: renderId('VIRTUAL_LINE', await virtualLines.createCalled(write, input)) };
    }),
    serveWebex(change, async (call, { virtualLines }) =>
      virtualLines.updateCalled(call.write, idOf(call, 'virtualLineId'), toLineWish(call.body), toLineNumbers(call.body)),
    ),
    serveWebex(remove, async (call, { virtualLines }) => virtualLines.closeCalled(call.write, idOf(call, 'virtualLineId'))),
  ];
}
