/** Between the objects of the Devices API and the core's (contract webex §4). Pure. */
import type { Static } from 'typebox';
import type { TagChange } from '../../../core/composed/tag-desk.ts';
import type { DeskDevice } from '../../../core/telephony/desks.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Owner } from '../../../domain/owner.ts';
import { Problem } from '../../../domain/problem.ts';
import type { GuestSession } from '../../../domain/telephony.ts';
import { renderId } from '../ids.ts';
import { webexModel } from '../models/catalogue.ts';
import type * as api from '../schemas/devices.ts';
import type { TagPatch } from '../schemas/devices.ts';
import { ownerId, present, productOf, timestamp } from './shared.ts';

export function toDevice(desk: DeskDevice, { organizationId, policy }: Actor): api.Device {
  const { device, owner } = desk;
  const id = renderId('DEVICE', device.id);
  const location = desk.locationId === null ? null : renderId('LOCATION', desk.locationId);
  return {
    id,
    callingDeviceId: renderId('CALLING_DEVICE', device.id),
    webexDeviceId: id,
    displayName: device.name ?? productOf(device),
    ...ownerOf(owner),
    orgId: renderId('ORGANIZATION', organizationId),
    capabilities: capabilitiesOf(desk),
    permissions: [],
    connectionStatus: connectionStatusOf(desk),
    product: productOf(device),
    type: typeOf(desk),
    tags: [...device.tags],
    ...present({ ip: desk.ip, mac: macOf(desk), serial: device.serial, software: desk.software }),
    sipUrls: [],
    created: timestamp(device.createdAt),
    ...present({ locationId: location, workspaceLocationId: location }),
    errorCodes: [],
    ...present({
      firstSeen: desk.firstSeenAt === null ? null : timestamp(desk.firstSeenAt),
      lastSeen: desk.lastSeenAt === null ? null : timestamp(desk.lastSeenAt),
    }),
    managedBy: webexModel(device.model, policy)?.family.managedBy ?? 'CISCO',
    devicePlatform: 'cisco',
    plannedMaintenance: 'off',
  };
}

/** A device without an owner, or of a virtual line, has neither a person nor a workspace. */
function ownerOf(owner: Owner | null): Pick<api.Device, 'personId' | 'placeId' | 'workspaceId'> {
  if (owner === null || owner.kind === 'virtual_line') return {};
  const id = ownerId(owner);
  return owner.kind === 'workspace' ? { placeId: id, workspaceId: id } : { personId: id };
}

function typeOf({ device }: DeskDevice): 'roomdesk' | 'phone' {
  return device.kind === 'room_device' ? 'roomdesk' : 'phone';
}

function capabilitiesOf(desk: DeskDevice): string[] {
  return typeOf(desk) === 'roomdesk' ? ['xapi'] : [];
}

function connectionStatusOf({ activationState }: DeskDevice): string {
  if (activationState === 'activating') return 'activating';
  return activationState === 'activated' ? 'connected' : 'disconnected';
}

/** MAC addresses of room devices have colons, those of phones have none (contract webex §4.2). */
function macOf(desk: DeskDevice): string | null {
  const { mac } = desk.device;
  return mac === null || typeOf(desk) === 'phone' ? mac : (mac.match(/../g)?.join(':') ?? mac);
}

export function toSession(session: GuestSession, host: Owner | undefined): api.Session {
  return {
    sessionId: session.id,
    personId: renderId('PEOPLE', session.personId),
    ...(host?.kind === 'workspace' ? { workspaceId: ownerId(host) } : {}),
    bookingStartTime: timestamp(session.createdAt),
    bookingEndTime: timestamp(session.expiresAt),
  };
}

export function toTagChange(body: Static<typeof TagPatch>): TagChange {
  const [operation] = [body].flat();
  if (operation === undefined || operation.path.replace(/^\//, '') !== 'tags')
    throw new Problem('invalid', 'Only the tags of a device can be changed.');
  if (operation.op !== 'remove' && operation.value === undefined)
    throw new Problem('invalid', 'The value must be a list of tags.');
  return { op: operation.op, tags: operation.value ?? [] };
}
