/** Devices, and who may not use them. */
import type { Item, Noun } from '../noun.ts';
import { TIMELINE } from './happened.ts';
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
      rename: { operands: ['name'] },
      handOver: { word: null },
      merge: {
        isFinal: true,
        refersTo: { from: 'device' },
        says: ({ mergedId, device }) => `Merged ${mergedId} into ${deviceText(device)}.`,
        undo: ({ mergedId, device }) => `heldby device unmerge ${(device as Item).id} --from ${mergedId}`,
      },
      unmerge: { refersTo: { from: 'device' }, says: ({ device }) => `The device ${(device as Item).id} is there again.` },
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
      timeline: { columns: TIMELINE, empty: 'Nothing has happened to it.' },
      lifecycle: {
        columns: [
          ['STATE', 'state'],
          ['SINCE', 'since'],
          ['UNTIL', 'until'],
          ['SET BY', 'setBy.name'],
          ['WHY', 'reason'],
          ['ENDED BY', 'endedBy.name'],
          ['WHY ENDED', 'endReason'],
        ],
        empty: 'It never had a state.',
      },
      faces: {
        columns: [
          ['FACE', 'face'],
          ['SHOWN TO', shownTo],
          ['WHERE, OR WHY NOT', whereOrWhyNot],
        ],
        empty: 'No face shows devices.',
      },
      sameHardware: {
        columns: [
          ['SURE', 'strength'],
          ['DEVICE', 'device.id'],
          ['KIND', 'device.kind'],
          ['NAME', 'device.name'],
          ['MODEL', 'device.model'],
          ['HELD BY', ({ holders }) => (holders as Item[]).map(({ name }) => name).join(', ')],
          ['AGREES', ({ evidence }) => (evidence as Item[]).map(agreement).join(', ')],
          ['DIFFERS', ({ differences }) => (differences as string[]).join(', ')],
        ],
        empty: 'No other device has one of its ids.',
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
    verbs: {
      set: { operands: ['deviceId'], undo: ({ id }) => `heldby block lift ${id}` },
      lift: { says: () => 'Lifted the block.' },
    },
  },
];

/** `Ann Lee, administrators`; nobody where it is not shown. */
function shownTo({ views }: Item): string {
  const all = (views as Item[]).flatMap(({ holder, toHolder, roles }) => [
    ...(toHolder === true ? [String((holder as Item | null)?.name)] : []),
    ...((roles as string[]).length > 0 ? ['administrators'] : []),
  ]);
  return all.length === 0 ? 'nobody' : [...new Set(all)].join(', ');
}

/** An API can show a device in one call and not in another. */
function whereOrWhyNot({ views, reasons }: Item): string {
  const paths = [...new Set((views as Item[]).map(({ path }) => path))].join(' ');
  const why = (reasons as Item[]).map(({ detail }) => detail).join(' ');
  if (paths === '' || why === '') return `${paths}${why}`;
  return `${paths} Other calls do not show it: ${why}`;
}

/** `Reception (id)`. */
function deviceText(device: unknown): string {
  const { name, id } = device as Item;
  return name === null ? `the device ${id}` : `${name} (${id})`;
}

/** `serial F2LX`, and for what is a secret `pushTarget`. */
function agreement({ kind, value }: Item): string {
  return value === null ? String(kind) : `${kind} ${value}`;
}
