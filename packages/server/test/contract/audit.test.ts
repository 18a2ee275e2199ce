/** The history is verified and exported over the native API. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { verifyLines } from '../../src/core/audit-lines.ts';
import { eventDigest } from '../../src/domain/event-chain.ts';
import { command } from '../../src/storage/sql/statement.ts';
import { selectChainAfter } from '../../src/storage/statements/events.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, openTestRegistry, useRegistry } from '../support/registry.ts';
import { phoneInput } from '../support/scenario-parts.ts';

const erase = command<{ org: number; sequence: number; digest: Uint8Array }>(`
  update event set after = null, digest = :digest where org_id = :org and sequence = :sequence`);
const rename = command<{ org: number; sequence: number }>(`
  update event set type = 'person.updated' where org_id = :org and sequence = :sequence`);

onBothDatabases('the audit', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  before(async () => {
    admin = await administratorApi(registry());
    const { actor } = await registry().addPerson('ann');
    for (const token of ['one', 'two', 'three']) await registry().services.phones.register({ actor }, phoneInput(token));
  });

  const exported = async (api: Api, query = '') => {
    const { status, text } = await api('GET', `/registry/v1/audit/export${query}`);
    assert.equal(status, 200, text);
    return text.trimEnd().split('\n');
  };
  const verifyFile = (lines: readonly string[]) => verifyLines(toAsync(lines));

  it('verifies everything, or what is behind an event, and says where it ends', async () => {
    const { items } = await ok(admin, 'GET', '/events?limit=1000');
    const last = items.at(-1);
    const all = await ok(admin, 'GET', '/audit/verify');
    assert.deepEqual(all, { events: items.length, erased: 0, sequence: last.sequence, chain: last.chain, fault: null });
    const kept = items[3];
    const rest = await ok(admin, 'GET', `/audit/verify?after=${kept.sequence}&chain=${kept.chain}`);
    assert.deepEqual(rest, { ...all, events: items.length - 4 });
    assert.deepEqual(await ok(admin, 'GET', `/audit/verify?after=${kept.sequence}`), rest);
    const { fault } = await ok(admin, 'GET', `/audit/verify?after=${kept.sequence}&chain=${'0'.repeat(64)}`);
    assert.deepEqual([fault.sequence, fault.kind], [5, 'changed']);
    await refused(admin, 'not_found', 'GET', '/audit/verify?after=100000');
    assert.deepEqual(await onlyFault(admin, 'GET', '/audit/verify?chain=x'), ['query', 'chain', 'format']);
  });

  it('exports what can be verified without the store: everything, or what is behind an event', async () => {
    const whole = await verifyFile(await exported(admin));
    const { sequence, chain, events } = await ok(admin, 'GET', '/audit/verify');
    assert.deepEqual(
      [whole.fault, whole.events, whole.head.sequence, Buffer.from(whole.head.chain).toString('hex')],
      [null, events, sequence, chain],
    );
    const part = await verifyFile(await exported(admin, '?after=4'));
    assert.deepEqual([part.fault, part.events, part.head.sequence], [null, events - 4, sequence]);
  });

  it('names the first event that is not as it was recorded, and counts those that were erased', async () => {
    const own = await openTestRegistry(engine);
    try {
      const api = await administratorApi(own);
      for (const login of ['ann', 'ben']) await own.addPerson(login);
      const { org } = own.organization;
      const [, event] = await own.storage.all(selectChainAfter, { org, after: 0, limit: 2 });
      assert.ok(event !== undefined);
      await own.storage.exclusively(tx => tx.run(erase, { org, sequence: 2, digest: eventDigest(event) }));
      const { fault, erased } = await ok(api, 'GET', '/audit/verify');
      assert.deepEqual([fault, erased], [null, 1]);
      assert.equal((await verifyFile(await exported(api))).erased, 1);
      await own.storage.exclusively(tx => tx.run(rename, { org, sequence: 3 }));
      const tampered = await ok(api, 'GET', '/audit/verify');
      assert.deepEqual([tampered.fault.sequence, tampered.fault.kind, tampered.events], [3, 'changed', 2]);
      assert.match(tampered.fault.detail, /^The event 3, or what came before it, is not what was recorded/);
      assert.deepEqual((await verifyFile(await exported(api))).fault, { sequence: 3, kind: 'changed' });
    } finally {
      await own.close({ tampered: true });
    }
  });

  it('is for administrators of the whole organization', async () => {
    const server = await registry().serve();
    for (const role of ['user_admin', 'location_admin', 'member'] as const) {
      const { token } = await registry().addPerson(role, { role, scopes: ['events:read'] });
      for (const path of ['verify', 'export']) await refused(createApi(server, token), 'forbidden', 'GET', `/audit/${path}`);
    }
  });
});

async function* toAsync(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
