/** Webex: a page costs the same wherever it lies in a list of twenty thousand. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { command } from '../../src/storage/sql/statement.ts';
import { ask } from '../support/databases.ts';
import { type Api, createApi } from '../support/http.ts';
import { assertSameCost, idOf, NUMBERS } from '../support/page-cost.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { nextOf } from '../support/webex.ts';

const COUNT = 20_000;
const PAGES = 100;

/** Rows are made in the store: a person with a desk phone and its primary line for each number. */
const STATEMENTS = [
  `insert into person (org_id, id, number, login, login_key, first_name, last_name, display_name, name_key, email, mobile_phone, role,
    location_id, extras, disabled_reason, created_at, modified_at, revision)
  ${NUMBERS} select :org, ${idOf(1)}, 100 + i, 'p' || i, 'p' || i, 'P', 'Q', 'P Q', 'p q', 'p' || i || '@x', null, 'member', null, '{}', null, 1, 1, 1 from n`,
  `insert into calling (org_id, owner_id, owner_kind, location_id, extension, phone_number, compression, modified_at)
  ${NUMBERS} select :org, ${idOf(1)}, 'person', 'here', cast(10000 + i as text), null, 0, 1 from n`,
  `insert into location (org_id, id, name, created_at, modified_at, closed_at, extras, revision)
  ${NUMBERS} select :org, ${idOf(5)}, 'L' || i, 1, 1, null, null, 1 from n`,
  `insert into workspace (org_id, id, name, location_id, created_at, modified_at, closed_at, extras, revision)
  ${NUMBERS} select :org, ${idOf(6)}, 'W' || i, 'here', 1, 1, null, null, 1 from n`,
  `insert into device (org_id, id, number, kind, name, make, model, platform, os_version, serial, mac, udid, location_id, tags,
    extras, disabled_reason, disabled_by, disabled_at, created_at, modified_at, revision)
  ${NUMBERS} select :org, ${idOf(2)}, 100000 + i, 'desk_phone', 'Cisco 8851', 'Cisco', 'DMS Cisco 8851', null, null, null,
    substr(cast(1000000000000 + i as text), 2), null, 'here', '[]', '{}', null, null, null, 1, 1, 1 from n`,
  `insert into desk_phone (org_id, device_id, activation_state, activated_by, ip, software, first_seen_at, last_seen_at,
    sip_user_name, sip_password_digest, custom_enabled, customizations, customized_at, changes_applied_at)
  ${NUMBERS} select :org, ${idOf(2)}, 'activated', 'mac', '10.0.0.1', 'x', 1, 1, 'p' || i, null, 0, null, null, null from n`,
  `insert into assignment (org_id, owner_id, id, owner_kind, device_id, number, role, created_at, until, end_reason, expires_at,
    disable_at, disabled_reason, revision)
  ${NUMBERS} select :org, ${idOf(1)}, ${idOf(3)}, 'person', ${idOf(2)}, 200000 + i, 'owner', 1, null, null, null, null, null, 1 from n`,
  `insert into line (org_id, id, assignment_id, device_id, owner_kind, owner_id, port, kind, appearance, weight, label,
    hotline_destination, allow_call_decline, t38_fax, created_at, until, revision)
  ${NUMBERS} select :org, ${idOf(4)}, ${idOf(3)}, ${idOf(2)}, 'person', ${idOf(1)}, 1, 'primary', 'primary', 1, null, null, 1, 0, 1, null, 1 from n`,
].map(text => command<{ org: number; count: number }>(text));

onBothDatabases(`${COUNT} desk phones`, engine => {
  const registry = useRegistry(engine);
  let api: Api;
  before(async () => {
    const { storage, organization, serve, addPerson } = registry();
    const { org } = organization;
    await storage.transaction(org, async tx => {
      for (const statement of STATEMENTS) await tx.run(statement, { org, count: COUNT });
    });
    // As autovacuum does within a minute: without statistics PostgreSQL takes every table for small, and sorts it whole for each page.
    if (engine === 'postgres') await ask(registry().settings.databaseUrl ?? '', 'analyze');
    api = createApi(await serve({ ratePerMinute: 1_000_000 }), (await addPerson('administrator', { role: 'full' })).token);
  });

  const pathOf = (url: string) => url.slice(new URL(url).origin.length);
  const page = async (path: string) => {
    const answer = await api('GET', path);
    assert.equal(answer.status, 200, answer.text);
    assert.equal((answer.body.items ?? answer.body.phoneNumbers).length, 100);
    return answer;
  };

  for (const first of [
    '/v1/devices?max=100',
    '/v1/people?max=100',
    '/v1/people?max=100&callingData=true',
    '/v1/locations?max=100',
    '/v1/workspaces?max=100',
    '/v1/telephony/config/numbers?max=100',
  ]) {
    it(`${first} costs the same on its first page as on its hundredth, which links lead to`, async () => {
      let last = first;
      for (let number = 1; number < PAGES; number += 1) last = pathOf(nextOf(await page(last)) ?? assert.fail('no link'));
      await assertSameCost(
        () => page(first),
        () => page(last),
      );
    });
  }

  it('a number that is asked for by its owner costs no more than a page of all', async () => {
    const numbers = '/v1/telephony/config/numbers';
    const { owner } = (await page(`${numbers}?max=100&start=19900`)).body.phoneNumbers[50];
    await assertSameCost(
      () => page(`${numbers}?max=100`),
      async () => {
        const answer = await api('GET', `${numbers}?ownerId=${owner.id}&numberType=EXTENSION`);
        assert.equal(answer.body.phoneNumbers.length, 1);
      },
    );
  });
});
