/** Routes of telephony: callings, virtual lines, activation codes, reports of phones, and guest sessions. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { IssuedActivationCode } from '../listed-objects.ts';
import { Calling, DeskPhone, Device, GuestSession } from '../objects.ts';
import { VirtualLine } from '../place-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, nullable, oneOf, reason, text, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';

export const callingBody = {
  locationId: Id,
  extension: Type.Optional(nullable(text(LENGTHS.extension, '2 to 10 digits, unique in the location'))),
  phoneNumber: Type.Optional(nullable(text(LENGTHS.phoneNumber, 'E.164, unique in the organization'))),
};

export const setCallingOfPerson = defineRoute({
  id: 'native.people.setCalling',
  method: 'PUT',
  path: `${BASE}/people/{personId}/calling`,
  summary: "Sets or changes the person's calling.",
  scope: 'telephony:write',
  query: WriteQuery,
  body: closed({
    ...callingBody,
    guestAllowed: Type.Optional(Type.Boolean({ description: 'Whether they may use the phones of hosts as a guest' })),
    ...reason,
  }),
  status: 200,
  reply: Calling,
});

export const removeCallingOfPerson = defineRoute({
  id: 'native.people.removeCalling',
  method: 'DELETE',
  path: `${BASE}/people/{personId}/calling`,
  summary: "Removes the person's calling. The lines stay until they are ended.",
  scope: 'telephony:write',
  query: WriteQuery,
  status: 204,
  reply: null,
});

export const setCallingOfWorkspace = defineRoute({
  id: 'native.workspaces.setCalling',
  method: 'PUT',
  path: `${BASE}/workspaces/{workspaceId}/calling`,
  summary: "Sets or changes the workspace's calling.",
  scope: 'telephony:write',
  query: WriteQuery,
  body: closed({ ...callingBody, ...reason }),
  status: 200,
  reply: Calling,
});

export const createVirtualLine = defineRoute({
  id: 'native.virtualLines.create',
  method: 'POST',
  path: `${BASE}/virtual-lines`,
  summary: 'Adds a virtual line.',
  scope: 'telephony:write',
  query: WriteQuery,
  body: closed({ firstName: name('First name'), lastName: name('Last name'), ...callingBody, ...reason }),
  status: 201,
  reply: VirtualLine,
});

export const getVirtualLine = defineRoute({
  id: 'native.virtualLines.get',
  method: 'GET',
  path: `${BASE}/virtual-lines/{virtualLineId}`,
  summary: 'Returns a virtual line.',
  scope: 'telephony:read',
  status: 200,
  reply: VirtualLine,
});

export const issueActivationCode = defineRoute({
  id: 'native.activationCodes.issue',
  method: 'POST',
  path: `${BASE}/activation-codes`,
  summary: 'Issues a code by which a desk phone or room device registers for its owner, once, within seven days.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    owner: closed(
      { kind: oneOf(['person', 'workspace'], 'The kind of owner.'), id: Id },
      'Who gets the device: a person or a workspace with a calling.',
    ),
    model: Type.Optional(
      nullable(name('The model from the table of supported devices that may use it; null or left out for any room device.')),
    ),
    ...reason,
  }),
  status: 201,
  reply: IssuedActivationCode,
});

export const activate = defineRoute({
  id: 'native.activations.redeem',
  method: 'POST',
  path: `${BASE}/activations`,
  summary: 'Redeems an activation code. The device that calls it needs no other credential.',
  scope: null,
  body: closed({
    code: Type.String({ pattern: '^\\d{16}$', description: '16 digits' }),
    mac: text(LENGTHS.mac, 'MAC address in any usual spelling'),
    model: name('A model from the table of supported devices; any text for a room device'),
    serial: Type.Optional(nullable(name('Serial number'))),
    ip: text(LENGTHS.ip, 'The address at which the device is'),
  }),
  status: 201,
  reply: Device,
});

export const checkIn = defineRoute({
  id: 'native.devices.checkIn',
  method: 'POST',
  path: `${BASE}/devices/{deviceId}/check-ins`,
  summary: 'Stores the report of a desk phone or room device. The first report activates it.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    ip: text(LENGTHS.ip, 'The address at which the device is'),
    software: Type.Optional(nullable(name('Software and its version'))),
    ...reason,
  }),
  status: 200,
  reply: DeskPhone,
});

export const startGuestSession = defineRoute({
  id: 'native.guestSessions.start',
  method: 'POST',
  path: `${BASE}/guest-sessions`,
  summary: "Lets a person use a host's device for some hours. Ends another guest's session on it.",
  scope: 'telephony:write',
  query: WriteQuery,
  body: closed({
    deviceId: Id,
    personId: Id,
    hours: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 8_760, description: "Cut to the host's limit." })),
    ...reason,
  }),
  status: 201,
  reply: GuestSession,
});

export const endGuestSession = defineRoute({
  id: 'native.guestSessions.end',
  method: 'POST',
  path: `${BASE}/guest-sessions/{guestSessionId}/end`,
  summary: 'Ends a guest session early.',
  scope: 'telephony:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: GuestSession,
});
