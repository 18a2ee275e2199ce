/** Who holds what, asked in both directions and at any instant. */
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireDevice } from '../../core/devices/find.ts';
import { findOwnerEver, requireOwnerEver } from '../../core/owners.ts';
import { isBoundToLocations, requireRight, requireSelfOr, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Assignment } from '../../domain/assignment.ts';
import type { DeviceId, OrgId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  type HeldRow,
  heldAssignment,
  selectDeviceHistory,
  selectHeldBy,
  selectHeldNow,
  selectHoldersOf,
  selectOwnerHistory,
  toAssignment,
} from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';
import { pageByNumber } from '../paging.ts';
import { type HeldDevice, heldDevice, toSettled } from './held.ts';

/** One holder of a device. */
export interface Holder {
  readonly assignment: Assignment;
  readonly name: string;
}

export interface HoldingQuestions {
  /** What the owner holds, or held at an instant in the past, oldest first. */
  readonly devicesOf: (actor: Actor, owner: Owner, asOf: Instant | null) => Promise<readonly HeldDevice[]>;
  /** Who holds the device, or held it at an instant in the past, oldest first. */
  readonly holdersOf: (actor: Actor, deviceId: DeviceId, asOf: Instant | null) => Promise<Holder[]>;
  /** Everything that the owner ever held, oldest first. */
  readonly historyOfOwner: (actor: Actor, owner: Owner, page: PageRequest) => Promise<Page<Assignment>>;
  /** Everybody who ever held the device, oldest first. */
  readonly historyOfDevice: (actor: Actor, deviceId: DeviceId, page: PageRequest) => Promise<Page<Assignment>>;
}

export function createHoldingQuestions(core: Core): HoldingQuestions {
  const { storage, touches, clock } = core;
  const withActivity = (assignment: Assignment, org: OrgId): Assignment => ({
    ...assignment,
    lastActiveAt: touches.lastActive(org, assignment.number, assignment.lastActiveAt),
  });
  /** Neither a touch that waits nor the coming of a planned disabling can make anything else of the row. */
  const isSettled = ({ assignmentNumber, lastActiveAt, disableAt }: HeldRow, org: OrgId) =>
    disableAt === null && touches.lastActive(org, assignmentNumber, lastActiveAt) === lastActiveAt;

  return {
    devicesOf: async (actor, owner, asOf) => {
      requireSelfOr(actor, owner.id, 'read devices');
      if (actor.id !== owner.id) await requireOwnerEver(storage, actor, owner);
      const at = asOf ?? clock.now();
      const key = { org: actor.org, ownerId: owner.id };
      const rows =
        asOf === null ? await storage.all(selectHeldNow, { ...key, now: at }) : await storage.all(selectHeldBy, { ...key, at });
      if (rows.every(row => isSettled(row, actor.org))) return toSettled(rows);
      return rows.map(row => heldDevice(toDevice(row), withActivity(heldAssignment(row), actor.org), at));
    },
    holdersOf: async (actor, deviceId, asOf) => {
      requireRight(actor, 'read devices');
      const now = clock.now();
      await requireDevice(storage, actor, deviceId, now);
      const rows = await storage.all(selectHoldersOf, { org: actor.org, deviceId, at: asOf ?? now });
      const holders: Holder[] = [];
      for (const row of rows) {
        const assignment = withActivity(toAssignment(row), actor.org);
        const name = await nameOfHolder(storage, actor, assignment.owner);
        if (name !== undefined) holders.push({ assignment, name });
      }
      return holders;
    },
    historyOfOwner: async (actor, owner, page) => {
      requireSelfOr(actor, owner.id, 'read devices');
      await requireOwnerEver(storage, actor, owner);
      const key = { org: actor.org, ownerId: owner.id };
      const read = (after: number, limit: number) => storage.all(selectOwnerHistory, { ...key, after, limit });
      return pageByNumber(page, read, numberOf, row => withActivity(toAssignment(row), actor.org));
    },
    historyOfDevice: async (actor, deviceId, page) => {
      requireRight(actor, 'read devices');
      await requireDevice(storage, actor, deviceId, clock.now());
      const key = { org: actor.org, deviceId };
      const read = (after: number, limit: number) => storage.all(selectDeviceHistory, { ...key, after, limit });
      const history = await pageByNumber(page, read, numberOf, row => withActivity(toAssignment(row), actor.org));
      if (!isBoundToLocations(actor)) return history;
      const items: Assignment[] = [];
      for (const each of history.items) if ((await nameOfHolder(storage, actor, each.owner)) !== undefined) items.push(each);
      return { ...history, items };
    },
  };
}

const numberOf = (row: { readonly number: number }) => row.number;

/** Undefined for a holder that the actor may not see: a device can be shared across locations. */
async function nameOfHolder(reader: Reader, actor: Actor, owner: Owner): Promise<string | undefined> {
  const facts = await findOwnerEver(reader, actor.org, owner);
  const isVisible = actor.id === owner.id || seesLocation(actor, facts?.locationId ?? null);
  return isVisible ? (facts?.name ?? '') : undefined;
}
