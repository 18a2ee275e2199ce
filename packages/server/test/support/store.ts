/** A bare, migrated store of either kind with two organizations in it, below the services, for one test. */

import { chainLink, eventDigest } from '../../src/domain/event-chain.ts';
import { openStorage, type StorageSettings } from '../../src/storage/open.ts';
import { eventInsertions, selectEventsAfter, toEvent } from '../../src/storage/statements/events.ts';
import { insertOrganization } from '../../src/storage/statements/organizations.ts';
import { insertLocation, selectLocations } from '../../src/storage/statements/places.ts';
import type { Reader, Transaction } from '../../src/storage/storage.ts';
import type { WatchedStorage } from '../../src/storage/watch.ts';
import { type Engine, migratedSettings } from './registry.ts';

export interface TestStore {
  readonly storage: WatchedStorage;
  readonly settings: StorageSettings;
  readonly remove: () => Promise<void>;
}

/** Opens a store that nobody else uses; `remove` closes it and throws it away. */
export async function openTestStore(engine: Engine): Promise<TestStore> {
  const { settings, remove } = await migratedSettings(engine);
  const complete: StorageSettings = { ...settings, onFatal: rethrow };
  const storage = openStorage(complete);
  for (const org of [1, 2]) await storage.transaction(org, tx => addOrganization(tx, org));
  const close = async () => {
    await storage.close();
    await remove();
  };
  return { storage, settings: complete, remove: close };
}

export function addOrganization(tx: Transaction, org: number): Promise<number> {
  return tx.run(insertOrganization, { org, id: `organization-${org}`, name: `org ${org}`, policy: '{}', createdAt: 1 });
}

function rethrow(error: Error): never {
  throw error;
}

function newLocation(id: string, org: number) {
  return { org, id, name: id, createdAt: 1, modifiedAt: 1, closedAt: null, extras: null, revision: 1 };
}

/** A small write: one row. */
export function addLocation(tx: Transaction, id: string, org = 1): Promise<number> {
  return tx.run(insertLocation, newLocation(id, org));
}

/** The same, sent and not waited for. */
export function sendLocation(tx: Transaction, id: string, org = 1): void {
  tx.send(insertLocation, newLocation(id, org));
}

export async function locationIds(reader: Reader, org = 1): Promise<string[]> {
  return (
    await reader.all(selectLocations.ascending, { org, after: '', limit: 100_000, isClosed: 0, bound: 0, actor: '', self: '' })
  ).map(each => each.id);
}

/** The actor of events that nobody caused. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A small write with its event: decides the next sequence, then writes both rows. */
export async function addWithEvent(tx: Transaction, id: string, org = 1): Promise<number> {
  await addLocation(tx, id, org);
  const sequence = tx.take('event', 1);
  const cause = { at: sequence, actorKind: 'system', actorId: NOBODY, credentialId: null, requestId: null, reason: null };
  const what = {
    type: 'location.created',
    subject: id,
    deviceId: null,
    ownerId: null,
    before: null,
    after: JSON.stringify({ name: id, revision: 1 }),
  };
  const event = { sequence, ...cause, ...what };
  const digest = eventDigest(event);
  const chained = { event, chain: tx.chain(head => chainLink(head, digest)) };
  for (const { command, parameters } of eventInsertions(org, [{ cause, events: [chained] }])) tx.send(command, parameters);
  return sequence;
}

export async function eventsOf(reader: Reader, org = 1) {
  return (await reader.all(selectEventsAfter, { org, after: 0, limit: 100_000 })).map(toEvent);
}

/** 1, 2, … up to the count. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
