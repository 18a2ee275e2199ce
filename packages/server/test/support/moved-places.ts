/** Two stores between which an organization moves: each has others, that must notice nothing. */
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { historyCheck } from '../../src/commands/run-move.ts';
import { movedSecrets } from '../../src/services/installation/moved-secrets.ts';
import type { OrganizationMoveOptions } from '../../src/storage/move/organization.ts';
import { openStorage } from '../../src/storage/open.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { contentsOf } from './contents.ts';
import { createApi } from './http.ts';
import { addPeople, type Callers, fill } from './moved-world.ts';
import { type Engine, openTestRegistry, type TestRegistry } from './registry.ts';

export const ADDRESS = 'https://acme.example.org';
export const HOST = 'acme.example.org';

export interface Place {
  readonly registry: TestRegistry;
  readonly server: FastifyInstance;
  /** The registry's store, as another process opens it. */
  readonly storage: Storage;
  /** Of the organization that moves, in the store where it begins. */
  readonly callers: Callers;
  /** Of another organization, which must notice nothing. */
  readonly other: Callers;
}

export function optionsFor(here: Place, there: Place): OrganizationMoveOptions {
  return {
    place: 'the other store',
    address: ADDRESS,
    note: () => undefined,
    verify: historyCheck(new AbortController().signal),
    secrets: movedSecrets(here.registry.core.keyring, there.registry.core.keyring),
  };
}

export async function withPlaces(from: Engine, to: Engine, work: (here: Place, there: Place) => Promise<void>): Promise<void> {
  const opened: Place[] = [];
  try {
    for (const engine of [from, to]) opened.push(await openPlace(engine));
    const [here, there] = opened;
    assert.ok(here !== undefined && there !== undefined);
    await here.registry.services.hosts.add({ actor: here.registry.system }, HOST);
    await work(here, there);
  } finally {
    for (const { storage, registry } of opened) {
      await storage.close();
      await registry.close({ tampered: true });
    }
  }
}

async function openPlace(engine: Engine): Promise<Place> {
  const registry = await openTestRegistry(engine);
  const server = await registry.serve();
  const callers = await addPeople(registry);
  // As long as there is no other organization, sign-ins need no host.
  await fill(registry, server, callers);
  const organization = await registry.services.organizations.create('Other');
  const { token: adminToken } = await registry.addPerson('boss', { role: 'full', scopes: ['org:admin'], in: organization });
  const { token, person } = await registry.addPerson('eve', { scopes: ['devices:write'], in: organization });
  const storage = openStorage({ ...registry.settings, onFatal: assert.fail });
  return { registry, server, storage, callers, other: { token, adminToken, person } };
}

/** What the store has of all organizations but the one that moves. */
export async function ofOthers({ storage, registry }: Place): Promise<string[]> {
  const others = (await registry.services.organizations.list()).filter(({ name }) => name === 'Other').map(({ org }) => org);
  const lines = await contentsOf(storage);
  return lines.filter(line => [0, ...others].some(org => line.includes(`"org_id":${org},`) || line.includes(`"org_id":${org}}`)));
}

export async function writesOf(server: FastifyInstance, { adminToken }: Callers): Promise<void> {
  const made = await createApi(server, adminToken)('POST', '/registry/v1/devices', { kind: 'mobile', name: 'New' });
  assert.equal(made.status, 201, made.text);
}
