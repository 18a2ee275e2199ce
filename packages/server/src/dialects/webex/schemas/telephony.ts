/** The objects under telephony/config as they travel (contract §2 and §3). Requests may hold anything more. */
import Type, { type Static } from 'typebox';

const text = Type.String();
const optionalText = Type.Optional(Type.String());
const optionalOrNull = Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'] }));

export const Hoteling = Type.Object({
  enabled: Type.Boolean(),
  limitGuestUse: Type.Boolean(),
  guestHoursLimit: Type.Integer(),
});

const OwnerLocation = Type.Object({ id: text, name: text });

/** A row of Get Person Devices and of its workspace sibling. */
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

/** `guestHoursLimit` is required with `limitGuestUse`; the mapping says so in the vendor's words. */
export const HotelingInput = Type.Object({
  enabled: Type.Boolean(),
  limitGuestUse: Type.Optional(Type.Boolean()),
  guestHoursLimit: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
});
export type HotelingInput = Static<typeof HotelingInput>;
export const PersonHotelingInput = Type.Object({ hoteling: HotelingInput });

export const Compression = Type.Object({ compression: Type.Unsafe<'ON' | 'OFF'>({ type: 'string', enum: ['ON', 'OFF'] }) });

export const ConfiguredDevice = Type.Object({
  manufacturer: text,
  managedBy: text,
  id: text,
  ip: text,
  mac: optionalText,
  model: text,
  activationState: text,
  description: Type.Array(text),
  upgradeChannelEnabled: Type.Boolean(),
  owner: Type.Object({ sipUserName: text, linePort: text }),
  proxy: Type.Object({ outboundProxy: text }),
});
export type ConfiguredDevice = Static<typeof ConfiguredDevice>;

export const SipPassword = Type.Object({ sipPassword: Type.String({ minLength: 1 }) });

const memberBase = {
  id: text,
  firstName: text,
  lastName: text,
  phoneNumber: optionalText,
  extension: optionalText,
  t38FaxCompressionEnabled: Type.Optional(Type.Boolean()),
  lineType: text,
  allowCallDeclineEnabled: Type.Boolean(),
  memberType: text,
  location: Type.Optional(OwnerLocation),
};

export const Member = Type.Object({
  ...memberBase,
  primaryOwner: Type.Boolean(),
  port: Type.Integer(),
  lineWeight: Type.Integer(),
  hotlineEnabled: Type.Boolean(),
  hotlineDestination: text,
  lineLabel: optionalText,
  linePort: text,
});
export type Member = Static<typeof Member>;

export const Members = Type.Object({ model: text, maxLineCount: Type.Integer(), members: Type.Array(Member) });
export type Members = Static<typeof Members>;

/** What is required is checked in the vendor's order by the mapping (contract §3.2). */
export const MembersInput = Type.Object({
  members: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.Optional(Type.String()),
        port: Type.Optional(Type.Integer()),
        lineType: Type.Optional(Type.Unknown()),
        lineWeight: Type.Optional(Type.Unsafe<number | null>({ type: ['integer', 'null'] })),
        primaryOwner: Type.Optional(Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] })),
        t38FaxCompressionEnabled: Type.Optional(Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] })),
        allowCallDeclineEnabled: Type.Optional(Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] })),
        hotlineEnabled: Type.Optional(Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] })),
        hotlineDestination: optionalOrNull,
        lineLabel: optionalOrNull,
      }),
      { maxItems: 100 },
    ),
  ),
});
export type MembersInput = Static<typeof MembersInput>;

export const AvailableMember = Type.Object(memberBase);
export type AvailableMember = Static<typeof AvailableMember>;
export const AvailableMembers = Type.Object({ members: Type.Array(AvailableMember) });
export const TotalCount = Type.Object({ totalCount: Type.Integer() });

export const MacsInput = Type.Object({
  macs: Type.Unsafe<string | string[]>({ type: ['string', 'array'], items: { type: 'string' }, maxItems: 1000 }),
});
export const MacsReply = Type.Object({
  status: text,
  macStatus: Type.Optional(
    Type.Array(Type.Object({ mac: text, state: text, errorCode: Type.Optional(Type.Integer()), message: optionalText })),
  ),
});
export type MacsReply = Static<typeof MacsReply>;

/** The settings themselves are the client's: whatever was put comes back. */
export const DeviceSettings = Type.Object({
  customizations: Type.Record(Type.String(), Type.Unknown()),
  customEnabled: Type.Boolean(),
  updateInProgress: Type.Boolean(),
  deviceCount: Type.Integer(),
  lastUpdateTime: Type.Integer({ description: 'Milliseconds since 1970' }),
});
export type DeviceSettings = Static<typeof DeviceSettings>;
export const DeviceSettingsInput = Type.Object({
  customizations: Type.Record(Type.String(), Type.Unknown()),
  customEnabled: Type.Boolean(),
});

export const SupportedDevices = Type.Object({
  upgradeChannelList: Type.Array(text),
  devices: Type.Array(Type.Record(Type.String(), Type.Unknown())),
});
