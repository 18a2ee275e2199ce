/** The native API, route by route. */
import Type from 'typebox';
import {
  ASSIGNMENT_ROLE_WORDS,
  Assignment,
  Calling,
  DEVICE_KIND_WORDS,
  DeskPhone,
  Device,
  GuestSession,
  HeldDevice,
  Holder,
  Location,
  Me,
  OwnerRef,
  Person,
  PLATFORM_WORDS,
  ROLE_WORDS,
  VirtualLine,
  Workspace,
} from './objects.ts';
import { defineRoute } from './route.ts';
import { closed, Id, nullable, oneOf, PageQuery, pageOf, reason, Time, text, WriteQuery } from './schema.ts';

const BASE = '/registry/v1';
const name = (description: string) => text(200, description);
const ReasonBody = closed(reason);

const AsOfQuery = closed({
  asOf: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'A date-time, or a day (as it ended, in UTC). Left out: now.',
      examples: ['2026-05-04'],
    }),
  ),
});

// you ----------------------------------------------------------------------------------------------------------------

export const getMe = defineRoute({
  id: 'native.me.get',
  method: 'GET',
  path: `${BASE}/me`,
  summary: 'Who your credential says you are, and what it may be used for.',
  scope: 'devices:read',
  status: 200,
  reply: Me,
});

// people -------------------------------------------------------------------------------------------------------------

const personFields = {
  login: name('Unique in the organization, whatever its letter case.'),
  firstName: Type.String({ maxLength: 200 }),
  lastName: Type.String({ maxLength: 200 }),
};
const personOptions = {
  displayName: Type.Optional(name('Made of the names when left out.')),
  email: Type.Optional(nullable(name('E-mail address'))),
  mobilePhone: Type.Optional(nullable(text(60, 'Free text'))),
  role: Type.Optional(oneOf(ROLE_WORDS, 'What the person may do to others; `member` when left out.')),
  locationId: Type.Optional(nullable(Id)),
  administers: Type.Optional(
    Type.Array(Id, { maxItems: 500, description: 'Locations that a location administrator looks after.' }),
  ),
};

export const createPerson = defineRoute({
  id: 'native.people.create',
  method: 'POST',
  path: `${BASE}/people`,
  summary: 'Adds a person.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({ ...personFields, ...personOptions, ...reason }),
  status: 201,
  reply: Person,
});

export const listPeople = defineRoute({
  id: 'native.people.list',
  method: 'GET',
  path: `${BASE}/people`,
  summary: 'People in the order in which they were added; with `login` the one who has it.',
  scope: 'people.org:read',
  query: closed({ ...PageQuery.properties, login: Type.Optional(name('Exactly this login, whatever its letter case.')) }),
  status: 200,
  reply: pageOf(Person),
});

export const getPerson = defineRoute({
  id: 'native.people.get',
  method: 'GET',
  path: `${BASE}/people/{personId}`,
  summary: 'One person: yourself, or as an administrator anybody.',
  scope: 'devices:read',
  status: 200,
  reply: Person,
});

export const updatePerson = defineRoute({
  id: 'native.people.update',
  method: 'PATCH',
  path: `${BASE}/people/{personId}`,
  summary: 'Changes the members that are given.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({ ...Type.Partial(Type.Object(personFields)).properties, ...personOptions, ...reason }),
  status: 200,
  reply: Person,
});

export const disablePerson = defineRoute({
  id: 'native.people.disable',
  method: 'POST',
  path: `${BASE}/people/{personId}/disable`,
  summary: "Stops the person's credentials until enabled again.",
  scope: 'people.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Person,
});

export const enablePerson = defineRoute({
  id: 'native.people.enable',
  method: 'POST',
  path: `${BASE}/people/{personId}/enable`,
  summary: 'Takes a disabling back.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Person,
});

export const listDevicesOfPerson = defineRoute({
  id: 'native.people.devices',
  method: 'GET',
  path: `${BASE}/people/{personId}/devices`,
  summary: 'Every device that the person holds, or held on a day in the past, from every face.',
  scope: 'devices:read',
  query: AsOfQuery,
  status: 200,
  reply: closed({ items: Type.Array(HeldDevice) }),
});

export const listHistoryOfPerson = defineRoute({
  id: 'native.people.history',
  method: 'GET',
  path: `${BASE}/people/{personId}/assignments`,
  summary: 'Everything that the person ever held, oldest first.',
  scope: 'devices:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(Assignment),
});

// places -------------------------------------------------------------------------------------------------------------

export const createLocation = defineRoute({
  id: 'native.locations.create',
  method: 'POST',
  path: `${BASE}/locations`,
  summary: 'Adds a location.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({ name: name('Name'), ...reason }),
  status: 201,
  reply: Location,
});

