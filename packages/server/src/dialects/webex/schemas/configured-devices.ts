/** A device's configuration as it travels (contract webex §3). Other members of a request are ignored. */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';

const text = Type.String();
const optionalText = Type.Optional(Type.String());

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

export const SipPassword = Type.Object({ sipPassword: Type.String({ minLength: 1, maxLength: LENGTHS.password }) });

const MACS_AT_ONCE = 1_000;

export const MacsInput = Type.Object({
  macs: Type.Unsafe<string | string[]>({
    type: ['string', 'array'],
    // One text has all of them, separated by commas.
    maxLength: MACS_AT_ONCE * (LENGTHS.mac + 1),
    // A text that is no address is reported as such.
    items: { type: 'string', maxLength: LENGTHS.name },
    maxItems: MACS_AT_ONCE,
  }),
});
export const MacsReply = Type.Object({
  status: text,
  macStatus: Type.Optional(
    Type.Array(Type.Object({ mac: text, state: text, errorCode: Type.Optional(Type.Integer()), message: optionalText })),
  ),
});
export type MacsReply = Static<typeof MacsReply>;

/** The settings are opaque: a client reads back what it wrote. */
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
