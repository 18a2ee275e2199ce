/** What the demo's devices are made of: makers, models, serial numbers and asset tags. */
import type { PhonePlatform } from '../../core/composed/register-phone.ts';
import type { Chance } from './chance.ts';

export interface Handset {
  readonly make: string;
  readonly model: string;
  readonly platform: PhonePlatform;
  readonly osVersion: string;
}

const PHONES: readonly [Handset, ...Handset[]] = [
  { make: 'Apple', model: 'iPhone17,1', platform: 'ios', osVersion: '26.1' },
  { make: 'Apple', model: 'iPhone16,2', platform: 'ios', osVersion: '26.0' },
  { make: 'Apple', model: 'iPhone14,5', platform: 'ios', osVersion: '18.7' },
  { make: 'Samsung', model: 'Galaxy S26', platform: 'android', osVersion: '16' },
  { make: 'Samsung', model: 'Galaxy XCover 7', platform: 'android', osVersion: '15' },
  { make: 'Google', model: 'Pixel 10', platform: 'android', osVersion: '16' },
  { make: 'Fairphone', model: 'Fairphone 6', platform: 'android', osVersion: '15' },
];

const TABLETS: readonly [Handset, ...Handset[]] = [
  { make: 'Apple', model: 'iPad16,3', platform: 'ios', osVersion: '26.1' },
  { make: 'Samsung', model: 'Galaxy Tab Active5', platform: 'android', osVersion: '15' },
];

interface Browser {
  readonly name: string;
  readonly platform: 'windows' | 'other';
  readonly osVersion: string | null;
}

const BROWSERS: readonly [Browser, ...Browser[]] = [
  { name: 'Firefox on the laptop', platform: 'windows', osVersion: '11' },
  { name: 'Edge on the laptop', platform: 'windows', osVersion: '11' },
  { name: 'Safari on the MacBook', platform: 'other', osVersion: '26.1' },
  { name: 'Chrome at the counter', platform: 'other', osVersion: null },
];

/** Names by which the server finds the models. */
const DESK_MODELS = ['Cisco 9871', 'Cisco 9861', 'Cisco 8851', 'Cisco 7841'] as const;

const SERIAL = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const HEX = '0123456789abcdef';
const DIGITS = '0123456789';
const IMEI_DIGITS = 12;
/** The type allocation code's first digits, of which each real phone has some. */
const IMEI_PREFIX = '35';
/** One of the blocks of Cisco Systems. Those of the scripted phones begin with another. */
const MAC_PREFIX = '4c710c';

export interface Hardware {
  readonly phone: () => Handset;
  readonly tablet: () => Handset;
  readonly browser: () => Browser;
  readonly deskModel: () => string;
  readonly serial: () => string;
  /** Without its check digit. */
  readonly imei: () => string;
  readonly mac: () => string;
  readonly pushToken: () => string;
  readonly udid: () => string;
  readonly assetTag: () => string;
}

export function createHardware(chance: Chance): Hardware {
  let tags = 0;
  // Of 16 million addresses, some thousand phones have one twice.
  const macs = new Set<string>();
  return {
    phone: () => chance.oneOf(PHONES),
    tablet: () => chance.oneOf(TABLETS),
    browser: () => chance.oneOf(BROWSERS),
    deskModel: () => chance.oneOf(DESK_MODELS),
    serial: () => chance.text(SERIAL, 10),
    imei: () => `${IMEI_PREFIX}${chance.text(DIGITS, IMEI_DIGITS)}`,
    mac: () => {
      let mac: string;
      do mac = `${MAC_PREFIX}${chance.text(HEX, 6)}`;
      while (macs.has(mac));
      macs.add(mac);
      return mac;
    },
    pushToken: () => chance.text(HEX, 64),
    udid: () => chance.text(HEX, 40),
    assetTag: () => {
      tags += 1;
      return `HL-${String(tags).padStart(5, '0')}`;
    },
  };
}
