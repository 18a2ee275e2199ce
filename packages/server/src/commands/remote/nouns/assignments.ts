/** Who holds what: assignments, loans, and guests at desk phones. */
import type { Item, Noun } from '../noun.ts';

export const assignments: readonly Noun[] = [
  {
    words: 'assignment',
    about: 'that somebody holds a device, from one day to another',
    group: 'assignments',
    columns: [
      ['ID', 'id'],
      ['HOLDER', 'owner.name'],
      ['ROLE', 'role'],
      ['DEVICE', deviceText],
      ['SINCE', 'createdAt'],
      ['UNTIL', 'until'],
      ['DEVICE ID', 'deviceId'],
    ],
    empty: 'There are no such assignments.',
    verbs: {
      list: { query: async () => ({ expand: 'device' }) },
      create: {
        operands: ['deviceId'],
        says: (made, _ids, [device]) => `Assigned the device ${device} to ${nameOf(made)} (${made.id}).`,
      },
      remove: { isFinal: true, says: gone => `Removed the assignment of ${nameOf(gone)} (${gone.id}) from the history.` },
      end: {
        says: ended => `Ended the assignment of ${nameOf(ended)} (${ended.id}).`,
        undo: ({ deviceId, owner, role }) =>
          `heldby assignment create ${deviceId} ${ownerOption(owner as Item)}${role === 'owner' ? '' : ` --role ${role}`}`,
      },
    },
  },
  {
    words: 'loan',
    about: 'devices that are to come back',
    group: 'loans',
    columns: [
      ['HOLDER', 'assignment.owner.name'],
      ['DEVICE', 'device.name'],
      ['MODEL', 'device.model'],
      ['DUE', 'assignment.dueAt'],
      ['OVERDUE', 'overdue'],
      ['DEVICE ID', 'device.id'],
    ],
    empty: 'Nothing is on loan.',
    verbs: { list: { isDefault: true } },
  },
  {
    words: 'guest',
    about: "guests at hosts' desk phones",
    group: 'guestSessions',
    columns: [
      ['ID', 'id'],
      ['DEVICE', 'deviceId'],
      ['PERSON', 'personId'],
      ['SINCE', 'createdAt'],
      ['EXPIRES', 'expiresAt'],
      ['UNTIL', 'until'],
    ],
    empty: 'There are no guests.',
    verbs: {
      end: { isFinal: false },
      start: { operands: ['deviceId', 'personId'], says: made => `The guest session ${made.id} lasts until ${made.expiresAt}.` },
    },
  },
];

/** What people call the device. */
function deviceText({ device }: Item): string {
  const { name, serial, mac, model } = (device ?? {}) as Item;
  return String(name ?? serial ?? mac ?? model ?? '');
}

function ownerOption({ kind, id }: Item): string {
  return `--${String(kind).replace('_', '-')} ${id}`;
}

function nameOf({ owner }: Readonly<Record<string, unknown>>): string {
  return String((owner as { readonly name?: unknown } | undefined)?.name ?? '');
}
