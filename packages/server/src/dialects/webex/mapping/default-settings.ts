/** The settings of a device for which none are stored (contract webex §3.4), by the type of its model. */
import type { Device } from '../../../domain/device.ts';
import type { WebexModel } from '../models/model.ts';

type Settings = Readonly<Record<string, unknown>>;

const MPP: Settings = {
  pnacEnabled: false,
  audioCodecPriority: { selection: 'REGIONAL', primary: 'OPUS', secondary: 'G722', tertiary: 'G711u' },
  backlightTimer: 'FIVE_MIN',
  background: { image: 'NONE', customUrl: '' },
  displayNameFormat: 'PERSON_FIRST_THEN_LAST_NAME',
  cdpEnabled: true,
  defaultLoggingLevel: 'STANDARD',
  dndServicesEnabled: true,
  acd: { enabled: false, displayCallqueueAgentSoftkeys: 'LAST_PAGE' },
  shortInterdigitTimer: 5,
  longInterdigitTimer: 10,
  lineKeyLabelFormat: 'PERSON_EXTENSION',
  lineKeyLEDPattern: 'DEFAULT',
  lldpEnabled: true,
  mppUserWebAccessEnabled: true,
  multicast: [],
  offHookTimer: 30,
  phoneLanguage: 'PERSON_LANGUAGE',
  poeMode: 'NORMAL',
  qosEnabled: true,
  screenTimeout: { enabled: true, value: 300 },
  vlan: { enabled: false, value: 1, pcPort: 1 },
};

const ATA: Settings = {
  audioCodecPriority: { selection: 'REGIONAL', primary: 'G711a', secondary: 'G711u', tertiary: 'G729a' },
  ataDtmfMode: 'STRICT',
  ataDtmfMethod: 'AVT',
  cdpEnabled: true,
  lldpEnabled: true,
  qosEnabled: true,
  vlan: { enabled: true, value: 1 },
  webAccessEnabled: true,
  nightlyResyncEnabled: true,
  snmp: { enabled: false, trustedIP: '0.0.0.0/0.0.0.0', getCommunity: 'public', setCommunity: 'private', snmpV3Enabled: false },
};

const WIFI: Settings = {
  audioCodecPriority: { selection: 'REGIONAL', primary: 'OPUS', secondary: 'G722', tertiary: 'G711u' },
  ldap: {},
  webAccess: { enabled: false },
};

/** What an organization begins with. */
export const BLOCKS: Readonly<Record<'mpp' | 'ata' | 'wifi', Settings>> = { mpp: MPP, ata: ATA, wifi: WIFI };

/** Phones of models that are not in the table are treated as MPP phones. Some families have no settings. */
export function defaultCustomizations(
  kind: Device['kind'],
  model: WebexModel | undefined,
  blocks: Readonly<Record<string, Settings>> = BLOCKS,
): Settings {
  const block = model === undefined ? (kind === 'room_device' ? null : 'mpp') : model.family.settings;
  return block === null ? {} : { [block]: blocks[block] ?? BLOCKS[block] };
}
