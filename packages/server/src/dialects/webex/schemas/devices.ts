/** The objects of the Devices API and of hot desking as they travel (contract webex §4, and §9, items 61 to 64). */
import { LENGTHS, TAGS_LIMIT } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { filter, id, orgId, page } from './requests.ts';

const text = Type.String();
const optionalText = Type.Optional(Type.String());

/** Members without a source are left out, never null. */
export const Device = Type.Object({
  id: text,
  callingDeviceId: text,
  webexDeviceId: text,
  displayName: text,
  placeId: optionalText,
  workspaceId: optionalText,
  personId: optionalText,
  orgId: text,
  capabilities: Type.Array(text),
  permissions: Type.Array(text),
  connectionStatus: text,
  product: text,
  type: text,
  tags: Type.Array(text),
  ip: optionalText,
  mac: optionalText,
  sipUrls: Type.Array(text),
  serial: optionalText,
  software: optionalText,
  created: text,
  locationId: optionalText,
  workspaceLocationId: optionalText,
  errorCodes: Type.Array(text),
  firstSeen: optionalText,
  lastSeen: optionalText,
  managedBy: text,
  devicePlatform: text,
  plannedMaintenance: text,
});
export type Device = Static<typeof Device>;

export const Devices = Type.Object({ items: Type.Array(Device) });

export const DeviceInput = Type.Object({
  mac: Type.String({ minLength: 1, maxLength: LENGTHS.mac }),
  model: Type.String({ minLength: 1, maxLength: LENGTHS.name }),
  personId: id,
  workspaceId: id,
  password: Type.Optional(Type.String({ maxLength: LENGTHS.password })),
});

const TagOperation = Type.Object({
  op: Type.Unsafe<'add' | 'remove' | 'replace'>({ type: 'string', enum: ['add', 'remove', 'replace'] }),
  path: Type.String({ maxLength: LENGTHS.short }),
  value: Type.Optional(Type.Array(Type.String({ maxLength: LENGTHS.tag }), { maxItems: TAGS_LIMIT })),
});
export type TagOperation = Static<typeof TagOperation>;
export const TagPatch = Type.Union([TagOperation, Type.Array(TagOperation, { minItems: 1, maxItems: 1 })]);

export const ActivationInput = Type.Object({
  personId: id,
  workspaceId: id,
  model: Type.Optional(Type.String({ maxLength: LENGTHS.name })),
});
export const ActivationCode = Type.Object({ code: text, expiryTime: text });

export const Session = Type.Object({
  sessionId: text,
  personId: text,
  workspaceId: optionalText,
  bookingStartTime: text,
  bookingEndTime: text,
});
export type Session = Static<typeof Session>;
export const Sessions = Type.Object({ items: Type.Array(Session) });

const deviceFilters = {
  displayName: filter,
  product: filter,
  serial: filter,
  software: filter,
  upgradeChannel: filter,
  errorCode: filter,
  permission: filter,
  connectionStatus: filter,
  personId: id,
  workspaceId: id,
  locationId: id,
  workspaceLocationId: id,
  type: filter,
  /** Repeated, separated by commas, or both. */
  tag: Type.Optional(Type.Array(Type.String({ maxLength: LENGTHS.ids }), { maxItems: TAGS_LIMIT })),
  capability: filter,
  mac: filter,
  devicePlatform: filter,
  plannedMaintenance: filter,
};
export const ListQuery = Type.Object({ ...orgId, ...page, ...deviceFilters });
export type DeviceFilters = Omit<Static<typeof ListQuery>, keyof typeof page | keyof typeof orgId>;
