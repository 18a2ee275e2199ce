/** What feeds the index, without its thread: whose history it follows, when it keeps a step, and who may write. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { connectionConfig } from '../../src/storage/postgres/connect.ts';
import { createFeeder } from '../../src/storage/search/feeder.ts';
import { prepareTables } from '../../src/storage/search/postgres/schema.ts';
import { createPostgresWriter } from '../../src/storage/search/postgres/writer.ts';
import type { IndexPosition, IndexStep, IndexWriter } from '../../src/storage/search/search-index.ts';
import { addOrganization, addWithEvent, openTestStore } from '../support/store.ts';
import { until } from '../support/until.ts';

describe('what feeds the index', () => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  let client: pg.Client;
  before(async () => {
    store = await openTestStore('postgres');
    client = new pg.Client({ ...connectionConfig(store.settings.databaseUrl ?? '', 5_000), pipeline: true });
    await client.connect();
  });
  after(() => store.remove());

  /** Keeps the steps in memory. */
  const createMemory = (position: IndexPosition | null = null) => {
    const steps: IndexStep[] = [];
    let last = position;
    const writer: IndexWriter = {
      advance: async (_org, step) => {
        const next = await step(last);
        if (next === null) return 'done';
        steps.push(next);
        last = next.position;
        return next.hasMore ? 'more' : 'done';
      },
      close: async () => undefined,
    };
    return { steps, writer, position: () => last };
  };

  it('begins anew where the store has another history than the one that was indexed', async () => {
    await store.storage.transaction(1, tx => addWithEvent(tx, 'here'));
    for (const chain of [null, new Uint8Array(32)]) {
      const memory = createMemory({ sequence: 1, chain, building: null });
      const feeder = createFeeder({
        reader: store.storage,
        writer: memory.writer,
        settled: async () => undefined,
        onFailure,
      });
      feeder.look([1]);
      await until(() => memory.position()?.building === null && memory.steps.length > 2);
      assert.equal(memory.steps[0]?.clear, true);
      await feeder.stop();
    }
  });

  it('forgets an organization whose history was removed, because it has moved', async () => {
    const org = 7;
    await store.storage.transaction(org, tx => addOrganization(tx, org));
    await store.storage.transaction(org, tx => addWithEvent(tx, 'gone', org));
    const memory = createMemory();
    const feeder = createFeeder({ reader: store.storage, writer: memory.writer, settled: async () => undefined, onFailure });
    feeder.look([org]);
    await until(() => memory.position()?.building === null && memory.position()?.sequence === 1);
    await store.storage.exclusively((_tx, script) =>
      script(`delete from event where org_id = ${org};
        update organization set event_sequence = 0, event_chain = null where org_id = ${org}`),
    );
    const steps = memory.steps.length;
    feeder.look([org]);
    await until(() => memory.position()?.building === null && memory.position()?.sequence === 0);
    assert.equal(memory.steps[steps]?.clear, true);
    await feeder.stop();
  });

  it('keeps no step before what it has read is on the disk', async () => {
    const memory = createMemory();
    const { promise: settling, resolve: settle } = Promise.withResolvers<void>();
    let asked = 0;
    const settled = () => {
      asked += 1;
      return settling;
    };
    const feeder = createFeeder({ reader: store.storage, writer: memory.writer, settled, onFailure });
    feeder.look([1]);
    await until(() => asked === 1);
    await store.storage.transaction(1, tx => addWithEvent(tx, 'meanwhile'));
    assert.equal(memory.steps.length, 0);
    settle();
    await until(() => memory.position()?.building === null && memory.position()?.sequence === 2);
    await feeder.stop();
  });

  it('takes one step for what was written, and asks for more only where there may be more', async () => {
    const org = 8;
    await store.storage.transaction(org, tx => addOrganization(tx, org));
    const memory = createMemory();
    let asked = 0;
    const writer: IndexWriter = {
      ...memory.writer,
      advance: (...step) => {
        asked += 1;
        return memory.writer.advance(...step);
      },
    };
    const feeder = createFeeder({ reader: store.storage, writer, settled: async () => undefined, onFailure });
    feeder.look([org]);
    await until(() => memory.position()?.building === null);
    await store.storage.transaction(org, tx => addWithEvent(tx, 'one', org));
    await setTimeout(20);
    asked = 0;
    feeder.look([org]);
    await until(() => memory.position()?.sequence === 1);
    await setTimeout(20);
    assert.equal(asked, 1);
    await feeder.stop();
  });

  it('indexes what was written while another node was taking a step that does not have it', async () => {
    const org = 9;
    await store.storage.transaction(org, tx => addOrganization(tx, org));
    const memory = createMemory();
    let isElsewhere = true;
    const writer: IndexWriter = {
      ...memory.writer,
      advance: async (...step) => (isElsewhere ? 'elsewhere' : memory.writer.advance(...step)),
    };
    const feeder = createFeeder({ reader: store.storage, writer, settled: async () => undefined, onFailure });
    await store.storage.transaction(org, tx => addWithEvent(tx, 'late', org));
    feeder.look([org]);
    await setTimeout(20);
    assert.equal(memory.steps.length, 0);
    isElsewhere = false;
    await until(() => memory.position()?.building === null && memory.position()?.sequence === 1);
    await feeder.stop();
  });

  it('waits for another node that has the organization, and builds anew after it', async () => {
    const kind = await prepareTables(client);
    const writer = createPostgresWriter(client, { kind, namedStatements: true });
    await store.storage.transaction(7, tx => addOrganization(tx, 7)).catch(() => undefined);
    const second = new pg.Client(connectionConfig(store.settings.databaseUrl ?? '', 5_000));
    await second.connect();
    await writer.advance(7, async () => ({ documents: [], marks: [], position: { sequence: 0, chain: null, building: null } }));
    await second.query('begin');
    await second.query('select 1 from search_position where org_id = 7 for update');
    const feeder = createFeeder({ reader: store.storage, writer, settled: async () => undefined, onFailure });
    let hasBegun = false;
    const rebuilt = feeder.rebuild(7).then(() => {
      hasBegun = true;
    });
    await store.storage.transaction(1, tx => addWithEvent(tx, 'elsewhere'));
    assert.equal(hasBegun, false);
    await second.query('rollback');
    await rebuilt;
    await feeder.stop();
    await second.end();
    await writer.close();
  });
});

function onFailure(error: unknown): never {
  throw error;
}
