/** The columns of what somebody holds. */
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
