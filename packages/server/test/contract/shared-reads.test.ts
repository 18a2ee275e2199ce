/** On PostgreSQL, those who ask together get exactly what each would get alone: rows, types and order, and no one else's failure. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { typeParser } from '../../src/storage/postgres/connect.ts';
import { createSharedReads } from '../../src/storage/postgres/shared-reads.ts';
import { sharedSql } from '../../src/storage/postgres/shared-sql.ts';
import { createReader, createSend } from '../../src/storage/postgres/statements.ts';
import { openPostgres } from '../../src/storage/postgres/store.ts';
import type { Query } from '../../src/storage/sql/statement.ts';
import { selectHeldNow } from '../../src/storage/statements/assignments.ts';
import { selectPhone, selectPhones } from '../../src/storage/statements/pushes.ts';
import { loadStatements } from '../support/all-statements.ts';
import { openTestStore, type TestStore, upTo } from '../support/store.ts';

const { statements: STATEMENTS } = await loadStatements();

type Asked = Query<Record<string, string | number>, Record<string, unknown>>;
const HELD = STATEMENTS.filter(each => each.kind === 'query' && each.isHeld) as unknown as readonly Asked[];

/** Ids that mean something else in an array, in a text or to somebody. */
const OWNERS = ['plain', '', 'NULL', 'null', '"', '\\', '\\"', "it's", '{a,b}', ',', ' ', '\n', '$1', 'ä 😀', 'x'.repeat(300)];
const DEVICES = 4;
const NOW = 50;

/** Everybody holds four devices in both organizations, under the same ids; some of them since the same instant, one not for long. */
const FILL = `
  create temp table held as
    select org_id, owner, owner || ' ' || d as id, (n * 10 + d)::bigint as number, d from unnest($1::text[]) with ordinality as o (owner, n),
      generate_series(1, ${DEVICES}) as d, (values (1), (2)) as organizations (org_id);
  insert into device (org_id, id, number, kind, name, make, model, platform, tags, extras, created_at, modified_at, revision)
    select org_id, id, number, case when d < 4 then 'mobile' else 'desk_phone' end, nullif(owner, 'null'), 'm' || org_id, null,
      case when d < 4 then 'ios' end, '[]', '{}', 1, 9007199254740991, 1 from held;
  insert into assignment (org_id, owner_id, id, owner_kind, device_id, number, role, created_at, expires_at, revision)
    select org_id, owner, id, 'person', id, number, 'owner', d % 2, case when d = 3 then ${NOW} end, 1 from held;
  insert into push_registration (org_id, assignment_id, target, token, notification_id, accept_notifications, state, modified_at)
    select org_id, id, id, owner, '', 1, 'active', 1 from held where d = 1;
  insert into activity (org_id, assignment_number, last_active_at) select org_id, number, 7 from held where d = 2;
  insert into calling (org_id, owner_id, owner_kind, location_id, compression, modified_at)
    select org_id, owner, 'person', 'here', 0, 1 from held where d = 1;
  insert into desk_phone (org_id, device_id, activation_state, activated_by, sip_user_name, custom_enabled)
    select org_id, id, 'activated', 'mac', id, 0 from held where d = 4;
  insert into line (org_id, id, assignment_id, device_id, owner_kind, owner_id, port, kind, appearance, weight, allow_call_decline, t38_fax, created_at, revision)
    select org_id, id || port, id, id, 'person', owner, port, case port when 1 then 'primary' else 'shared' end, 'primary', 1, 0, 0, 1, 1
    from held, generate_series(1, 2) as port where d = 4`;

const reader = fc.record({
  asked: fc.constantFrom(...HELD),
  org: fc.constantFrom(1, 1, 2, 3),
  ownerId: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...OWNERS) }, fc.string({ unit: 'grapheme' })),
  ownerKind: fc.constantFrom('person', 'person', 'workspace'),
  device: fc.integer({ min: 1, max: DEVICES + 1 }),
  now: fc.constantFrom(0, NOW - 1, NOW, Number.MAX_SAFE_INTEGER),
  limit: fc.nat({ max: DEVICES + 1 }),
  offset: fc.nat({ max: 2 }),
});

