/** When things were last used: seen at once by this process, written in batches, kept when a batch fails, never an event. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createTouches } from '../../src/core/touches.ts';
import { query } from '../../src/storage/sql/statement.ts';
import { fromCredential, insertCredential, selectCredential } from '../../src/storage/statements/credentials.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const stored = query<{ org: number; number: number }, { at: number }>(`
  select last_active_at as "at" from activity where org_id = :org and assignment_number = :number`);

onBothDatabases('touches', engine => {
  const registry = useRegistry(engine);
  let store: TestStore;
  before(async () => {
    store = await openTestStore(engine);
  });
  after(() => store.remove());

  const storedAt = async (storage: Storage, number: number, org = 1) => (await storage.one(stored, { org, number }))?.at ?? null;
  const touchesOn = (storage: Storage) => {
    const errors: unknown[] = [];
    return { touches: createTouches(storage, error => errors.push(error)), errors };
  };

  it('are seen at once where they were made, and by everybody once they are written', async () => {
    const { touches, errors } = touchesOn(store.storage);
    touches.assignment(1, 7, 500);
    assert.equal(touches.lastActive(1, 7, null), 500);
    assert.equal(touches.lastActive(2, 7, null), null, 'another organization’s assignment of the same number');
    assert.equal(await storedAt(store.storage, 7), null);
    await touches.flush();
    assert.equal(await storedAt(store.storage, 7), 500);
    assert.equal(touches.lastActive(1, 7, 500), 500);
    await touches.stop();
    assert.deepEqual(errors, []);
  });

  it('never take a later instant back, wherever it comes from', async () => {
    const { touches } = touchesOn(store.storage);
    touches.assignment(1, 8, 900);
    await touches.flush();
    touches.assignment(1, 8, 600);
    assert.equal(touches.lastActive(1, 8, 900), 900);
    await touches.stop();
    assert.equal(await storedAt(store.storage, 8), 900);
  });

  it('count the calls of an app within five seconds as one, so that its list need not change with each', async () => {
    const { touches } = touchesOn(store.storage);
    for (const at of [1_000_000, 1_000_001, 5_999_999]) touches.call(1, 12, at);
    assert.equal(touches.lastActive(1, 12, null), 1_000_000);
    touches.call(1, 12, 6_000_000);
    assert.equal(touches.lastActive(1, 12, null), 6_000_000);
    touches.assignment(1, 12, 6_000_001);
    assert.equal(touches.lastActive(1, 12, null), 6_000_001, 'what says that the device was used counts at once');
    await touches.stop();
  });

  it('stay in sight while they are being written', async () => {
    const writing = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const slow: Storage = {
      ...store.storage,
      transaction: async (org, work, options) => {
        writing.resolve();
        await goOn.promise;
        return store.storage.transaction(org, work, options);
      },
    };
    const { touches } = touchesOn(slow);
    touches.assignment(1, 9, 500);
    const flushed = touches.flush();
    await writing.promise;
    assert.equal(touches.lastActive(1, 9, null), 500);
    goOn.resolve();
    await flushed;
    await touches.stop();
  });

  it('are tried again when writing failed, without losing what came meanwhile', async () => {
    let broken = true;
    const flaky: Storage = {
      ...store.storage,
      transaction: (org, work, options) =>
        broken && org === 1 ? Promise.reject(new Error('away')) : store.storage.transaction(org, work, options),
    };
    const { touches, errors } = touchesOn(flaky);
    touches.assignment(1, 10, 500);
    touches.assignment(1, 11, 500);
    touches.assignment(2, 10, 500);
    await touches.flush();
    assert.equal(errors.length, 1);
    assert.equal(await storedAt(store.storage, 10, 2), 500, 'one organization’s trouble is not another’s');
    assert.equal(touches.lastActive(1, 10, null), 500);
    touches.assignment(1, 10, 800);
    broken = false;
    await touches.stop();
    assert.deepEqual([await storedAt(store.storage, 10), await storedAt(store.storage, 11)], [800, 500]);
  });

  it('show when a holder last used their device, are made by the holder alone, and are no events', async () => {
    const { services, system, storage, organization } = registry();
    const [ann, bob] = [await registry().addPerson('ann'), await registry().addPerson('bob')];
    const device = await services.devices.create({ actor: system }, { kind: 'mobile' });
    const owner = { kind: 'person', id: ann.person.id } as const;
    const { id, lastActiveAt } = await services.assignments.create(
      { actor: system },
      { deviceId: device.id, owner, role: 'owner' },
    );
    assert.equal(lastActiveAt, null);
    const events = () => storage.all(selectEventsAfter, { org: organization.org, after: 0, limit: 1_000 });
    const before = (await events()).length;
    const touched = await services.assignments.touch(ann.actor, id);
    assert.ok((touched.lastActiveAt ?? 0) > touched.createdAt);
    const [held] = await services.holdings.devicesOf(system, owner, null);
    const [holder] = await services.holdings.holdersOf(system, device.id, null);
    for (const each of [held, holder]) assert.equal(each?.assignment.lastActiveAt, touched.lastActiveAt);
    assert.equal((await events()).length, before);
    await assert.rejects(services.assignments.touch(system, id), { code: 'forbidden' });
    await assert.rejects(services.assignments.touch(bob.actor, id), { code: 'not_found' });
    await services.assignments.end({ actor: system }, id);
    await assert.rejects(services.assignments.touch(ann.actor, id), { code: 'not_found' });
  });

  it('show when a credential was last used, and make none that does not exist', async () => {
    const { storage } = store;
    const { touches } = touchesOn(storage);
    const subject = { kind: 'person', id: 'ann' } as const;
    const plain = {
      kind: 'api_token',
      subject,
      applicationId: null,
      grantId: null,
      sessionId: null,
      secretId: null,
      assignmentId: null,
      scopes: [],
      limits: null,
      label: 'x',
    } as const;
    const credential = { id: 'known', ...plain, createdAt: 1, expiresAt: null, revokedAt: null, lastUsedAt: null };
    await storage.transaction(1, tx => tx.run(insertCredential, { org: 1, digest: 'd', ...fromCredential(credential) }));
    touches.credential(1, 'known', 500);
    touches.credential(1, 'unknown', 500);
    await touches.stop();
    assert.equal((await storage.one(selectCredential, { org: 1, id: 'known' }))?.lastUsedAt, 500);
    assert.equal(await storage.one(selectCredential, { org: 1, id: 'unknown' }), undefined);
  });
});
