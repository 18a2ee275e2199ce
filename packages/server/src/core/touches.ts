/**
 * Collects "last used" of credentials and assignments in memory and writes them in one batch, at most five seconds late and
 * when the process stops. They are not events, and a crash may lose the last seconds.
 */
import type { Assignment } from '../domain/assignment.ts';
import { isElsewhere } from '../domain/elsewhere.ts';
import type { CredentialId, OrgId } from '../domain/ids.ts';
import type { Instant } from '../lib/instant.ts';
import { touchAssignment } from '../storage/statements/assignments.ts';
import { touchCredential } from '../storage/statements/credentials.ts';
import type { Storage } from '../storage/storage.ts';

export interface Touches {
  readonly credential: (org: OrgId, id: CredentialId, at: Instant) => void;
  readonly assignment: (org: OrgId, number: number, at: Instant) => void;
  /** The holder's app has called. Up to five seconds of calls count as one, so that an app that calls often changes no answer. */
  readonly call: (org: OrgId, number: number, at: Instant) => void;
  /** The later of the stored instant and the one in memory. */
  readonly lastActive: (org: OrgId, number: number, stored: Instant | null) => Instant | null;
  /** The assignment with its last activity, whether that is stored yet or not. */
  readonly withActivity: <A extends Assignment>(org: OrgId, assignment: A) => A;
  /** Told which assignments were used, after that is stored. */
  readonly watch: (watcher: TouchWatcher) => void;
  readonly flush: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export type TouchWatcher = (org: OrgId, numbers: readonly number[]) => Promise<void>;

const FLUSH_EVERY_MS = 4_000;
const ONE_CALL_MICROS = 5_000_000;

interface Pending {
  readonly credentials: Map<CredentialId, Instant>;
  readonly assignments: Map<number, Instant>;
}

/** `onError` is called when a flush fails. The next flush retries its entries. */
export function createTouches(storage: Storage, onError: (error: unknown) => void): Touches {
  let pending = new Map<OrgId, Pending>();
  /** Taken out of `pending`, but not yet committed. */
  let writing = new Map<OrgId, Pending>();
  let flushing: Promise<void> | undefined;
  const watchers: TouchWatcher[] = [];

  const of = (org: OrgId): Pending => {
    let known = pending.get(org);
    if (known === undefined) {
      known = { credentials: new Map(), assignments: new Map() };
      pending.set(org, known);
    }
    return known;
  };
  const write = async () => {
    writing = pending;
    pending = new Map();
    for (const [org, batch] of writing) {
      const isStored = await storeOr(onError, storage, org, batch);
      if (!isStored) keepOlder(of(org), batch);
      else for (const tell of watchers) await tell(org, [...batch.assignments.keys()]).catch(onError);
    }
    writing = new Map();
  };
  const lastActive: Touches['lastActive'] = (org, number, stored) =>
    later(stored, pending.get(org)?.assignments.get(number) ?? writing.get(org)?.assignments.get(number) ?? null);
  const flush = async () => {
    while (flushing !== undefined) await flushing;
    flushing = write().finally(() => {
      flushing = undefined;
    });
    await flushing;
  };
  const timer = setInterval(() => void flush(), FLUSH_EVERY_MS);
  timer.unref();

  return {
    credential: (org, id, at) => of(org).credentials.set(id, at),
    assignment: (org, number, at) => of(org).assignments.set(number, at),
    call: (org, number, at) => {
      const known = lastActive(org, number, null);
      if (known === null || at - known >= ONE_CALL_MICROS) of(org).assignments.set(number, at);
    },
    lastActive,
    withActivity: (org, assignment) => {
      const lastActiveAt = lastActive(org, assignment.number, assignment.lastActiveAt);
      return lastActiveAt === assignment.lastActiveAt ? assignment : { ...assignment, lastActiveAt };
    },
    watch: watcher => void watchers.push(watcher),
    flush,
    stop: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}

/** Whether it is settled: stored, or never to be. */
async function storeOr(onError: (error: unknown) => void, storage: Storage, org: OrgId, batch: Pending): Promise<boolean> {
  try {
    await store(storage, org, batch);
    return true;
  } catch (error) {
    // What was used in the place that the organization has left is of no interest any more.
    if (isElsewhere(error)) return true;
    onError(error);
    return false;
  }
}

async function store(storage: Storage, org: OrgId, { credentials, assignments }: Pending): Promise<void> {
  for (const some of inParts(credentials)) {
    await storage.transaction(org, async tx => {
      for (const [id, at] of some) tx.send(touchCredential, { org, id, at });
    });
  }
  for (const some of inParts(assignments)) {
    await storage.transaction(org, async tx => {
      for (const [number, at] of some) tx.send(touchAssignment, { org, number, at });
    });
  }
}

/** Others of the organization write between one part and the next. */
const AT_ONCE = 250;

function* inParts<K, V>(all: ReadonlyMap<K, V>): Generator<readonly (readonly [K, V])[]> {
  const entries = [...all];
  for (let from = 0; from < entries.length; from += AT_ONCE) yield entries.slice(from, from + AT_ONCE);
}

/** What could not be stored is tried again, unless something newer came meanwhile. */
function keepOlder(kept: Pending, { credentials, assignments }: Pending): void {
  for (const [id, at] of credentials) if (!kept.credentials.has(id)) kept.credentials.set(id, at);
  for (const [number, at] of assignments) if (!kept.assignments.has(number)) kept.assignments.set(number, at);
}

function later(stored: Instant | null, waiting: Instant | null): Instant | null {
  return waiting === null || (stored !== null && stored > waiting) ? stored : waiting;
}
