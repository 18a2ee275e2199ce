/**
 * Lock-outs after wrong passwords. The throttle of each node counts and locks at once. What it locks is stored afterwards, so that
 * an administrator sees it and can lift it, and the other nodes refuse, too.
 */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { beginLockOut, liftLockOutsOf } from '../../core/identity/lock-outs.ts';
import { findPerson, readPerson, requirePerson } from '../../core/people/find.ts';
import { requireRoleToGive } from '../../core/people/roles.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import { type Actor, systemActor } from '../../domain/actor.ts';
import type { OrgId, PersonId } from '../../domain/ids.ts';
import type { LockOut as StoredLockOut } from '../../domain/lock-out.ts';
import { createWindows, type Windows } from '../../lib/windows.ts';
import {
  type AccountLockOutRow,
  deleteFamiliarNetworks,
  selectFamiliarNetwork,
  selectLockOuts,
  selectLockOutsOf,
  selectOldFamiliarNetwork,
  upsertFamiliarNetwork,
} from '../../storage/statements/lock-outs.ts';
import { selectOrganization } from '../../storage/statements/organizations.ts';
import { type LockOut, WINDOW_MS } from './throttle.ts';

export interface ListedLockOut extends StoredLockOut {
  readonly personId: PersonId;
  readonly login: string;
}

/** A login of an organization, and the person who has it, if there is one. */
export interface Account {
  readonly org: OrgId;
  /** A digest of the login. */
  readonly account: string;
  readonly personId: PersonId | null;
}

export interface LockOuts {
  /** Those in force, for an administrator; the latest end first, at most 200. Undefined: of everybody. */
  readonly list: (actor: Actor, personId: PersonId | undefined) => Promise<ListedLockOut[]>;
  /** Lifts those of the person, on every node, and returns how many there were. */
  readonly lift: (write: Write, personId: PersonId) => Promise<number>;
  /** What is stored about the account. */
  readonly of: (account: Account) => Promise<AccountLockOutRow[]>;
  /** Whether people of the organization sign in from this network. The same for every account, so that it tells about none. */
  readonly isFamiliar: (org: OrgId, network: string) => Promise<boolean>;
  /** Stores, after the answer, what a throttle has just locked. */
  readonly begun: (account: Account, lockOuts: readonly LockOut[]) => void;
  /** Stores, after the answer, that somebody signed in from this network. */
  readonly signedInFrom: (account: Account, network: string) => void;
}

const LISTED = 200;
const DAY_MICROS = 24 * 3_600_000_000;
/** Long enough for a holiday. An address that changed hands is a stranger's again. */
const FAMILIAR_MICROS = 90 * DAY_MICROS;
/** For people who sign in from home and on the road. Each takes some 60 bytes. */
const FAMILIAR_NETWORKS = 5_000;
/** In a day, by one person. In 90 days they are fewer than are kept, so nobody can make the networks of others strange ones. */
export const FAMILIAR_BY_ONE = 20;

export function createLockOuts(core: Core): LockOuts {
  const { storage, clock, later } = core;
  const learned = createWindows(DAY_MICROS / 1_000);
  return {
    list: async (actor, personId = '') => {
      requireRight(actor, 'read people');
      const id = personId === '' ? '' : (await readPerson(storage, actor, personId)).id;
      const wanted = { org: actor.org, personId: id, now: clock.now(), limit: LISTED, ...reachOf(actor) };
      const rows = await storage.all(selectLockOuts, wanted);
      return rows.map(({ network, ...rest }) => ({ ...rest, network: network === '' ? null : network }));
    },
    lift: (write, personId) =>
      change(core, write, { name: 'people.unlock', needs: 'write people' }, { personId }, async edit => {
        requireRoleToGive(edit.actor, (await requirePerson(edit.tx, edit.actor, { id: personId })).role);
        return liftLockOutsOf(edit, personId);
      }),
    of: ({ org, account }) => storage.all(selectLockOutsOf, { org, account, now: clock.now() }),
    isFamiliar: async (org, network) => {
      const known = await storage.one(selectFamiliarNetwork, { org, network });
      return known !== undefined && known.lastAt > clock.now() - FAMILIAR_MICROS;
    },
    // Not awaited by the sign-in, so that the last wrong attempt takes no longer than the others.
    begun: (account, lockOuts) => later.run(() => storeBegun(core, account, lockOuts)),
    signedInFrom: (account, network) => later.run(() => storeFamiliar(core, learned, account, network)),
  };
}

async function storeBegun(core: Core, { org, account, personId }: Account, lockOuts: readonly LockOut[]): Promise<void> {
  const organization = await core.storage.one(selectOrganization, { org });
  if (organization === undefined) return;
  const write = { actor: systemActor(org, organization.id) };
  await change(core, write, { name: 'people.lockOut', needs: null }, null, async edit => {
    // They may have left since.
    if (personId !== null && (await findPerson(edit.tx, { org }, { id: personId })) === undefined) return;
    for (const { endsAtMs, ...lockOut } of lockOuts) {
      const until = Math.round(endsAtMs * 1_000);
      beginLockOut(edit, account, personId, { ...lockOut, beganAt: until - WINDOW_MS * 1_000, until });
    }
  });
}

/** Once a day is enough to know which networks are in use. */
async function storeFamiliar(
  { storage, clock }: Core,
  learned: Windows,
  { org, account }: Account,
  network: string,
): Promise<void> {
  const known = await storage.one(selectFamiliarNetwork, { org, network });
  const now = clock.now();
  if (known !== undefined && now - known.lastAt < DAY_MICROS) return;
  if (learned.count(account, now / 1_000).count > FAMILIAR_BY_ONE) return;
  await storage.transaction(org, async tx => {
    const surplus = await tx.one(selectOldFamiliarNetwork, { org, kept: FAMILIAR_NETWORKS - 1 });
    tx.send(deleteFamiliarNetworks, { org, upTo: Math.max(surplus?.lastAt ?? 0, now - FAMILIAR_MICROS) });
    tx.send(upsertFamiliarNetwork, { org, network, now });
  });
}
