/** The table of starts: how soon heldby answers over a full store, and its memory at rest. */
import { join } from 'node:path';
import type { Table } from '../bench.ts';
import { CORES } from '../children.ts';
import { fillStore } from '../fill/fill.ts';
import { table } from '../markdown.ts';
import { measureStartup, type Startup } from '../startup.ts';

const GOAL = { firstAnswerMs: 500, restMebibytes: 120 };

export const start: Table<Startup> = {
  id: 'start',
  title: 'Start',
  measure: async bench => {
    const store = { dataFolder: join(bench.folder, 'start') };
    const { caller } = await fillStore(store, { people: bench.size === 'short' ? 100 : 10_000, desks: 0 });
    return measureStartup(store, caller(0), CORES.server);
  },
  show: ({ firstAnswerMs, restMebibytes }) =>
    table(
      ['start', '', 'goal'],
      [
        ['first answer', `${firstAnswerMs.toFixed(0)} ms`, `< ${GOAL.firstAnswerMs} ms`],
        ['memory at rest', `${restMebibytes.toFixed(0)} MB`, `< ${GOAL.restMebibytes} MB`],
      ],
    ),
};
