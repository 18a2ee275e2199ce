/** The objects of the Devices API and of hot desking as they travel (contract webex §4, and §9, items 61 to 64). */
import Type, { type Static } from 'typebox';
import { orgId, page } from './requests.ts';

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
  mac: Type.String({ minLength: 1 }),
  model: Type.String({ minLength: 1 }),
  personId: optionalText,
  workspaceId: optionalText,
  password: optionalText,
});

const TagOperation = Type.Object({
  op: Type.Unsafe<'add' | 'remove' | 'replace'>({ type: 'string', enum: ['add', 'remove', 'replace'] }),
  path: text,
  value: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100 })),
});
export type TagOperation = Static<typeof TagOperation>;
export const TagPatch = Type.Union([TagOperation, Type.Array(TagOperation, { minItems: 1, maxItems: 1 })]);

export const ActivationInput = Type.Object({ personId: optionalText, workspaceId: optionalText, model: optionalText });
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
  displayName: optionalText,
  product: optionalText,
  serial: optionalText,
  software: optionalText,
  upgradeChannel: optionalText,
  errorCode: optionalText,
  permission: optionalText,
  connectionStatus: optionalText,
  personId: optionalText,
  workspaceId: optionalText,
  locationId: optionalText,
  workspaceLocationId: optionalText,
  type: optionalText,
  /** Repeated, separated by commas, or both. */
  tag: Type.Optional(Type.Array(Type.String())),
  capability: optionalText,
  mac: optionalText,
  devicePlatform: optionalText,
  plannedMaintenance: optionalText,
};
export const ListQuery = Type.Object({ ...orgId, ...page, ...deviceFilters });
export type DeviceFilters = Omit<Static<typeof ListQuery>, keyof typeof page | keyof typeof orgId>;
