/** One organization moves to another store, which serves others: there it answers as before, and callers of the old place are told. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import {
  cancelOrganizationMove,
  moveOrganization,
  type OrganizationMoveOptions,
  removeLeft,
} from '../../src/storage/move/organization.ts';
import { transientQuery } from '../../src/storage/sql/statement.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { contentsOf } from '../support/contents.ts';
import { PASSWORD } from '../support/hands.ts';
import { createApi } from '../support/http.ts';
import { ADDRESS, HOST, ofOthers, optionsFor, type Place, withPlaces, writesOf } from '../support/moved-places.ts';
import { answersOf, type Callers, goesOn, refusedLate } from '../support/moved-world.ts';
import { ENGINES } from '../support/registry.ts';

const anyChange = transientQuery<Record<string, never>, { id: number }>('select c.id as "id" from heldby_move_change c');

for (const from of ENGINES) {
  for (const to of ENGINES) {
    describe(`an organization that moves from ${from} to ${to}`, () => {
      it('answers as before on every face, beside others, and callers of the old place get 503 with its address', async () => {
        await withPlaces(from, to, async (here, there) => {
          const { callers } = here;
          const [answers, cursor] = await answersOf(here.server, callers);
          const [othersHere, othersThere] = [await ofOthers(here), await ofOthers(there)];
          const result = await moveOrganization(here.storage, there.storage, HOST.toUpperCase(), optionsFor(here, there));
          assert.ok(result !== null && result.rows > 50);
          assert.deepEqual([await ofOthers(here), await ofOthers(there)], [othersHere, othersThere]);
          for (const text of await refusedLate(here.server, callers)) assert.ok(text.includes(ADDRESS), text);
          await writesOf(here.server, here.other);

          assert.deepEqual(await answersOf(there.server, callers), [answers, cursor]);
          await goesOn(there.server, callers, cursor);
          await signsIn(there, here);
          const secrets = await there.registry.services.sealedSecrets.list();
          assert.ok(secrets.length > 0 && secrets.every(({ isReadable }) => isReadable));
          await assert.rejects(() => here.storage.all(anyChange, {}), /heldby_move_change/);
        });
      });

      it('can be taken back with what was written since, and what it has left can be removed', async () => {
        await withPlaces(from, to, async (here, there) => {
          const { callers } = here;
          const { id } = here.registry.organization;
          await moveOrganization(here.storage, there.storage, id, optionsFor(here, there));
          await writesOf(there.server, callers);
          const before = await answersOf(there.server, callers);
          await moveOrganization(there.storage, here.storage, id, optionsFor(there, here));
          assert.deepEqual(await answersOf(here.server, callers), before);
          await refusedLate(there.server, callers);
          await writesOf(here.server, callers);

          const others = await ofOthers(there);
          await assert.rejects(() => removeLeft(here.storage, id), { code: 'precondition_failed' });
          await removeLeft(there.storage, id);
          assert.deepEqual(await ofOthers(there), others);
          const left = (await contentsOf(there.storage)).filter(line => line.includes(id));
          assert.deepEqual(
            left.map(line => line.split(' ')[0]),
            ['organization'],
          );
          const told = await createApi(there.server, callers.adminToken)('GET', '/readyz', undefined, { host: HOST });
          assert.equal(told.status, 200);
          await assert.rejects(() => cancelOrganizationMove(there.storage, id, true), { code: 'precondition_failed' });
          assert.notEqual(await moveOrganization(here.storage, there.storage, id, optionsFor(here, there)), null);
          await writesOf(there.server, callers);
        });
      });

      it('stays where it is if the command is asked to end, which says so and leaves nothing in the store', async () => {
        await withPlaces(from, to, async (here, there) => {
          const { id } = here.registry.organization;
          const stop = new AbortController();
          const usual = optionsFor(here, there);
          const asked = { ...usual, signal: stop.signal, verify: async () => stop.abort() };
          await assert.rejects(() => moveOrganization(here.storage, there.storage, id, asked), {
            code: 'unavailable',
            message:
              /^The move was interrupted before the switch: the organization is whole[^.]*\. .* is unfinished, and nobody reaches it\./,
          });
          await assert.rejects(() => here.storage.all(anyChange, {}), /heldby_move_change/);
          assert.equal((await here.registry.services.organizations.get(here.registry.organization.org)).restsUntil, null);
          const early = await createApi(there.server, here.callers.adminToken)('GET', '/registry/v1/people');
          assert.equal(early.status, 503);
          assert.match(early.body.detail, /is being moved here, and is not here yet/);
          await writesOf(here.server, here.callers);
          assert.notEqual(await moveOrganization(here.storage, there.storage, id, usual), null);
          await writesOf(there.server, here.callers);
        });
      });

      it('lives in exactly one place, whenever the move is killed, and the next run brings it there', async () => {
        await withPlaces(from, to, async (here, there) => {
          const { callers } = here;
          const { id } = here.registry.organization;
          const usual = optionsFor(here, there);
          for (const killed of killings(here, there)) {
            const options = { ...usual, verify: killed.verify };
            await assert.rejects(
              () => moveOrganization(killed.source, killed.target, id, options),
              /killed|run the same command/,
            );
            const hasLeft = killed.when === 'between the two stores';
            assert.deepEqual(
              [await takes(here.server, callers), await takes(there.server, callers)],
              [!hasLeft, false],
              killed.when,
            );
          }
          assert.equal(await moveOrganization(here.storage, there.storage, id, usual), null);
          assert.deepEqual([await takes(here.server, callers), await takes(there.server, callers)], [false, true]);
          await writesOf(there.server, there.other);
          const again = moveOrganization(here.storage, there.storage, id, usual);
          await assert.rejects(again, { code: 'conflict', message: /has moved to the other store already/ });
        });
      });
    });
  }
}

it('an organization that has moved is opened again only where the other store is said to be lost', async () => {
  await withPlaces('sqlite', 'sqlite', async (here, there) => {
    const { callers } = here;
    const { id } = here.registry.organization;
    await moveOrganization(here.storage, there.storage, id, optionsFor(here, there));
    await assert.rejects(() => cancelOrganizationMove(here.storage, id, false), /repeat this with --yes/);
    assert.deepEqual(await cancelOrganizationMove(here.storage, id, true), { reopened: true, removed: false });
    await writesOf(here.server, callers);
  });
});

/** By its host, with the password; and nowhere else. */
async function signsIn(there: Place, here: Place): Promise<void> {
  const attempt = { login: 'ann', password: PASSWORD, host: HOST, address: '127.0.0.1' };
  const signedIn = await there.registry.services.signIn.withPassword(attempt);
  assert.equal(signedIn.person.login, 'ann');
  await assert.rejects(() => here.registry.services.signIn.withPassword(attempt), {
    code: 'unavailable',
    message: /has moved to/,
  });
}

