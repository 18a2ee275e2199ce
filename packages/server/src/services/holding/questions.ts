/** Answers who holds what: by owner and by device, now, at a past instant, and as a history. */
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireDevice } from '../../core/devices/find.ts';
import { readOwnerEver } from '../../core/owners.ts';
import { reachOf, requireRight, requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { assignmentAt, type NamedAssignment } from '../../domain/assignment.ts';
import type { DeviceId, OrgId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import { wholeOf } from '../../lib/long-list.ts';
import {
  type NamedAssignmentRow,
  selectFleetHistory,
  selectOwnerHistory,
  toNamedAssignment,
} from '../../storage/statements/assignments.ts';
import { selectDeviceHistory, selectNamedHolders } from '../../storage/statements/holders.ts';
import { type From, pageByNumber, pageByTime } from '../paging.ts';
import { createExpandedList, type ExpandedList } from './expanded.ts';
import type { NamedHeldDevice } from './held.ts';
import { createHeldList, type HeldList } from './held-list.ts';

/** One holder of a device. */
export interface Holder {
  readonly assignment: NamedAssignment;
  readonly name: string;
}

export interface HoldingQuestions {
  /** What the owner holds, or held at an instant in the past, oldest first. */
  readonly devicesOf: (actor: Actor, owner: Owner, asOf: Instant | null) => Promise<readonly NamedHeldDevice[]>;
  /** The same, of which all but the beginning is read while it is used. */
  readonly devicesInParts: HeldList;
  /** The same with what belongs to each device, and with what the owner may hold beyond it. */
  readonly devicesExpanded: ExpandedList;
  /** Who holds the device, or held it at an instant in the past, oldest first. Only holders that the actor may see. */
  readonly holdersOf: (actor: Actor, deviceId: DeviceId, asOf: Instant | null) => Promise<Holder[]>;
  /** Everything that the owner ever held, oldest first. */
  readonly historyOfOwner: (actor: Actor, owner: Owner, page: PageRequest) => Promise<Page<NamedAssignment>>;
  /** Everybody who ever held the device, oldest first. Only holders that the actor may see. */
  readonly historyOfDevice: (actor: Actor, deviceId: DeviceId, page: PageRequest) => Promise<Page<NamedAssignment>>;
}

export function createHoldingQuestions(core: Core): HoldingQuestions {
  const { storage, touches, clock } = core;
  const devicesInParts = createHeldList(core);
  const present = (org: OrgId, assignment: NamedAssignment, now: Instant) =>
    assignmentAt(touches.withActivity(org, assignment), now);

  return {
    devicesOf: async (actor, owner, asOf) => wholeOf(await devicesInParts(actor, owner, asOf)),
    devicesInParts,
    devicesExpanded: createExpandedList(core, devicesInParts),
    holdersOf: async (actor, deviceId, asOf) => {
      requireRight(actor, 'read devices');
      const now = clock.now();
      const { id } = await requireDevice(storage, actor, deviceId, now);
      const key = { org: actor.org, deviceId: id, at: asOf ?? now, ...reachOf(actor) };
      const rows = await storage.all(selectNamedHolders, key);
      return rows.map(row => {
        const assignment = present(actor.org, toNamedAssignment(row), now);
        return { assignment, name: assignment.names.owner };
      });
    },
    historyOfOwner: async (actor, owner, page) => {
      requireSelfOr(actor, owner.id, 'read devices');
      const { id: ownerId } = await readOwnerEver(storage, actor, owner);
      const key = { org: actor.org, ownerId };
      const now = clock.now();
      const shown = (row: NamedAssignmentRow) => present(actor.org, toNamedAssignment(row), now);
      if (owner.kind !== 'application') {
        return pageByTime(page, (from, limit) => storage.all(selectOwnerHistory, { ...key, ...from, limit }), shown);
      }
      const read = (after: number, limit: number) => storage.all(selectFleetHistory, { ...key, after, limit });
      return pageByNumber(page, read, numberOf, shown);
    },
    historyOfDevice: async (actor, deviceId, page) => {
      requireRight(actor, 'read devices');
      const { id } = await requireDevice(storage, actor, deviceId, clock.now());
      const key = { org: actor.org, deviceId: id, ...reachOf(actor) };
      const now = clock.now();
      const read = (from: From, limit: number) => storage.all(selectDeviceHistory, { ...key, ...from, limit });
      return pageByTime(page, read, row => present(actor.org, toNamedAssignment(row), now));
    },
  };
}

const numberOf = (row: { readonly number: number }) => row.number;
