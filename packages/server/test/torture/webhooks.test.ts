/** Nodes that send to a webhook are killed in the middle: the next one goes on, nothing is skipped, and the order of each device is kept. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { it } from 'node:test';
import { administratorApi, ok } from '../support/native.ts';
import { openTestRegistry } from '../support/registry.ts';
import { FROM_SOURCES } from '../support/source-process.ts';
import { until } from '../support/until.ts';
import { createReceiver } from '../support/webhook-receiver.ts';

const DEVICES = 5;
const RENAMES = 40;
const KILLS = 3;
/** A lease of a killed node is over for the next, whose clock is that much further. */
const AHEAD_MS = 60_000;
const SLOW_MS = 5;
const PATIENCE_MS = 60_000;

it('goes on after each kill where the store says, on PostgreSQL', { timeout: 180_000 }, async t => {
  const registry = await openTestRegistry('postgres');
  const receiver = await createReceiver();
  receiver.answer = (_got, response) => void setTimeout(() => response.end(), SLOW_MS);
  const nodes: ChildProcess[] = [];
  t.after(async () => {
    for (const node of nodes) node.kill('SIGKILL');
    await receiver.close();
    await registry.close();
  });
  const admin = await administratorApi(registry);
  await ok(admin, 'POST', '/webhooks', { name: 'Killed', url: receiver.url, filter: { types: ['device.*'] } });
  const ids: string[] = [];
  for (let each = 0; each < DEVICES; each += 1) {
    ids.push((await ok(admin, 'POST', '/devices', { kind: 'mobile', name: '0' })).id);
  }
  for (let name = 1; name <= RENAMES; name += 1) {
    for (const id of ids) await ok(admin, 'PATCH', `/devices/${id}`, { name: String(name) });
  }
  for (let kill = 0; kill <= KILLS; kill += 1) {
    const node = startNode(registry.settings, kill * AHEAD_MS);
    nodes.push(node);
    const wanted = kill === KILLS ? DEVICES * (RENAMES + 1) : ((kill + 1) * DEVICES * RENAMES) / (KILLS + 1);
    await until(() => new Set(sequences()).size >= wanted, PATIENCE_MS);
    if (kill === KILLS) continue;
    node.kill('SIGKILL');
    await once(node, 'exit');
  }
  function sequences(): number[] {
    return receiver.received.map(({ body }) => JSON.parse(body).sequence);
  }
  for (const id of ids) {
    const names = receiver.received
      .map(({ body }) => JSON.parse(body))
      .flatMap(each => (each.deviceId === id ? [Number(each.after.name)] : []));
    const firsts = names.filter((name, at) => names.indexOf(name) === at);
    assert.deepEqual(
      firsts,
      Array.from({ length: RENAMES + 1 }, (_, name) => name),
      'each first time in order, and none left out',
    );
    // What comes again goes back once for each kill, and is in order from there on.
    assert.ok(names.filter((name, at) => at > 0 && name <= (names[at - 1] ?? 0)).length <= KILLS, names.join());
  }
  t.diagnostic(`${sequences().length} messages for ${new Set(sequences()).size} events in ${KILLS} kills`);
});

function startNode(settings: object, aheadMs: number): ChildProcess {
  const file = new URL('webhooks-process.ts', import.meta.url).pathname;
  const args = [...FROM_SOURCES, file, JSON.stringify(settings), String(aheadMs)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
