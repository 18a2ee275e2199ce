/** Answers who holds what: by owner and by device, now, at a past instant, and as a history. */
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireDevice } from '../../core/devices/find.ts';
import { requireOwnerEver } from '../../core/owners.ts';
import { reachOf, requireRight, requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { assignmentAt, type NamedAssignment } from '../../domain/assignment.ts';
import type { DeviceId, OrgId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  type HeldRow,
  type NamedHeldRow,
  namedHeldAssignment,
  selectHeldBy,
  selectHeldNow,
  selectOwnerHistory,
  toNamedAssignment,
} from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { selectDeviceHistory, selectNamedHolders } from '../../storage/statements/holders.ts';
import { pageByNumber } from '../paging.ts';
import { type HeldDevice, heldDevice, heldDeviceThen, toSettled } from './held.ts';

/** One holder of a device. */
export interface Holder {
  readonly assignment: NamedAssignment;
  readonly name: string;
}

export interface HoldingQuestions {
  /** What the owner holds, or held at an instant in the past, oldest first. */
  readonly devicesOf: (actor: Actor, owner: Owner, asOf: Instant | null) => Promise<readonly HeldDevice<NamedAssignment>[]>;
  /** Who holds the device, or held it at an instant in the past, oldest first. Only holders that the actor may see. */
  readonly holdersOf: (actor: Actor, deviceId: DeviceId, asOf: Instant | null) => Promise<Holder[]>;
  /** Everything that the owner ever held, oldest first. */
  readonly historyOfOwner: (actor: Actor, owner: Owner, page: PageRequest) => Promise<Page<NamedAssignment>>;
  /** Everybody who ever held the device, oldest first. Only holders that the actor may see. */
  readonly historyOfDevice: (actor: Actor, deviceId: DeviceId, page: PageRequest) => Promise<Page<NamedAssignment>>;
}

export function createHoldingQuestions(core: Core): HoldingQuestions {
  const { storage, touches, clock } = core;
  /** Whether the result depends on the row alone: no touch is pending and no disabling is planned. */
  const isSettled = ({ assignmentNumber, lastActiveAt, disableAt }: HeldRow, org: OrgId) =>
    disableAt === null && touches.lastActive(org, assignmentNumber, lastActiveAt) === lastActiveAt;

  const present = (org: OrgId, assignment: NamedAssignment, now: Instant) =>
    assignmentAt(touches.withActivity(org, assignment), now);

  return {
    devicesOf: async (actor, owner, asOf) => {
      requireSelfOr(actor, owner.id, 'read devices');
      if (actor.id !== owner.id) await requireOwnerEver(storage, actor, owner);
      const now = clock.now();
      const key = { org: actor.org, ownerId: owner.id };
      const assignmentOf = (row: NamedHeldRow) => touches.withActivity(actor.org, namedHeldAssignment(row));
      if (asOf !== null) {
        const then = await storage.all(selectHeldBy, { ...key, at: asOf });
        return then.map(row => heldDeviceThen(toDevice(row), assignmentOf(row), asOf, now));
      }
      const rows = await storage.all(selectHeldNow, { ...key, now });
      if (rows.every(row => isSettled(row, actor.org))) return toSettled(rows);
      return rows.map(row => heldDevice(toDevice(row), assignmentOf(row), now));
    },
    holdersOf: async (actor, deviceId, asOf) => {
      requireRight(actor, 'read devices');
      const now = clock.now();
      await requireDevice(storage, actor, deviceId, now);
      const key = { org: actor.org, deviceId, at: asOf ?? now, ...reachOf(actor) };
      const rows = await storage.all(selectNamedHolders, key);
      return rows.map(row => {
        const assignment = present(actor.org, toNamedAssignment(row), now);
        return { assignment, name: assignment.names.owner };
      });
    },
    historyOfOwner: async (actor, owner, page) => {
      requireSelfOr(actor, owner.id, 'read devices');
      await requireOwnerEver(storage, actor, owner);
      const key = { org: actor.org, ownerId: owner.id };
      const read = (after: number, limit: number) => storage.all(selectOwnerHistory, { ...key, after, limit });
      const now = clock.now();
      return pageByNumber(page, read, numberOf, row => present(actor.org, toNamedAssignment(row), now));
    },
    historyOfDevice: async (actor, deviceId, page) => {
      requireRight(actor, 'read devices');
      await requireDevice(storage, actor, deviceId, clock.now());
      const key = { org: actor.org, deviceId, ...reachOf(actor) };
      const read = (after: number, limit: number) => storage.all(selectDeviceHistory, { ...key, after, limit });
      const now = clock.now();
      return pageByNumber(page, read, numberOf, row => present(actor.org, toNamedAssignment(row), now));
    },
  };
}

const numberOf = (row: { readonly number: number }) => row.number;
