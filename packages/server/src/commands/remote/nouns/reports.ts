/** Reports: who holds nothing, what nobody holds or uses, what is to come back, how many devices there are. */
import type { Column, Item, Noun } from '../noun.ts';

const namesOf = (owners: unknown) => ((owners ?? []) as Item[]).map(({ name }) => name).join(', ');

const DEVICES: readonly Column[] = [
  ['DEVICE', 'name'],
  ['KIND', 'kind'],
  ['MODEL', 'model'],
  ['SERIAL', 'serial'],
  ['STATE', 'lifecycle'],
];
const ENDS: readonly Column[] = [
  ['LAST USED', 'lastActiveAt'],
  ['ADDED', 'createdAt'],
  ['DEVICE ID', 'id'],
];

const COUNTED: readonly Column[] = [['VALUE', ({ value, name }) => String(name ?? value ?? '(none)')]];

export const reports: readonly Noun[] = [
  {
    words: 'report',
    about: 'who holds nothing, what nobody holds or uses, what is to come back, and how many devices there are',
    group: 'reports',
    columns: [],
    empty: 'Nothing to report.',
    verbs: {
      peopleWithoutDevices: {
        columns: [
          ['LOGIN', 'login'],
          ['NAME', 'displayName'],
          ['E-MAIL', 'email'],
          ['ROLE', 'role'],
          ['ADDED', 'createdAt'],
          ['PERSON ID', 'id'],
        ],
        empty: 'Everybody holds something.',
      },
      unheldDevices: {
        columns: [...DEVICES, ['LAST HOLDER', 'lastHolder.name'], ['HELD UNTIL', 'heldUntil'], ...ENDS],
        empty: 'Somebody holds every device.',
      },
      unusedDevices: {
        columns: [...DEVICES, ['HOLDERS', ({ holders }) => namesOf(holders)], ...ENDS],
        empty: 'Every device has been used since.',
        emptyKnows: ['since'],
      },
      counts: {
        columns: [...COUNTED, ['DEVICES', 'devices']],
        empty: 'There are no devices.',
      },
      dailyCounts: {
        columns: [['DAY', 'day'], ...COUNTED, ['DEVICES', 'devices']],
        empty: 'There were no devices.',
      },
      happened: {
        columns: [
          ['SINCE', 'since'],
          ['UNTIL', 'until'],
          ['JOINED', 'joined'],
          ['LEFT', 'left'],
          ['BEGUN', 'begun'],
          ['ENDED', 'ended'],
          ['FAILED SIGN-INS', 'failedSignIns'],
        ],
        empty: 'Nothing happened.',
      },
      loans: {
        columns: [
          ['DUE', 'assignment.dueAt'],
          ['LATE', 'overdue'],
          ['HOLDER', 'assignment.owner.name'],
          ['DEVICE', 'device.name'],
          ['MODEL', 'device.model'],
          ['SINCE', 'assignment.createdAt'],
          ['DEVICE ID', 'device.id'],
        ],
        empty: 'Nothing is to come back.',
      },
    },
  },
];
