/** Files that were imported. `heldby import` itself is in ../../transfer. */
import type { Item, Noun } from '../noun.ts';

const counts = (name: string) => (item: Item) => String((item.counts as Readonly<Record<string, number>>)[name] ?? 0);

export const imports: readonly Noun[] = [
  {
    words: 'import',
    about: 'bring people, devices, who holds what, and lines from a file; shown first, and undone later',
    group: 'imports',
    columns: [
      ['ID', 'id'],
      ['FILE', 'name'],
      ['LIST', 'list'],
      ['STATE', 'state'],
      ['ROWS', counts('rows')],
      ['APPLIED', counts('applied')],
      ['CREATED', 'createdAt'],
    ],
    empty: 'Nothing was imported in the last 30 days.',
    verbs: {
      create: { word: null },
      update: { without: ['columns'] },
      rows: {
        columns: [
          ['LINE', item => String(item.line)],
          ['ROW', 'state'],
          ['RESULT', item => String(item.result ?? '')],
          ['REASON', item => String(item.reason ?? '')],
        ],
        empty: 'There are no such rows.',
      },
      apply: { word: null },
      undo: { word: null },
      cancel: { says: () => 'The import was cancelled. What was applied stays.' },
    },
  },
];