describe('those who ask PostgreSQL together', () => {
  let store: TestStore;
  let client: pg.Client;
  before(async () => {
    store = await openTestStore('postgres');
    const types = { getTypeParser: typeParser as typeof pg.types.getTypeParser };
    client = new pg.Client({ connectionString: store.settings.databaseUrl ?? '', types, pipeline: true });
    await client.connect();
    const [make = '', ...fill] = FILL.split(';\n');
    await client.query(make.replace('$1', `array[${OWNERS.map(owner => pg.escapeLiteral(owner)).join(', ')}]`));
    for (const insert of fill) await client.query(insert);
  });
  after(async () => {
    await client.end();
    await store.remove();
  });
  const key = (ownerId: string) => ({ org: 1, ownerId, now: NOW, limit: 25, offset: 0, deviceId: `${ownerId} 1` });

  for (const namedStatements of [true, false]) {
    it(`get what each would get alone, with ${namedStatements ? 'named' : 'unnamed'} statements`, async () => {
      const alone = createReader(createSend(client), { namedStatements });
      let together = 0;
      const send = (question: pg.QueryArrayConfig) => {
        together += 1;
        return client.query<unknown[]>(question);
      };
      const shared = createSharedReads(alone, send, { namedStatements });
      let found = 0;
      const askers = fc.asyncProperty(fc.array(reader, { minLength: 2, maxLength: 40, size: 'max' }), async all => {
        const questions = all.map(
          ({ asked, device, ...rest }) => [asked, { ...rest, deviceId: `${rest.ownerId} ${device}` }] as const,
        );
        const expected = [];
        for (const [asked, parameters] of questions) expected.push(await alone.all(asked, parameters));
        const answers = await Promise.all(questions.map(([asked, parameters]) => shared.all(asked, parameters)));
        assert.deepEqual(answers, expected);
        assert.equal(JSON.stringify(answers), JSON.stringify(expected), 'the columns have their order');
        found += answers.flat().length;
      });
      await fc.assert(askers, { numRuns: 100 });
      assert.ok(together > 100 && found > 300, `${together} questions, ${found} rows`);
    });
  }

  it('each get their rows of every held query, of which there are some', async () => {
    assert.ok(HELD.length >= 6 && HELD.every(each => each.parameters.includes('ownerId')));
    for (const asked of HELD) {
      const rows = await Promise.all(OWNERS.map(owner => store.storage.all(asked, { ...key(owner), ownerKind: 'person' })));
      assert.ok(
        rows.every(each => each.length > 0),
        asked.source,
      );
    }
  });

  it('are understood by the server, whichever query they ask', async () => {
    let shared = 0;
    for (const { kind, postgres } of STATEMENTS) {
      if (kind !== 'query') continue;
      await client.query(`prepare alone as ${postgres}`);
      const known = "select parameter_types::text[] as types from pg_prepared_statements where name = 'alone'";
      const { types } = (await client.query<{ types: string[] }>(known)).rows[0] ?? assert.fail();
      const text = sharedSql(
        postgres,
        types.map(type => (type === 'text' ? 'text' : 'int8')),
      );
      if (text !== undefined) {
        await client.query(`prepare together as ${text}`);
        await client.query('deallocate together');
        shared += 1;
      }
      await client.query('deallocate alone');
    }
    assert.ok(shared > 300, `${shared} queries`);
  });

  it('are not refused for what one of them asks', async () => {
    const ids = ['plain 1', 'a text cannot hold \0', 'NULL 1', '$1 1'];
    const outcomes = await Promise.allSettled(
      ids.map(deviceId => store.storage.one(selectPhone, { ...key(deviceId.slice(0, -2)), deviceId })),
    );
    assert.deepEqual(
      outcomes.map(outcome => (outcome.status === 'fulfilled' ? outcome.value?.id : 'refused')),
      ['plain 1', 'refused', 'NULL 1', '$1 1'],
    );
    const limits = await Promise.allSettled([1, -1, 2].map(limit => store.storage.all(selectPhones, { ...key('plain'), limit })));
    assert.deepEqual(
      limits.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
  });

  it('see whatever was acknowledged before they asked', async () => {
    const end = 'update assignment set expires_at = $1 where org_id = 1 and owner_id = $2 and id = $3';
    for (const round of upTo(20)) {
      const expiresAt = round % 2 === 0 ? null : 1;
      await client.query(end, [expiresAt, 'plain', 'plain 1']);
      const rows = await Promise.all(['plain', 'NULL', 'plain'].map(owner => store.storage.all(selectHeldNow, key(owner))));
      const expected = expiresAt === null ? [3, 3, 3] : [2, 3, 2];
      assert.deepEqual(
        rows.map(each => each.length),
        expected,
      );
    }
  });

  it('are answered when the store is closed in the same turn', async () => {
    const other = openPostgres(store.settings.databaseUrl ?? '', { namedStatements: true });
    await other.all(selectHeldNow, key('plain'));
    const answers = upTo(3).map(() => other.all(selectHeldNow, key('plain')));
    const closed = other.close();
    assert.deepEqual(
      (await Promise.all(answers)).map(rows => rows.length),
      [3, 3, 3],
    );
    await closed;
    await assert.rejects(other.all(selectHeldNow, key('plain')), { code: 'unavailable' });
  });
});
