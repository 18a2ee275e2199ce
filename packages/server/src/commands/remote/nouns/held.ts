/** The columns of what somebody holds, or held once. */
import type { Column } from '../noun.ts';

export const HELD: readonly Column[] = [
  ['DEVICE', 'device.name'],
  ['KIND', 'device.kind'],
  ['MODEL', 'device.model'],
  ['SERIAL', 'device.serial'],
  ['MAC', 'device.mac'],
  ['ROLE', 'assignment.role'],
  ['SINCE', 'assignment.createdAt'],
  ['BLOCKED', 'blockedReason'],
  ['DEVICE ID', 'device.id'],
];

/** How somebody held a device, and how it began and ended. */
const TERM: readonly Column[] = [
  ['ROLE', 'role'],
  ['SINCE', 'createdAt'],
  ['UNTIL', 'until'],
  ['GIVEN BY', 'createdBy.name'],
  ['WHY', 'createReason'],
  ['ENDED BY', 'endedBy.name'],
  ['WHY ENDED', 'endReason'],
];

export const HISTORY: readonly Column[] = [['DEVICE', 'deviceId'], ...TERM];
/** The same of one device. */
export const HOLDERS_EVER: readonly Column[] = [['HOLDER', 'owner.name'], ...TERM];
