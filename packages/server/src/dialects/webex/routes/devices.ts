/** The Devices API: list, get, add, tag, remove, activation codes (contract webex §4). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { parseMac } from '../../../domain/hardware.ts';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { ownerFilter, toFilter } from '../mapping/device-filters.ts';
import { toDevice, toTagChange } from '../mapping/devices.ts';
import { numberOf, ownerOf } from '../mapping/requests.ts';
import { timestamp } from '../mapping/shared.ts';
import { ActivationCode, ActivationInput, Device, DeviceInput, Devices, ListQuery, TagPatch } from '../schemas/devices.ts';
import { orgId } from '../schemas/requests.ts';
import type { WebexOptions } from './options.ts';
import { linkNext, serveWebex } from './serve.ts';

const READ = 'spark:devices_read';
const WRITE = 'spark:devices_write';
const PATH = '/v1/devices';
/** The vendor documents neither (contract webex §4.1). */
const DEFAULT_MAX = 100;
const MAX_MAX = 1_000;

const list = defineRoute({
  id: 'webex.devices.list',
  method: 'GET',
  path: PATH,
  summary: 'Desk phones and room devices that fit every filter, a page at a time.',
  scope: READ,
  query: ListQuery,
  status: 200,
  reply: Devices,
});

const get = defineRoute({
  id: 'webex.devices.get',
  method: 'GET',
  path: `${PATH}/{deviceId}`,
  summary: 'One device, by either of its ids.',
  scope: READ,
  query: Type.Object(orgId),
  status: 200,
  reply: Device,
});

const add = defineRoute({
  id: 'webex.devices.create',
  method: 'POST',
  path: PATH,
  summary: 'Adds a phone by its MAC address and gives it to a person or workspace.',
  scope: WRITE,
  query: Type.Object(orgId),
  body: DeviceInput,
  status: 200,
  reply: Device,
});

const tag = defineRoute({
  id: 'webex.devices.tag',
  method: 'PATCH',
  path: `${PATH}/{deviceId}`,
  summary: "Adds to, replaces or clears a device's tags.",
  scope: WRITE,
  query: Type.Object(orgId),
  body: TagPatch,
  status: 200,
  reply: Device,
});

const remove = defineRoute({
  id: 'webex.devices.delete',
  method: 'DELETE',
  path: `${PATH}/{deviceId}`,
  summary: 'Takes the device from everybody who has a line on it.',
  scope: WRITE,
  query: Type.Object(orgId),
  status: 204,
  reply: null,
});

const activate = defineRoute({
  id: 'webex.devices.activationCode',
  method: 'POST',
  path: `${PATH}/activationCode`,
  summary: 'A code by which a device activates itself, once, within seven days.',
  scope: WRITE,
  query: Type.Object(orgId),
  body: ActivationInput,
  status: 200,
  reply: ActivationCode,
});

export function deviceRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    serveWebex(list, async (call, { deskList }) => {
      const { query, actor } = call;
      const { max = DEFAULT_MAX, start = 0, cursor } = query;
      const mac = query.mac === undefined ? null : parseMac(query.mac);
      if (mac === undefined) return { items: [] };
      const filter = toFilter(query);
      if (filter === undefined) return { items: [] };
      const limit = Math.min(max, MAX_MAX);
      const after = cursor === undefined ? null : numberOf(cursor);
      const found = await deskList.list(actor, {
        ownerId: ownerFilter(query),
        mac,
        filter,
        limit,
        after,
        offset: start,
      });
      // `start` is for people who read the link; the cursor keeps every page equally cheap.
      if (found.next !== null)
        linkNext(call, options, {
          start: String(start + limit),
          max: String(limit),
          cursor: String(found.next),
        });
      return { items: found.items.map(desk => toDevice(desk, actor)) };
    }),
    serveWebex(get, async (call, { deskPhones }) =>
      toDevice(await deskPhones.get(call.actor, idOf(call, 'deviceId')), call.actor),
    ),
    serveWebex(add, async ({ actor, body, write }, { deskPhones }) => {
      const input = {
        mac: body.mac,
        model: deskPhones.requireModel(actor, body.model, 'mac'),
        owner: ownerOf(body),
        password: body.password ?? null,
      };
      return toDevice(await deskPhones.add(write, input), actor);
    }),
    serveWebex(tag, async (call, { deskPhones }) =>
      toDevice(await deskPhones.tag(call.write, idOf(call, 'deviceId'), toTagChange(call.body)), call.actor),
    ),
    serveWebex(remove, async (call, { deskPhones }) => deskPhones.remove(call.write, idOf(call, 'deviceId'))),
    serveWebex(activate, async ({ actor, body, write }, { activations, deskPhones }) => {
      const model = body.model === undefined ? null : deskPhones.requireModel(actor, body.model, 'code').model;
      const { code, expiresAt } = await activations.issue(write, ownerOf(body), model);
      return { code, expiryTime: timestamp(expiresAt) };
    }),
  ];
}
