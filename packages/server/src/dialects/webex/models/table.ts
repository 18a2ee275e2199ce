/** The vendor's models (contract webex §3.5): names, lines and key expansion modules. Their families say the rest. */
import type { AddedBy } from '../../../domain/phone-catalogue.ts';
import { ATA, DECT, DESK_9800, type Family, MPP_6800, MPP_7800, MPP_8800, ROOM_OS, THIRD_PARTY, WIFI } from './families.ts';
import { type Given, modelOf, type WebexModel } from './model.ts';

type More = Pick<Given, 'modules' | 'moduleTypes' | 'touch'>;
/** A display name, how many lines there are, and what few models have. */
type Row = readonly [displayName: string, ports: number, more?: More];

const BOTH: readonly AddedBy[] = ['mac', 'code'];
const MAC: readonly AddedBy[] = ['mac'];
const CODE: readonly AddedBy[] = ['code'];

/** In the API, most names begin with this. Displays leave it out. */
const MANAGED = 'DMS ';
const PLAIN_NAME = '';

const TOUCH: More = { touch: true };
const OLD_KEM = ['KEM_14_KEYS', 'KEM_18_KEYS'];
const NEW_KEM = ['KEM_20_KEYS'];

const SERIES_6800: readonly Row[] = [
  ['Cisco 6821', 2],
  ['Cisco 6841', 4],
  ['Cisco 6851', 4, { modules: 2, moduleTypes: ['KEM_14_KEYS'] }],
  ['Cisco 6861', 4],
  ['Cisco 6871', 6],
];

const SERIES_7800: readonly Row[] = [
  ['Cisco 7811', 1],
  ['Cisco 7821', 2],
  ['Cisco 7832', 1],
  ['Cisco 7841', 4],
  ['Cisco 7861', 16],
];

const SERIES_8800: readonly Row[] = [
  ['Cisco 8811', 10],
  ['Cisco 8832', 1],
  ['Cisco 8841', 10],
  ['Cisco 8845', 10],
  ['Cisco 8851', 10, { modules: 2, moduleTypes: OLD_KEM }],
  ['Cisco 8861', 10, { modules: 3, moduleTypes: OLD_KEM }],
  ['Cisco 8865', 10, { modules: 3, moduleTypes: OLD_KEM }],
  ['Cisco 8875', 10, TOUCH],
];

const SERIES_9800: readonly Row[] = [
  ['Cisco 9811', 1],
  ['Cisco 9821', 2],
  ['Cisco 9841', 4],
  ['Cisco 9851', 10, { modules: 1, moduleTypes: NEW_KEM }],
  ['Cisco 9861', 16, { modules: 3, moduleTypes: NEW_KEM }],
  ['Cisco 9871', 16, { modules: 3, moduleTypes: NEW_KEM, touch: true }],
];

const WIRELESS: readonly Row[] = [
  ['Cisco 840', 6, TOUCH],
  ['Cisco 840S', 6, TOUCH],
  ['Cisco 860', 6, TOUCH],
  ['Cisco 860S', 6, TOUCH],
];

const ADAPTERS: readonly Row[] = [
  ['Cisco 191', 2],
  ['Cisco 192', 2],
];

const CUSTOMER_MANAGED: readonly Row[] = [
  ['2N Customer Managed', 20],
  ['Generic IPPhone Customer Managed', 20],
];

const ROOM_DEVICES: readonly Row[] = [
  ['Cisco Board 55', 1, TOUCH],
  ['Cisco Board 70', 1, TOUCH],
  ['Cisco Board 85S', 1, TOUCH],
  ['Cisco Board Pro 55', 1, TOUCH],
  ['Cisco Board Pro 75', 1, TOUCH],
  ['Cisco Codec EQ', 1],
  ['Cisco Codec Plus', 1],
  ['Cisco Codec Pro', 1],
  ['Cisco Desk', 1, TOUCH],
  ['Cisco Desk Mini', 1, TOUCH],
  ['Cisco Desk Pro', 1, TOUCH],
  ['Cisco Room 55', 1],
  ['Cisco Room 70', 1],
  ['Cisco Room Bar', 1],
  ['Cisco Room Bar Pro', 1],
  ['Cisco Room Kit', 1],
  ['Cisco Room Kit EQ', 1],
  ['Cisco Room Kit EQX', 1],
  ['Cisco Room Kit Mini', 1],
  ['Cisco Room Kit Plus', 1],
  ['Cisco Room Kit Pro', 1],
  ['Cisco Webex DX80', 1, TOUCH],
];

export const MODELS: readonly WebexModel[] = [
  ...series(MPP_6800, MANAGED, BOTH, SERIES_6800),
  ...series(MPP_7800, MANAGED, BOTH, SERIES_7800),
  ...series(MPP_8800, MANAGED, BOTH, SERIES_8800),
  ...series(DESK_9800, PLAIN_NAME, BOTH, SERIES_9800),
  ...series(WIFI, MANAGED, MAC, WIRELESS),
  modelOf(DECT, MAC, { model: 'DMS Cisco DBS110', displayName: 'Cisco DECT 110 Base', ports: 30 }),
  modelOf(DECT, MAC, { model: 'DMS Cisco DBS210', displayName: 'Cisco DECT 210 Base', ports: 1_000 }),
  ...series(ATA, MANAGED, MAC, ADAPTERS),
  ...series(THIRD_PARTY, PLAIN_NAME, MAC, CUSTOMER_MANAGED),
  ...series(ROOM_OS, PLAIN_NAME, CODE, ROOM_DEVICES),
];

function series(family: Family, prefix: string, addedBy: readonly AddedBy[], rows: readonly Row[]): WebexModel[] {
  return rows.map(([displayName, ports, more]) =>
    modelOf(family, addedBy, { model: prefix + displayName, displayName, ports, ...more }),
  );
}