export const listLocations = defineRoute({
  id: 'native.locations.list',
  method: 'GET',
  path: `${BASE}/locations`,
  summary: 'Locations in the order in which they were added.',
  scope: 'devices.org:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(Location),
});

export const getLocation = defineRoute({
  id: 'native.locations.get',
  method: 'GET',
  path: `${BASE}/locations/{locationId}`,
  summary: 'One location.',
  scope: 'devices.org:read',
  status: 200,
  reply: Location,
});

export const createWorkspace = defineRoute({
  id: 'native.workspaces.create',
  method: 'POST',
  path: `${BASE}/workspaces`,
  summary: 'Adds a workspace.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({ name: name('Name'), locationId: Type.Optional(nullable(Id)), ...reason }),
  status: 201,
  reply: Workspace,
});

export const listWorkspaces = defineRoute({
  id: 'native.workspaces.list',
  method: 'GET',
  path: `${BASE}/workspaces`,
  summary: 'Workspaces in the order in which they were added.',
  scope: 'devices.org:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(Workspace),
});

export const getWorkspace = defineRoute({
  id: 'native.workspaces.get',
  method: 'GET',
  path: `${BASE}/workspaces/{workspaceId}`,
  summary: 'One workspace.',
  scope: 'devices.org:read',
  status: 200,
  reply: Workspace,
});

export const listDevicesOfWorkspace = defineRoute({
  id: 'native.workspaces.devices',
  method: 'GET',
  path: `${BASE}/workspaces/{workspaceId}/devices`,
  summary: 'Every device that the workspace holds, or held on a day in the past.',
  scope: 'devices.org:read',
  query: AsOfQuery,
  status: 200,
  reply: closed({ items: Type.Array(HeldDevice) }),
});

// devices ------------------------------------------------------------------------------------------------------------

const deviceFacts = {
  name: Type.Optional(nullable(name('What people call it.'))),
  make: Type.Optional(nullable(name('Manufacturer'))),
  model: Type.Optional(nullable(name('Model'))),
  platform: Type.Optional(nullable(oneOf(PLATFORM_WORDS, 'The operating system, in one word.'))),
  osVersion: Type.Optional(nullable(text(60, 'Version of the operating system'))),
  serial: Type.Optional(nullable(name('Serial number'))),
  mac: Type.Optional(nullable(text(23, 'MAC address in any usual spelling; unique in the organization.'))),
  locationId: Type.Optional(nullable(Id)),
  tags: Type.Optional(Type.Array(text(100, 'Tag'), { maxItems: 100, uniqueItems: true })),
};

export const createDevice = defineRoute({
  id: 'native.devices.create',
  method: 'POST',
  path: `${BASE}/devices`,
  summary: 'Adds a device that nobody holds yet.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    kind: oneOf(DEVICE_KIND_WORDS, 'What it is.'),
    udid: Type.Optional(nullable(name("The hardware's own id; required for app catalogs."))),
    ...deviceFacts,
    ...reason,
  }),
  status: 201,
  reply: Device,
});

export const listDevices = defineRoute({
  id: 'native.devices.list',
  method: 'GET',
  path: `${BASE}/devices`,
  summary: 'Devices in the order in which they were added.',
  scope: 'devices.org:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(Device),
});

export const getDevice = defineRoute({
  id: 'native.devices.get',
  method: 'GET',
  path: `${BASE}/devices/{deviceId}`,
  summary: 'One device: one that you hold, or as an administrator any.',
  scope: 'devices:read',
  status: 200,
  reply: Device,
});

export const updateDevice = defineRoute({
  id: 'native.devices.update',
  method: 'PATCH',
  path: `${BASE}/devices/{deviceId}`,
  summary: 'Changes the members that are given.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({ ...deviceFacts, ...reason }),
  status: 200,
  reply: Device,
});

export const disableDevice = defineRoute({
  id: 'native.devices.disable',
  method: 'POST',
  path: `${BASE}/devices/{deviceId}/disable`,
  summary: 'Blocks the device for all of its holders.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Device,
});

export const enableDevice = defineRoute({
  id: 'native.devices.enable',
  method: 'POST',
  path: `${BASE}/devices/{deviceId}/enable`,
  summary: 'Takes a disabling back.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Device,
});

export const listHoldersOfDevice = defineRoute({
  id: 'native.devices.holders',
  method: 'GET',
  path: `${BASE}/devices/{deviceId}/holders`,
  summary: 'Everybody who holds the device, or held it on a day in the past.',
  scope: 'devices.org:read',
  query: AsOfQuery,
  status: 200,
  reply: closed({ items: Type.Array(Holder) }),
});

export const listHistoryOfDevice = defineRoute({
  id: 'native.devices.history',
  method: 'GET',
  path: `${BASE}/devices/{deviceId}/assignments`,
  summary: 'Everybody who ever held the device, oldest first.',
  scope: 'devices.org:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(Assignment),
});

// assignments --------------------------------------------------------------------------------------------------------

