/** Nodes are killed while they work on what is due: nothing completed is lost or done twice, and what they had comes back. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStorage } from '../../src/storage/open.ts';
import { ENGINES, type Engine } from '../support/registry.ts';
import { FROM_SOURCES } from '../support/source-process.ts';
import { openTestStore } from '../support/store.ts';
import { drain, requireKept, type Said } from './jobs-world.ts';
import { sized } from './size.ts';

const ROUNDS = sized({ short: 2, full: 60 });
/** SQLite has one process that writes; PostgreSQL has several nodes. */
const NODES: Readonly<Record<Engine, number>> = { sqlite: 1, postgres: 2 };
const PROCESS = fileURLToPath(new URL('jobs-process.ts', import.meta.url));
/** Each round goes on until so much was completed since its beginning. */
const COMPLETED = 40;

describe('nodes that are killed while they work on what is due', () => {
  for (const engine of ENGINES) {
    it(`lose nothing that they completed, do nothing twice, and leave their claims to others, on ${engine}`, async test => {
      const { storage, settings, remove } = await openTestStore(engine);
      await storage.close();
      const said: Said[] = [];
      try {
        for (let round = 1; round <= ROUNDS; round += 1) {
          const nodes = Array.from({ length: NODES[engine] }, (_, node) => startNode(settings, `r${round}n${node}`, said));
          const completed = () => said.filter(({ what }) => what === 'completed').length;
          const before = completed();
          while (completed() - before < COMPLETED) {
            for (const node of nodes) assert.equal(node.exitCode, null, 'a node ended by itself');
            await sleep(1);
          }
          await sleep(randomInt(1, 100));
          for (const node of nodes) await kill(node);
          const looking = openStorage(settings);
          await requireKept(looking, 1, said);
          await looking.close();
        }
        const last = openStorage(settings);
        const left = await drain(last, 1);
        await last.close();
        const count = (what: Said['what']) => said.filter(each => each.what === what).length;
        test.diagnostic(
          `${ROUNDS} rounds: ${count('added')} added, ${count('completed')} completed, ${count('position')} positions, ${left} left at the end`,
        );
        assert.ok(count('position') > ROUNDS, 'nobody looked at the position');
      } finally {
        await remove();
      }
    });
  }
});

function startNode(settings: object, name: string, said: Said[]): ChildProcess {
  const node = spawn(process.execPath, [...FROM_SOURCES, PROCESS, JSON.stringify(settings), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let rest = '';
  node.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) said.push(JSON.parse(line) as Said);
  });
  return node;
}

async function kill(node: ChildProcess): Promise<void> {
  const closed = once(node, 'close');
  node.kill('SIGKILL');
  await closed;
}