interface Killing extends Pick<OrganizationMoveOptions, 'verify'> {
  readonly when: string;
  readonly source: Storage;
  readonly target: Storage;
}

/** A process that is killed commits nothing any more. */
function killings(here: Place, there: Place): Killing[] {
  const { verify } = optionsFor(here, there);
  const early = [2, 5, 12].map(count => ({
    when: `behind ${count} transactions`,
    ...mortal(here, there, async at => at > count),
    verify,
  }));
  let verified = 0;
  const atTheEnd = async () => {
    verified += 1;
    if (verified > 1) throw new Error('killed');
  };
  const isLeft = async () => {
    const organization = await here.registry.services.organizations.get(here.registry.organization.org);
    return organization.elsewhere !== null;
  };
  return [
    ...early,
    { when: 'before the source commits', ...mortal(here, there, async () => verified > 1), verify: atTheEnd },
    { when: 'between the two stores', ...mortal(here, there, isLeft), verify },
  ];
}

function mortal(here: Place, there: Place, isDead: (transactions: number) => Promise<boolean>) {
  let count = 0;
  const of = ({ storage }: Place): Storage => ({
    ...storage,
    exclusively: async work => {
      count += 1;
      if (await isDead(count)) throw new Error('killed');
      return storage.exclusively(work);
    },
  });
  return { source: of(here), target: of(there) };
}

async function takes(server: FastifyInstance, { adminToken }: Callers): Promise<boolean> {
  const { status } = await createApi(server, adminToken)('POST', '/registry/v1/devices', { kind: 'mobile', name: 'New' });
  return status === 201;
}