const plans = {
  expiresAt: Type.Optional(nullable(Time, 'A planned end, in the future.')),
  disableAt: Type.Optional(nullable(Time, 'A planned disabling, in the future.')),
};

export const createAssignment = defineRoute({
  id: 'native.assignments.create',
  method: 'POST',
  path: `${BASE}/assignments`,
  summary: 'Gives a device to an owner, from now on.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    deviceId: Id,
    owner: OwnerRef,
    role: Type.Optional(oneOf(ASSIGNMENT_ROLE_WORDS, '`owner` when left out.')),
    ...plans,
    ...reason,
  }),
  status: 201,
  reply: Assignment,
});

export const getAssignment = defineRoute({
  id: 'native.assignments.get',
  method: 'GET',
  path: `${BASE}/assignments/{assignmentId}`,
  summary: 'One assignment, open or ended: your own, or as an administrator any.',
  scope: 'devices:read',
  status: 200,
  reply: Assignment,
});

export const updateAssignment = defineRoute({
  id: 'native.assignments.update',
  method: 'PATCH',
  path: `${BASE}/assignments/{assignmentId}`,
  summary: 'Plans an end or a disabling, or takes a plan back.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({ ...plans, ...reason }),
  status: 200,
  reply: Assignment,
});

export const disableAssignment = defineRoute({
  id: 'native.assignments.disable',
  method: 'POST',
  path: `${BASE}/assignments/{assignmentId}/disable`,
  summary: 'Blocks this holder on the device, and no other.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Assignment,
});

export const enableAssignment = defineRoute({
  id: 'native.assignments.enable',
  method: 'POST',
  path: `${BASE}/assignments/{assignmentId}/enable`,
  summary: 'Takes a disabling back, and a planned one too.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Assignment,
});

export const touchAssignment = defineRoute({
  id: 'native.assignments.touch',
  method: 'POST',
  path: `${BASE}/assignments/{assignmentId}/touch`,
  summary: 'You, the holder, use the device just now.',
  scope: 'devices:write',
  status: 200,
  reply: Assignment,
});

export const endAssignment = defineRoute({
  id: 'native.assignments.end',
  method: 'POST',
  path: `${BASE}/assignments/{assignmentId}/end`,
  summary: 'Ends it now: pushes stop, the history stays. Ending it twice changes nothing.',
  scope: 'devices:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Assignment,
});

// telephony ----------------------------------------------------------------------------------------------------------

const callingBody = {
  locationId: Id,
  extension: Type.Optional(nullable(text(10, '2 to 10 digits, unique in the location'))),
  phoneNumber: Type.Optional(nullable(text(16, 'E.164, unique in the organization'))),
};

export const setCallingOfPerson = defineRoute({
  id: 'native.people.setCalling',
  method: 'PUT',
  path: `${BASE}/people/{personId}/calling`,
  summary: 'Makes the person callable, or changes how.',
  scope: 'telephony:write',
  query: WriteQuery,
  body: closed({ ...callingBody, ...reason }),
  status: 200,
  reply: Calling,
});

export const removeCallingOfPerson = defineRoute({
  id: 'native.people.removeCalling',
  method: 'DELETE',
  path: `${BASE}/people/{personId}/calling`,
  summary: 'The person can be called no more; the lines stay until they are ended.',
  scope: 'telephony:write',
  query: WriteQuery,
  status: 204,
  reply: null,
});

export const setCallingOfWorkspace = defineRoute({
  id: 'native.workspaces.setCalling',
  method: 'PUT',
  path: `${BASE}/workspaces/{workspaceId}/calling`,
  summary: 'Makes the workspace callable, or changes how.',
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
  summary: 'One virtual line.',
  scope: 'telephony:read',
  status: 200,
  reply: VirtualLine,
});

export const activate = defineRoute({
  id: 'native.activations.redeem',
  method: 'POST',
  path: `${BASE}/activations`,
  summary: 'A device redeems its activation code, which is all the credential that it needs.',
  scope: null,
  body: closed({
    code: Type.String({ pattern: '^\\d{16}$', description: '16 digits' }),
    mac: text(23, 'MAC address in any usual spelling'),
    model: name('Model, as in the table of supported devices; any for a room device'),
    serial: Type.Optional(nullable(name('Serial number'))),
    ip: text(45, 'The address at which the device is'),
  }),
  status: 201,
  reply: Device,
});

export const checkIn = defineRoute({
  id: 'native.devices.checkIn',
  method: 'POST',
  path: `${BASE}/devices/{deviceId}/check-ins`,
  summary: 'A desk phone or room device reports in; with the first report it becomes active.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    ip: text(45, 'The address at which the device is'),
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
  summary: "Lets a person use a host's device for some hours; another guest's session there ends.",
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
  summary: 'Ends a session before its time.',
  scope: 'telephony:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: GuestSession,
});
