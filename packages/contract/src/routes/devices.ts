/** Routes that create, read, change and disable devices, and list their holders. */
import Type from 'typebox';
import { LENGTHS, TAGS_LIMIT } from '../lengths.ts';
import { ListedDevice } from '../listed-objects.ts';
import { idFilter, listOf, listQuery, someOf, timeFilter } from '../lists.ts';
import { Assignment, DEVICE_KIND_WORDS, Device, Holder, LIFECYCLE_WORDS, PLATFORM_WORDS } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, nullable, oneOf, PageQuery, pageOf, reason, text, WriteQuery } from '../schema.ts';
import { AsOfQuery, BASE, createdAt, name, ReasonBody } from './common.ts';
import { deviceDetailsFilters, deviceDetailsInput } from './details.ts';

const deviceFacts = {
  name: Type.Optional(nullable(name("The device's name."))),
  make: Type.Optional(nullable(name('Manufacturer'))),
  model: Type.Optional(nullable(name('Model'))),
  platform: Type.Optional(nullable(oneOf(PLATFORM_WORDS, 'The operating system.'))),
  osVersion: Type.Optional(nullable(text(LENGTHS.version, 'Version of the operating system'))),
  serial: Type.Optional(nullable(name('Serial number'))),
  mac: Type.Optional(nullable(text(LENGTHS.mac, 'MAC address in any usual spelling; unique in the organization.'))),
  locationId: Type.Optional(nullable(Id)),
  tags: Type.Optional(Type.Array(text(LENGTHS.tag, 'Tag'), { maxItems: TAGS_LIMIT, uniqueItems: true })),
  ...deviceDetailsInput,
};

const DEVICE_EXPANSION_WORDS = ['holders'] as const;

const filters = {
  kind: Type.Optional(someOf(DEVICE_KIND_WORDS, 'One of these kinds, separated by commas.')),
  platform: Type.Optional(someOf(PLATFORM_WORDS, 'One of these operating systems, separated by commas.')),
  model: Type.Optional(name('Exactly this model.')),
  make: Type.Optional(name('Exactly this manufacturer.')),
  state: Type.Optional(oneOf(['active', 'disabled'], 'Whether it may be used.')),
  location: idFilter('Where the device is.'),
  tag: Type.Optional(text(LENGTHS.tag, 'Exactly this tag.')),
  holderless: Type.Optional(Type.Boolean({ description: 'Whether nobody holds it now.' })),
  person: idFilter('The person who holds it now.'),
  owner: idFilter('The person, workspace, virtual line or application that holds it now.'),
  serial: Type.Optional(name('Exactly this serial number.')),
  mac: Type.Optional(text(LENGTHS.mac, 'This MAC address of any interface, in any usual spelling.')),
  udid: Type.Optional(name("Exactly this id of the hardware, in the vendor's spelling.")),
  ...deviceDetailsFilters,
  lifecycle: Type.Optional(someOf(LIFECYCLE_WORDS, 'In one of these states, separated by commas.')),
  inactiveSince: timeFilter('Added before it, and not used since.'),
  activeSince: timeFilter('Added or used since: every device that `inactiveSince` leaves out.'),
  createdAfter: timeFilter('Added after it.'),
  createdBefore: timeFilter('Added before it.'),
  q: Type.Optional(
    text(LENGTHS.search, 'What the search finds it by: any part of what is known of it, each of several words somewhere.'),
  ),
  expand: Type.Optional(someOf(DEVICE_EXPANSION_WORDS, 'Puts who holds it now beside each device.')),
};

export const createDevice = defineRoute({
  id: 'native.devices.create',
  method: 'POST',
  path: `${BASE}/devices`,
  summary: 'Adds a device that nobody holds yet.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    kind: oneOf(DEVICE_KIND_WORDS, 'The kind of device.'),
    udid: Type.Optional(nullable(name("The hardware's own id; required for app catalogs."))),
    ...deviceFacts,
    createdAt,
    ...reason,
  }),
  status: 201,
  reply: Device,
});

export const listDevices = defineRoute({
  id: 'native.devices.list',
  method: 'GET',
  path: `${BASE}/devices`,
  summary: 'Lists devices, filtered and sorted.',
  scope: 'devices.org:read',
  query: listQuery({ item: Device, sorts: ['number', 'createdAt'], filters }),
  status: 200,
  reply: listOf(ListedDevice),
});

export const getDevice = defineRoute({
  id: 'native.devices.get',
  method: 'GET',
  path: `${BASE}/devices/{deviceId}`,
  summary: 'Returns a device: one that you hold, or any for an administrator.',
  scope: 'devices:read',
  status: 200,
  reply: Device,
});

export const updateDevice = defineRoute({
  id: 'native.devices.update',
  method: 'PATCH',
  path: `${BASE}/devices/{deviceId}`,
  summary: 'Changes the given members of a device.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({ ...deviceFacts, ...reason }),
  status: 200,
  reply: Device,
});

export const renameDevice = defineRoute({
  id: 'native.devices.rename',
  method: 'POST',
  path: `${BASE}/devices/{deviceId}/rename`,
  summary: 'Renames a device: your own phone, browser or other such device, or any for an administrator of devices.',
  scope: 'devices:write',
  query: WriteQuery,
  body: closed({ name: nullable(name('What people call it; null for no name.')), ...reason }),
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
  summary: 'Enables the device again.',
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
  summary: 'Lists everybody who holds the device, or held it on a day in the past.',
  scope: 'devices.org:read',
  query: AsOfQuery,
  status: 200,
  reply: closed({ items: Type.Array(Holder) }),
});

export const listHistoryOfDevice = defineRoute({
  id: 'native.devices.history',
  method: 'GET',
  path: `${BASE}/devices/{deviceId}/assignments`,
  summary: 'Lists everybody who ever held the device, oldest first.',
  scope: 'devices.org:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(Assignment),
});
