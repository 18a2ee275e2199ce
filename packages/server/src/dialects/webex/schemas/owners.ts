/** What persons and workspaces have, as it travels (contract webex §2). Other members of a request are ignored. */
import Type, { type Static } from 'typebox';

const text = Type.String();
const optionalText = Type.Optional(Type.String());

export const Hoteling = Type.Object({
  enabled: Type.Boolean(),
  limitGuestUse: Type.Boolean(),
  guestHoursLimit: Type.Integer(),
});

export const OwnerLocation = Type.Object({ id: text, name: text });

/** A row of Get Person Devices and of the same call for workspaces. */
export const LineDevice = Type.Object({
  id: text,
  description: Type.Array(text),
  descriptions: Type.Array(text),
  model: text,
  modelType: optionalText,
  mac: optionalText,
  ipAddress: optionalText,
  displayName: text,
  primaryOwner: Type.Boolean(),
  type: text,
  hoteling: Type.Optional(Hoteling),
  owner: Type.Optional(
    Type.Object({ id: text, type: text, firstName: text, lastName: text, location: Type.Optional(OwnerLocation) }),
  ),
  activationState: text,
});
export type LineDevice = Static<typeof LineDevice>;

export const LineDevices = Type.Object({
  devices: Type.Array(LineDevice),
  maxDeviceCount: Type.Integer(),
  maxOwnedDeviceCount: Type.Integer(),
});
export type LineDevices = Static<typeof LineDevices>;

export const DeviceCount = Type.Object({ totalDeviceCount: Type.Integer(), applicationsCount: Type.Integer() });

/** `guestHoursLimit` is required with `limitGuestUse`; the mapping checks it, with the vendor's message. */
export const HotelingInput = Type.Object({
  enabled: Type.Boolean(),
  limitGuestUse: Type.Optional(Type.Boolean()),
  guestHoursLimit: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
});
export type HotelingInput = Static<typeof HotelingInput>;
export const PersonHotelingInput = Type.Object({ hoteling: HotelingInput });

export const Compression = Type.Object({ compression: Type.Unsafe<'ON' | 'OFF'>({ type: 'string', enum: ['ON', 'OFF'] }) });
