/** The table of layers: the cost of each layer in the list, measured with servers that have one layer less each. */
import { join } from 'node:path';
import { CONNECTIONS, type Table } from '../bench.ts';
import { CORES } from '../children.ts';
import { fillStore } from '../fill/fill.ts';
import { CUTS, LAST_LAYERS } from '../ladder/cuts.ts';
import { table } from '../markdown.ts';
import { alternate, type Contender, medianTiming, type Question, type Timing, warmUp } from '../rounds.ts';
import { MEASURED_SETTINGS, type MeasuredServer, startServer } from '../servers.ts';

const CALLERS = 200;

interface Layers {
  /** From the whole product to the floor. */
  readonly rungs: readonly Timing[];
}

export const layers: Table<Layers> = {
  id: 'layers',
  title: 'Layers',
  measure: async bench => {
    const people = bench.size === 'short' ? 500 : 10_000;
    const store = { dataFolder: join(bench.folder, 'store') };
    const { caller } = await fillStore(store, { people, desks: 0 });
    const callers = Array.from({ length: CALLERS }, (_, index) => caller(Math.floor((index * people) / CALLERS)));
    const servers: MeasuredServer[] = [];
    try {
      for (let cuts = 0; cuts <= CUTS.length + 1; cuts += 1) {
        const rung = { flags: { ...store, ...MEASURED_SETTINGS }, cuts, tokens: callers.map(({ token }) => token) };
        servers.push(await startServer('ladder/server.ts', [JSON.stringify(rung)], CORES.server));
      }
      const question: Question = { scenario: 'list', callers, connections: CONNECTIONS };
      for (const server of servers) await warmUp(bench.load, server, question, bench.firstWarmUpSeconds / 2);
      const contenders: Contender[] = [...servers, bench.floor].map(server => ({ server, question }));
      return { rungs: (await alternate(bench.load, contenders, bench.plan)).map(medianTiming) };
    } finally {
      for (const server of servers) await server.stop();
    }
  },
  show: ({ rungs }) => {
    const [whole] = rungs;
    const floor = rungs.at(-1);
    const rows = [...CUTS.map(({ layer }) => layer), ...LAST_LAYERS].map((layer, index) => {
      const [above, below] = [rungs[index]?.cpuMicros ?? Number.NaN, rungs[index + 1]?.cpuMicros ?? Number.NaN];
      return [
        layer,
        (above - below).toFixed(1),
        `${(((above - below) / (whole?.cpuMicros ?? 1)) * 100).toFixed(0)} %`,
        below.toFixed(1),
      ];
    });
    return table(
      ['layer', 'processor µs of the list', 'share', 'what is left without it and those above'],
      [
        ...rows,
        ["Node's HTTP server, the floor", floor?.cpuMicros.toFixed(1) ?? '', '', ''],
        ['all of heldby', whole?.cpuMicros.toFixed(1) ?? '', '100 %', ''],
      ],
    );
  },
};
