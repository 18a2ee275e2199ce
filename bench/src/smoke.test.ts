/** Tests that the processes of the benchmark start, send requests and answer. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CORES, startChild } from './children.ts';
import { type Filled, fillStore } from './fill/fill.ts';
import { CUTS, ROUTE } from './ladder/cuts.ts';
import type { Load } from './load.ts';
import type { Probed } from './probe.ts';
import { MEASURED_SETTINGS, type MeasuredServer, startFloor, startServer } from './servers.ts';
import type { Storm } from './storm.ts';

describe('the load', () => {
  const callers = [{ personId: 'p', token: 't', deviceIds: [] }];
  let floor: MeasuredServer;
  before(async () => {
    floor = await startFloor(CORES.server);
  });
  after(() => floor.stop());
  const ask = async <Answer>(file: string, more: object) => {
    const child = await startChild(file, [], { core: CORES.load });
    const job = { port: floor.port, scenario: 'list', callers, connections: 2, seconds: 0.5, ...more };
    return child.ask<Answer>(job).finally(child.stop);
  };

  it('counts what was answered', async () => {
    const { answers, failures } = await ask<Load>('load.ts', { seconds: 1 });
    assert.ok(answers > 0);
    assert.equal(failures, 0);
  });

  it('says what one caller waits for, to the microsecond', async () => {
    const { answers, p50Micros, p99Micros, failures } = await ask<Probed>('probe.ts', {});
    assert.ok(answers > 0 && p50Micros > 0 && p50Micros <= p99Micros);
    assert.equal(failures, 0);
  });

  it('keeps its rate in a storm, and loses sight of nothing that it sent', async () => {
    const { sent, unsent, admitted, refused, failed } = await ask<Storm>('storm.ts', { perSecond: 100 });
    assert.ok(sent + unsent <= 51, `${sent + unsent} in half a second`);
    assert.equal(admitted.count + refused.count + failed, sent);
    assert.equal(failed, 0);
  });
});

describe('the ladder', () => {
  let folder: string;
  let filled: Filled;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heldby-ladder-'));
    filled = await fillStore({ dataFolder: folder }, { people: 1, desks: 0 });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('answers the same list on every rung, and less around it on each', async () => {
    const { token, deviceIds } = filled.caller(0);
    for (const cuts of [0, CUTS.length, CUTS.length + 1]) {
      const rung = { flags: { dataFolder: folder, ...MEASURED_SETTINGS }, cuts, tokens: [token] };
      const server = await startServer('ladder/server.ts', [JSON.stringify(rung)], CORES.server);
      const answer = await fetch(`http://127.0.0.1:${server.port}${ROUTE.path}`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      const { entities } = (await answer.json()) as { entities: { id: string }[] };
      await server.stop();
      assert.deepEqual(entities.map(({ id }) => id).toSorted(), deviceIds.toSorted());
      assert.equal(answer.headers.has('x-content-type-options'), cuts === 0);
    }
  });
});
