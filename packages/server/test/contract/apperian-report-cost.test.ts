/** Apperian's reports: a block costs the same wherever it lies among twenty thousand pairings, and no filter reads them all at once. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { command } from '../../src/storage/sql/statement.ts';
import { ok, openFace } from '../support/apperian.ts';
import type { Api } from '../support/http.ts';
import { assertSameCost, idOf, NUMBERS } from '../support/page-cost.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const COUNT = 20_000;
const BLOCK = 100;

/** Rows are made in the store: a person with a catalog for each number, of which every other one was taken away again. */
const STATEMENTS = [
  `insert into person (org_id, id, number, login, login_key, first_name, last_name, display_name, name_key, email, mobile_phone, role,
    location_id, extras, disabled_reason, created_at, modified_at, revision)
  ${NUMBERS} select :org, ${idOf(1)}, 100 + i, 'p' || i, 'p' || i, 'P', 'Q', 'P Q', 'p q', null, null, 'member', null, '{}', null, 1, 1, 1 from n`,
  `insert into device (org_id, id, number, kind, name, make, model, platform, os_version, serial, mac, udid, location_id, tags,
    extras, disabled_reason, disabled_by, disabled_at, created_at, modified_at, revision)
  ${NUMBERS} select :org, ${idOf(2)}, 100000 + i, 'native_catalog', 'Phone', 'Apple', 'iPhone', 'ios', null, null,
    null, 'udid-' || i, null, '[]', '{}', null, null, null, 1, 1, 1 from n`,
  `insert into assignment (org_id, owner_id, id, owner_kind, device_id, number, role, created_at, until, end_reason, expires_at,
    disable_at, disabled_reason, revision)
  ${NUMBERS} select :org, ${idOf(1)}, ${idOf(3)}, 'person', ${idOf(2)}, 200000 + 2 * i, 'user', 1, 2, 'removed', null, null, null, 1 from n`,
  `insert into assignment (org_id, owner_id, id, owner_kind, device_id, number, role, created_at, until, end_reason, expires_at,
    disable_at, disabled_reason, revision)
  ${NUMBERS} select :org, ${idOf(1)}, ${idOf(4)}, 'person', ${idOf(2)}, 200001 + 2 * i, 'user', 2, null, null, null, null, null, 1 from n`,
].map(text => command<{ org: number; count: number }>(text));

onBothDatabases(`the reports of ${COUNT} people with a catalog each`, engine => {
  const registry = useRegistry(engine);
  let admin: Api;

  before(async () => {
    const { storage, organization, addPerson } = registry();
    const { org } = organization;
    await storage.transaction(org, async tx => {
      for (const statement of STATEMENTS) await tx.run(statement, { org, count: COUNT });
    });
    const face = await openFace(registry(), { ratePerMinute: 1_000_000 });
    admin = face((await addPerson('administrator', { role: 'full' })).token);
  });

  const read = (path: string) => ok(admin, 'GET', path);

  for (const name of ['device_details', 'user_details', 'users_by_groups']) {
    it(`${name} costs the same in its first block as in its hundredth`, async () => {
      const first = `/v2/reports/${name}/?block_size=${BLOCK}`;
      let last = first;
      for (let number = 1; number < 100; number += 1) {
        const block = await read(last);
        assert.equal(block.rows.length, BLOCK);
        last = `${first}&block_token=${block.next_block_token}`;
      }
      await assertSameCost(
        () => read(first),
        () => read(last),
      );
    });
  }

  it('a filter that leaves nothing gives empty blocks, each of a bounded part, to the end', async () => {
    let blocks = 0;
    let token: string | null = '';
    while (token !== null) {
      const block = await read(`/reports/user_details?filter-user_id=nobody${token === '' ? '' : `&block_token=${token}`}`);
      assert.deepEqual(block.rows, []);
      token = block.next_block_token;
      blocks += 1;
    }
    assert.ok(blocks >= 4 && blocks <= 6, `${blocks} blocks`);
  });
});
