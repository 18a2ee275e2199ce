/** Devices that people of the directory hold. They are only read. */
import { defineRoute } from '@heldby/contract';
import type { Actor } from '../../../domain/actor.ts';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import type { ProvisionedDevice, ProvisionedDevices } from '../../../services/directories/provisioned-devices.ts';
import { idOf } from '../ids.ts';
import { timesOf, toDocument } from '../mapping/devices.ts';
import { project, readProjection } from '../mapping/project.ts';
import { ListQuery, ListResponse, ScimDocument, ShownQuery } from '../schemas/messages.ts';
import { DEVICE } from '../schemas/resources.ts';
import { type Kind, kindOf, type Source } from './kinds.ts';
import { listResources } from './listing.ts';
import type { ScimOptions } from './options.ts';
import { askedIn, baseOf, SCIM, serveScim, tagged } from './serve.ts';

const list = defineRoute({
  id: 'scim.devices.list',
  method: 'GET',
  path: `${SCIM}/Devices`,
  summary: 'Devices that people of the directory hold: filtered, sorted, and a page of them.',
  scope: 'scim',
  query: ListQuery,
  status: 200,
  reply: ListResponse,
});

const get = defineRoute({
  id: 'scim.devices.get',
  method: 'GET',
  path: `${SCIM}/Devices/{deviceId}`,
  summary: 'A device with the people of the directory who hold it.',
  scope: 'scim',
  query: ShownQuery,
  status: 200,
  reply: ScimDocument,
});

export function deviceRoutes(options: ScimOptions): readonly DialectRoute[] {
  return [
    serveScim(list, (call, { provisioning: { devices } }) =>
      listResources([devicesOf(call.actor, devices, baseOf(options, call))], askedIn(call), call.actor.id),
    ),
    serveScim(get, async (call, { provisioning: { devices } }) => {
      const device = await devices.get(call.actor, idOf(call.params.deviceId, 'device'));
      tagged(call, timesOf(device));
      return project(readProjection(DEVICE, call.query), toDocument(device, baseOf(options, call)));
    }),
  ];
}

export function devicesOf(actor: Actor, devices: ProvisionedDevices, base: string): Kind {
  return kindOf(DEVICE, () => sourceOf(actor, devices, base));
}

/** Nobody counts them beforehand: what somebody holds changes from moment to moment. */
function sourceOf(actor: Actor, devices: ProvisionedDevices, base: string): Source<ProvisionedDevice> {
  return {
    count: undefined,
    after: (number, limit) => devices.after(actor, number, limit),
    find: () => undefined,
    numberOf: ({ device }) => device.number,
    toDocument: device => toDocument(device, base),
  };
}
