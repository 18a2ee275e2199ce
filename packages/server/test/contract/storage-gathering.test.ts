/** What a transaction gathers goes out late and together, and nobody who asks can tell. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import { deleteIdentifier, insertIdentifier, selectIdentified } from '../../src/storage/statements/identifiers.ts';
import { liftLockOutsAt, selectLockOutsOf, upsertLockOut } from '../../src/storage/statements/lock-outs.ts';
import type { Transaction } from '../../src/storage/storage.ts';
import { onBothDatabases } from '../support/registry.ts';
import { addLocation, locationIds, openTestStore, sendLocation, type TestStore } from '../support/store.ts';

interface Step {
  readonly what: 'insert' | 'delete' | 'ask' | 'lock' | 'lift';
  readonly value: string;
  readonly id: number;
}

const refused = new Error('a part that is not to be');

onBothDatabases('a transaction that gathers', engine => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore(engine);
  });
  after(() => store.remove());

  it('answers with what was sent before, inside and outside of parts', async () => {
    await store.storage.transaction(1, tx =>
      tx.gather(async () => {
        sendLocation(tx, 'g1');
        assert.ok((await locationIds(tx)).includes('g1'));
        sendLocation(tx, 'g2');
        await tx.part(async () => {
          sendLocation(tx, 'g3');
          const found = await locationIds(tx);
          assert.deepEqual(
            ['g1', 'g2', 'g3'].filter(id => !found.includes(id)),
            [],
          );
        });
        await addLocation(tx, 'g4');
        sendLocation(tx, 'g5');
      }),
    );
    const stored = await locationIds(store.storage);
    assert.deepEqual(
      ['g1', 'g2', 'g3', 'g4', 'g5'].filter(id => !stored.includes(id)),
      [],
    );
  });

  it('keeps nothing of a part that is undone, whether or not its writes went out, and all that was sent around it', async () => {
    await store.storage.transaction(1, tx =>
      tx.gather(async () => {
        sendLocation(tx, 'u1');
        const number = tx.take('number', 0);
        await assert.rejects(
          tx.part(async () => {
            sendLocation(tx, 'not-1');
            tx.take('number', 3);
            throw refused;
          }),
          refused,
        );
        assert.equal(tx.take('number', 0), number);
        sendLocation(tx, 'u2');
        await assert.rejects(
          tx.part(async () => {
            sendLocation(tx, 'not-2');
            await locationIds(tx);
            sendLocation(tx, 'not-3');
            throw refused;
          }),
          refused,
        );
        await tx.part(async () => {
          sendLocation(tx, 'u3');
          await assert.rejects(
            tx.part(async () => {
              sendLocation(tx, 'not-4');
              await locationIds(tx);
              throw refused;
            }),
            refused,
          );
          sendLocation(tx, 'u4');
        });
      }),
    );
    const stored = await locationIds(store.storage);
    assert.deepEqual(
      ['u1', 'u2', 'u3', 'u4'].filter(id => !stored.includes(id)),
      [],
    );
    assert.deepEqual(
      stored.filter(id => id.startsWith('not-')),
      [],
    );
  });

  it('fails as a whole where a statement is refused, also if a part hid that', async () => {
    await addTo('twice');
    const write = store.storage.transaction(1, tx =>
      tx.gather(async () => {
        sendLocation(tx, 'lost');
        sendLocation(tx, 'twice');
        await tx.part(() => locationIds(tx)).catch(() => undefined);
        sendLocation(tx, 'lost-too');
      }),
    );
    await assert.rejects(write);
    const stored = await locationIds(store.storage);
    assert.ok(!stored.includes('lost') && !stored.includes('lost-too'));
    await addTo('after');
  });

  const addTo = (id: string) => store.storage.transaction(1, tx => addLocation(tx, id));

  // A failure prints the seed and the shortest list that still fails.
  it('leaves what the same writes leave one after the other', async () => {
    let run = 0;
    const value = fc.constantFrom('a', 'b', 'c');
    const write = fc.oneof(
      fc.record({ what: fc.constant('insert' as const), value, id: fc.nat({ max: 2 }) }),
      fc.record({ what: fc.constant('delete' as const), value, id: fc.nat({ max: 2 }) }),
      fc.record({ what: fc.constant('ask' as const), value, id: fc.nat({ max: 2 }) }),
      fc.record({ what: fc.constant('lock' as const), value, id: fc.nat({ max: 200 }) }),
      fc.record({ what: fc.constant('lift' as const), value, id: fc.nat({ max: 200 }) }),
    );
    const parts = fc.array(fc.record({ isKept: fc.boolean(), writes: fc.array(write, { maxLength: 6 }) }), { maxLength: 30 });
    const property = fc.asyncProperty(parts, async planned => {
      run += 1;
      const made = async (tag: string, isGathered: boolean) => {
        const answers: unknown[] = [];
        const present = new Set<string>();
        const one = async (tx: Transaction, { what, value, id }: Step) => {
          const key = { org: 1, noun: 'device', kind: tag, value: `${value}${id}` };
          const account = `${tag} ${value}`;
          if (what === 'insert' && !present.has(key.value)) tx.send(insertIdentifier, { ...key, id: key.value });
          if (what === 'insert') present.add(key.value);
          if (what === 'delete') tx.send(deleteIdentifier, { ...key, id: key.value });
          if (what === 'delete') present.delete(key.value);
          if (what === 'ask') answers.push(await tx.all(selectIdentified, key));
          const lockOut = { attempts: 1, beganAt: 1, until: id, personId: null, network: '' };
          if (what === 'lock') tx.send(upsertLockOut, { org: 1, account, ...lockOut });
          if (what === 'lift') tx.send(liftLockOutsAt, { org: 1, account, now: id });
        };
        await store.storage.transaction(1, async tx => {
          const all = async () => {
            for (const { isKept, writes } of planned) {
              const before = new Set(present);
              const part = tx.part(async () => {
                for (const each of writes) await one(tx, each);
                if (!isKept) throw refused;
              });
              if (isKept) await part;
              else await assert.rejects(part, refused);
              if (!isKept) {
                present.clear();
                for (const each of before) present.add(each);
              }
            }
          };
          await (isGathered ? tx.gather(all) : all());
        });
        const left = await Promise.all(
          ['a', 'b', 'c'].flatMap(value =>
            [0, 1, 2].map(id =>
              store.storage.all(selectIdentified, { org: 1, noun: 'device', kind: tag, value: `${value}${id}` }),
            ),
          ),
        );
        const locked = ['a', 'b', 'c'].map(value =>
          store.storage.all(selectLockOutsOf, { org: 1, account: `${tag} ${value}`, now: -1 }),
        );
        return { answers, left, locked: await Promise.all(locked) };
      };
      assert.deepEqual(await made(`g${run}`, true), await made(`s${run}`, false));
    });
    await fc.assert(property, { numRuns: 25 });
  });
});
