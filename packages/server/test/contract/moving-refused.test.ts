/** A move of an organization that cannot be made is refused before anything is copied, and says what to do. */
import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../src/domain/problem.ts';
import { movedSecrets } from '../../src/services/installation/moved-secrets.ts';
import { moveStore } from '../../src/storage/move/move.ts';
import { cancelOrganizationMove, moveOrganization, type OrganizationMoveOptions } from '../../src/storage/move/organization.ts';
import { openStorage } from '../../src/storage/open.ts';
import { transientCommand } from '../../src/storage/sql/statement.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { contentsOf } from '../support/contents.ts';
import { createApi } from '../support/http.ts';
import { HOST, optionsFor, type Place, withPlaces, writesOf } from '../support/moved-places.ts';
import type { Callers } from '../support/moved-world.ts';
import { freshSettings, type TestRegistry } from '../support/registry.ts';

type Refused = Partial<Pick<OrganizationMoveOptions, 'secrets'>> & { readonly wanted?: string; readonly target?: Storage };

describe('a move of an organization is refused, with what to do, and changes nothing', () => {
  const refusals: readonly [string, RegExp, (here: Place, there: Place) => Promise<Refused>][] = [
    ['that nobody knows', /no organization with the id or the host nowhere/, async () => ({ wanted: 'nowhere' })],
    ['that is the installation', /the installation itself/, async () => ({ wanted: '00000000-0000-0000-0000-000000000000' })],
    [
      'whose id the target has',
      /already has an organization with the id/,
      async here => ({ target: here.storage, secrets: movedSecrets(here.registry.core.keyring, here.registry.core.keyring) }),
    ],
    [
      'whose host the target has',
      /The host acme\.example\.org belongs to another organization/,
      async (_here, { registry }) => {
        await registry.services.hosts.add({ actor: registry.system }, HOST);
        return {};
      },
    ],
    [
      'whose client id the target has',
      /The client id crm belongs to an application/,
      async (here, there) => {
        for (const { registry } of [here, there]) await addClient(registry, 'crm');
        return {};
      },
    ],
    [
      'whose secrets cannot be read',
      /cannot be read, because its key/,
      async (_here, there) => ({ secrets: movedSecrets(there.registry.core.keyring, there.registry.core.keyring) }),
    ],
    [
      'to a store with other keys than those that are named',
      /sealed with other keys .* --to-key-file/,
      async (here, there) => {
        await addWebhook(there.server, there.other);
        return { secrets: movedSecrets(here.registry.core.keyring, here.registry.core.keyring) };
      },
    ],
    [
      'to a store with another schema',
      /The store has schema 0|The store has schema 99|newer heldby/,
      async (_here, { storage }) => {
        const entry = transientCommand<Record<string, never>>(
          "insert into schema_migration (version, name, checksum) values (99, 'later', '')",
        );
        await storage.exclusively(tx => tx.run(entry, {}));
        return {};
      },
    ],
    [
      'while another move is at work',
      /Another move out of this store is at work, as process \d+/,
      async ({ storage }) => {
        const text = `create table heldby_move (id text not null primary key, host text not null, process bigint not null);
          insert into heldby_move values ('other', '${hostname()}', ${process.ppid})`;
        await storage.exclusively((_tx, script) => script(text));
        return {};
      },
    ],
  ];
  for (const [what, message, prepare] of refusals) {
    it(what, async () => {
      await withPlaces('sqlite', 'postgres', async (here, there) => {
        const { callers } = here;
        const { wanted = here.registry.organization.id, target = there.storage, ...more } = await prepare(here, there);
        const options = { ...optionsFor(here, there), ...more };
        await assert.rejects(
          () => moveOrganization(here.storage, target, wanted, options),
          error => error instanceof Problem && message.test(error.message),
        );
        await writesOf(here.server, callers);
        assert.ok((await contentsOf(there.storage)).every(line => !line.includes(here.registry.organization.id)));
      });
    });
  }

  it('also where a name was taken on both sides while it was copied', async () => {
    for (const to of ['sqlite', 'postgres'] as const) {
      await withPlaces('sqlite', to, async (here, there) => {
        const takeOnce = async () => {
          for (const { registry } of [here, there])
            await registry.services.hosts.add({ actor: registry.system }, 'late.example.org');
        };
        const late = { ...optionsFor(here, there), verify: takeOnce };
        const { id } = here.registry.organization;
        await assert.rejects(() => moveOrganization(here.storage, there.storage, id, late), {
          code: 'conflict',
          message: /has got since the move began/,
        });
        await writesOf(here.server, here.callers);
        const again = moveOrganization(here.storage, there.storage, id, optionsFor(here, there));
        await assert.rejects(again, { code: 'conflict', message: /The host late\.example\.org belongs to another/ });
      });
    }
  });

  it('and so is a move of a store into which one is being moved', async () => {
    await withPlaces('sqlite', 'postgres', async (here, there) => {
      const cut = { ...optionsFor(here, there), verify: () => Promise.reject(new Error('cut')) };
      await assert.rejects(() => moveOrganization(here.storage, there.storage, HOST, cut), /cut/);
      const { settings, remove } = await freshSettings('sqlite');
      const third = openStorage({ ...settings, onFatal: assert.fail });
      await assert.rejects(() => moveStore(there.storage, third, cut), /is being moved into this store/);
      await third.close();
      await remove();
      const { id } = here.registry.organization;
      assert.deepEqual(await cancelOrganizationMove(there.storage, HOST, false), { reopened: false, removed: true });
      assert.ok((await contentsOf(there.storage)).every(line => !line.includes(id)));
    });
  });
});

async function addWebhook(server: FastifyInstance, { adminToken }: Callers): Promise<void> {
  const webhook = { name: 'Hook', url: 'http://127.0.0.1:9/', filter: { types: ['device.*'] } };
  const made = await createApi(server, adminToken)('POST', '/registry/v1/webhooks', webhook);
  assert.equal(made.status, 201, made.text);
}

async function addClient({ services, system }: TestRegistry, clientId: string): Promise<void> {
  await services.applications.create(
    { actor: system },
    { name: clientId, clientId, role: 'member', grants: [], redirectUris: [] },
  );
}
