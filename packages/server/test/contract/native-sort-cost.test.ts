/** A sorted page costs the same wherever it lies in a list of twenty thousand people, because an index has the order. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { command } from '../../src/storage/sql/statement.ts';
import { ask } from '../support/databases.ts';
import type { Api } from '../support/http.ts';
import { administratorApi, ok } from '../support/native.ts';
import { assertSameCost, idOf, NUMBERS } from '../support/page-cost.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const COUNT = 20_000;
const PAGES = 20;
/** Has no factor in common with the count, so that each of them has a name of its own, in another order than they were added. */
const STEP = 7_919;

const addPeople = command<{ org: number; count: number }>(`
  insert into person (org_id, id, number, login, login_key, first_name, last_name, display_name, name_key, email, mobile_phone, role,
    location_id, extras, disabled_reason, created_at, modified_at, revision)
  ${NUMBERS} select :org, ${idOf(1)}, 100 + i, 'p' || i, 'p' || i, 'P', 'Q',
    'Q' || (100000 + i * ${STEP} % ${COUNT}), 'q' || (100000 + i * ${STEP} % ${COUNT}), null, null, 'member', null, '{}', null, 1, 1, 1 from n`);

onBothDatabases(`a sorted list of ${COUNT} people`, engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  before(async () => {
    admin = await administratorApi(registry(), 'root');
    const { storage, organization } = registry();
    await storage.transaction(organization.org, async tx => {
      await tx.run(addPeople, { org: organization.org, count: COUNT });
    });
    // As autovacuum does within a minute.
    if (engine === 'postgres') await ask(registry().settings.databaseUrl ?? '', 'analyze');
  });

  for (const query of ['sort=displayName', 'sort=-displayName', 'sort=login', 'sort=-displayName&state=active']) {
    it(`${query} costs the same on its first page as far down, in strict order`, async () => {
      const first = `/people?${query}&limit=200`;
      let last = first;
      const names: string[] = [];
      for (let number = 0; number < PAGES; number += 1) {
        const { items, nextCursor } = await ok(admin, 'GET', last);
        names.push(
          ...items.map((each: { login: string; displayName: string }) => each[query.includes('login') ? 'login' : 'displayName']),
        );
        last = `${first}&cursor=${nextCursor}`;
      }
      const inOrder = names.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
      assert.deepEqual(names, query.includes('-') ? inOrder.toReversed() : inOrder);
      assert.equal(new Set(names).size, PAGES * 200);
      await assertSameCost(
        () => ok(admin, 'GET', first),
        () => ok(admin, 'GET', last),
      );
    });
  }
});
