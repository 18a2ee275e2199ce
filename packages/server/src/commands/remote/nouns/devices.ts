/** Devices, and who may not use them. */
import type { Noun } from '../noun.ts';
import { HOLDERS_EVER } from './held.ts';

export const devices: readonly Noun[] = [
  {
    words: 'device',
    about: 'phones, handsets, app catalogs and browsers that somebody can hold',
    group: 'devices',
    columns: [
      ['ID', 'id'],
      ['KIND', 'kind'],
      ['NAME', 'name'],
      ['MAKE', 'make'],
      ['MODEL', 'model'],
      ['SERIAL', 'serial'],
      ['MAC', 'mac'],
      ['DISABLED', 'disabled.reason'],
    ],
    empty: 'There are no such devices.',
    verbs: {
      create: { operands: ['kind'] },
      handOver: { word: null },
      holders: {
        columns: [
          ['HOLDER', 'name'],
          ['KIND', 'assignment.owner.kind'],
          ['ROLE', 'assignment.role'],
          ['SINCE', 'assignment.createdAt'],
          ['UNTIL', 'assignment.until'],
          ['ASSIGNMENT', 'assignment.id'],
        ],
        empty: 'Nobody holds it.',
      },
      history: {
        columns: HOLDERS_EVER,
        empty: 'Nobody ever held it.',
      },
    },
  },
  {
    words: 'block',
    about: 'who may not use a device',
    group: 'blocks',
    columns: [
      ['ID', 'id'],
      ['DEVICE', 'deviceId'],
      ['OWNER', 'owner.name'],
      ['REASON', 'reason'],
      ['SINCE', 'blockedAt'],
    ],
    empty: 'Nobody is blocked.',
    verbs: { set: { operands: ['deviceId'] }, lift: { says: () => 'Lifted the block.' } },
  },
];
