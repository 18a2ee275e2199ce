/** Reports for administrators: all handsets with their holders, and all people. They show the present only. */

import type { Core } from '../../core/core.ts';
import { isBoundToLocations, reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Assignment, assignmentAt } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { Person } from '../../domain/person.ts';
import type { Instant } from '../../lib/instant.ts';
import { heldAssignment } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { selectPersonNumberAfter, toPerson } from '../../storage/statements/people.ts';
import {
  type ReportedHandsetRow,
  selectAssignmentNumberAfter,
  selectAssignmentNumberBefore,
  selectGroupForEverybody,
  selectPersonNumberBefore,
  selectReportedHandsets,
  selectReportedMemberships,
  selectReportedPeople,
} from '../../storage/statements/reports.ts';
import { type Block, type BlockRequest, readBlock, type Source } from './blocks.ts';

export interface ReportedHandset {
  readonly device: Device;
  readonly assignment: Assignment;
  readonly holder: Pick<Person, 'id' | 'number' | 'login' | 'firstName' | 'lastName' | 'email'>;
  /** Null while the holder can use the device. */
  readonly blocked: Blocking | null;
  /** The holder's last sign-in to the app catalog on the device. */
  readonly signIn: { readonly at: Instant; readonly address: string } | null;
}

/** Why the holder cannot use a handset. */
export interface Blocking {
  readonly reason: string;
  readonly at: Instant | null;
  /** The login of the person or the name of the application that did it; null for the system and if it is unknown. */
  readonly by: string | null;
  readonly bySystem: boolean;
}

export interface ReportedGroup {
  readonly number: number;
  readonly name: string;
}

export interface ReportedPerson {
  readonly person: Person;
  readonly lastCatalogSignInAt: Instant | null;
  /** The group of everybody comes first. */
  readonly groups: readonly ReportedGroup[];
}

export interface Reports {
  /** In the order in which the assignments were made. */
  readonly handsets: <Row>(actor: Actor, request: BlockRequest<ReportedHandset, Row>) => Promise<Block<Row>>;
  /** In the order in which the people were added. */
  readonly people: <Row>(actor: Actor, request: BlockRequest<ReportedPerson, Row>) => Promise<Block<Row>>;
}

export function createReports(core: Core): Reports {
  const { storage, clock, touches } = core;
  const toHandset = (org: number, row: ReportedHandsetRow, at: Instant): ReportedHandset => {
    const device = toDevice(row);
    const assignment = assignmentAt(touches.withActivity(org, heldAssignment(row)), at);
    const signIn = row.signedInAt === null ? null : { at: row.signedInAt, address: row.signedInFrom ?? '' };
    return { device, assignment, holder: holderOf(row), blocked: blockingOf(device, assignment, row), signIn };
  };

  return {
    handsets: async (actor, request) => {
      requireRight(actor, 'read devices');
      const { org } = actor;
      const at = clock.now();
      return readBlock(request, {
        isPartial: isBoundToLocations(actor),
        edge: async (direction, from, count) => {
          const statement = direction === 'after' ? selectAssignmentNumberAfter : selectAssignmentNumberBefore;
          return (await storage.one(statement, { org, start: from, skip: count - 1 }))?.number;
        },
        between: async (after, before) => {
          const rows = await storage.all(selectReportedHandsets, { org, after, before, at, ...reachOf(actor) });
          return rows.map(row => ({ number: row.assignmentNumber, item: toHandset(org, row, at) }));
        },
      });
    },
    people: async (actor, request) => {
      requireRight(actor, 'read people');
      return readBlock(request, peopleOf(core, actor));
    },
  };
}

function peopleOf({ storage }: Core, actor: Actor): Source<ReportedPerson> {
  const { org } = actor;
  return {
    isPartial: isBoundToLocations(actor),
    edge: async (direction, from, count) => {
      const statement = direction === 'after' ? selectPersonNumberAfter : selectPersonNumberBefore;
      return (await storage.one(statement, { org, start: from, skip: count - 1 }))?.number;
    },
    between: async (after, before) => {
      const rows = await storage.all(selectReportedPeople, { org, after, before, ...reachOf(actor) });
      const everybody = await storage.one(selectGroupForEverybody, { org, id: actor.organizationId });
      const memberships = Map.groupBy(
        await storage.all(selectReportedMemberships, { org, after, before }),
        ({ personId }) => personId,
      );
      return rows.map(({ signedInAt, ...row }) => {
        const own = (memberships.get(row.id) ?? []).map(({ number, name }) => ({ number, name }));
        const groups = everybody === undefined ? own : [everybody, ...own];
        return { number: row.number, item: { person: toPerson(row), lastCatalogSignInAt: signedInAt, groups } };
      });
    },
  };
}

function holderOf(row: ReportedHandsetRow): ReportedHandset['holder'] {
  return {
    id: row.ownerId,
    number: row.holderNumber,
    login: row.holderLogin,
    firstName: row.holderFirstName,
    lastName: row.holderLastName,
    email: row.holderEmail,
  };
}

/** A disabled device goes before a disabled assignment. A planned disabling that is due is the system's, stored or not. */
function blockingOf(device: Device, assignment: Assignment, row: ReportedHandsetRow): Blocking | null {
  const by = row.disabledByLogin ?? row.disabledByApplication;
  if (device.disabled !== null) {
    return { reason: device.disabled.reason, at: device.disabled.at, by, bySystem: device.disabled.by === null };
  }
  const { disabledReason, disabledBy, disabledAt } = assignment;
  if (disabledReason === null) return null;
  return { reason: disabledReason, at: disabledAt, by, bySystem: disabledAt !== null && disabledBy === null };
}
