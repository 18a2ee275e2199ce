/** The families of models, and what every model of a family can do (contract webex §3.5). The flags have the vendor's names. */

export type ModelType = 'MPP' | 'ATA' | 'GENERIC_SIP' | 'DESK_PHONE';

export interface Family {
  /** Null for models that an organization adds. */
  readonly displayName: string | null;
  readonly type: ModelType;
  readonly manufacturer: 'CISCO' | 'THIRD_PARTY';
  readonly managedBy: 'CISCO' | 'CUSTOMER';
  /** The block of settings that a device begins with; null for a family whose devices have none. */
  readonly settings: 'mpp' | 'ata' | 'wifi' | null;
  readonly flags: Flags;
}

interface Flags {
  readonly upgradeChannelEnabled: boolean;
  readonly additionalPrimaryLineAppearancesEnabled: boolean;
  readonly basicEmergencyNomadicEnabled: boolean;
  readonly customizedBehaviorsEnabled: boolean;
  readonly allowConfigurePortsEnabled: boolean;
  readonly customizableLineLabelEnabled: boolean;
  readonly supportsLinePortReorderingEnabled: boolean;
  readonly portNumberSupportEnabled: boolean;
  readonly t38Enabled: boolean;
  readonly callDeclinedEnabled: boolean;
  readonly deviceSettingsConfiguration: 'WEBEX_CALLING_DEVICE_CONFIGURATION' | 'WEBEX_DEVICE_CONFIGURATION' | 'NONE';
  readonly allowHotelingHostEnabled: boolean;
  readonly supportsLogCollection: 'NONE' | 'CISCO_PRT' | 'CISCO_ROOMOS';
  readonly supportsApplyChangesEnabled: boolean;
  readonly allowConfigureLinesEnabled: boolean;
  readonly allowConfigurePhoneSettingsEnabled: boolean;
  readonly supportsHotlineEnabled: boolean;
}

const PHONE: Flags = {
  upgradeChannelEnabled: true,
  additionalPrimaryLineAppearancesEnabled: true,
  basicEmergencyNomadicEnabled: false,
  customizedBehaviorsEnabled: true,
  allowConfigurePortsEnabled: true,
  customizableLineLabelEnabled: true,
  supportsLinePortReorderingEnabled: true,
  portNumberSupportEnabled: true,
  t38Enabled: false,
  callDeclinedEnabled: true,
  deviceSettingsConfiguration: 'WEBEX_CALLING_DEVICE_CONFIGURATION',
  allowHotelingHostEnabled: true,
  supportsLogCollection: 'CISCO_PRT',
  supportsApplyChangesEnabled: true,
  allowConfigureLinesEnabled: true,
  allowConfigurePhoneSettingsEnabled: true,
  supportsHotlineEnabled: true,
};

/** What the vendor's example shows for a device that the customer manages. */
const PLAIN: Flags = {
  upgradeChannelEnabled: false,
  additionalPrimaryLineAppearancesEnabled: false,
  basicEmergencyNomadicEnabled: false,
  customizedBehaviorsEnabled: false,
  allowConfigurePortsEnabled: false,
  customizableLineLabelEnabled: false,
  supportsLinePortReorderingEnabled: false,
  portNumberSupportEnabled: false,
  t38Enabled: false,
  callDeclinedEnabled: false,
  deviceSettingsConfiguration: 'NONE',
  allowHotelingHostEnabled: false,
  supportsLogCollection: 'NONE',
  supportsApplyChangesEnabled: false,
  allowConfigureLinesEnabled: true,
  allowConfigurePhoneSettingsEnabled: false,
  supportsHotlineEnabled: false,
};

const CISCO = { manufacturer: 'CISCO', managedBy: 'CISCO' } as const;

export const MPP_6800 = multiPlatform('Cisco IP Phone 6800 Series');
export const MPP_7800 = multiPlatform('Cisco IP Phone 7800 Series');
export const MPP_8800 = multiPlatform('Cisco IP Phone 8800 Series');

export const DESK_9800: Family = {
  displayName: 'Cisco Desk Phone 9800 Series',
  type: 'DESK_PHONE',
  ...CISCO,
  settings: 'mpp',
  flags: { ...PHONE, deviceSettingsConfiguration: 'WEBEX_DEVICE_CONFIGURATION' },
};

export const WIFI: Family = {
  displayName: 'Cisco Wireless Phone 800 Series',
  type: 'MPP',
  ...CISCO,
  settings: 'wifi',
  flags: { ...PHONE, customizableLineLabelEnabled: false, supportsLinePortReorderingEnabled: false },
};

/** Base stations. A single one has no settings (contract webex §3.4). */
export const DECT: Family = {
  displayName: 'Cisco IP DECT 6800 Series',
  type: 'MPP',
  ...CISCO,
  settings: null,
  flags: { ...PLAIN, allowConfigurePortsEnabled: true, portNumberSupportEnabled: true, supportsApplyChangesEnabled: true },
};

/** Clients send no labels for their lines, and ask for T.38. */
export const ATA: Family = {
  displayName: 'Cisco ATA 190 Series',
  type: 'ATA',
  ...CISCO,
  settings: 'ata',
  flags: {
    ...PLAIN,
    upgradeChannelEnabled: true,
    allowConfigurePortsEnabled: true,
    portNumberSupportEnabled: true,
    t38Enabled: true,
    deviceSettingsConfiguration: 'WEBEX_CALLING_DEVICE_CONFIGURATION',
    supportsApplyChangesEnabled: true,
    allowConfigurePhoneSettingsEnabled: true,
    supportsHotlineEnabled: true,
  },
};

export const THIRD_PARTY: Family = {
  displayName: 'Third-party devices',
  type: 'GENERIC_SIP',
  manufacturer: 'THIRD_PARTY',
  managedBy: 'CUSTOMER',
  settings: null,
  flags: PLAIN,
};

/** The vendor's list has no type of its own for them: `ROOM_OS` is a type of a person's devices only. */
export const ROOM_OS: Family = {
  displayName: 'RoomOS',
  type: 'DESK_PHONE',
  ...CISCO,
  settings: null,
  flags: {
    ...PLAIN,
    upgradeChannelEnabled: true,
    deviceSettingsConfiguration: 'WEBEX_DEVICE_CONFIGURATION',
    supportsLogCollection: 'CISCO_ROOMOS',
    allowConfigureLinesEnabled: false,
  },
};

function multiPlatform(displayName: string): Family {
  return { displayName, type: 'MPP', ...CISCO, settings: 'mpp', flags: PHONE };
}
