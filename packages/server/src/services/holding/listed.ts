/** Lists assignments: filtered, in either order, as far as the actor sees their owners, with whole people and devices if asked for. */
import type { Core } from '../../core/core.ts';
import { readDisabling } from '../../core/disabled-by.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { assignmentAt, type NamedAssignment } from '../../domain/assignment.ts';
import type { DeviceNow, NamedDevice } from '../../domain/device.ts';
import type { Person } from '../../domain/person.ts';
import {
  ASSIGNMENTS,
  deviceRowOf,
  EXPANDED_ASSIGNMENTS,
  personRowOf,
  selectAssignmentsCreatedFrom,
} from '../../storage/statements/assignment-filters.ts';
import { type NamedAssignmentRow, toNamedAssignment } from '../../storage/statements/assignments.ts';
import { toDeviceNow } from '../../storage/statements/devices.ts';
import { toPerson } from '../../storage/statements/people.ts';
import { addedBefore, numbersWithin } from '../created.ts';
import { type ListRequest, type LongPage, longPageOfList } from '../lists.ts';
import { walkByNumber } from '../walk.ts';
import { type AssignmentFilter, toConditions } from './filter.ts';
import { pathsFor } from './paths.ts';

export type AssignmentSort = 'number' | 'createdAt';

export interface AssignmentRequest extends ListRequest<AssignmentFilter, AssignmentSort> {
  /** What is wanted whole. */
  readonly expand?: readonly ('person' | 'device')[];
}

export interface ListedAssignment {
  readonly assignment: NamedAssignment;
  /** Undefined if it was not asked for; null if the owner is no person or has left. */
  readonly person: Person | null | undefined;
  /** Undefined if it was not asked for; null if the actor may not see it. */
  readonly device: NamedDevice<DeviceNow> | null | undefined;
}

export interface AssignmentList {
  /** The present ones, if neither a state nor an instant is asked for. */
  readonly list: (actor: Actor, request: AssignmentRequest) => Promise<LongPage<ListedAssignment>>;
}

export function createAssignmentList({ storage, clock, touches }: Core): AssignmentList {
  return {
    list: async (actor, request) => {
      requireRight(actor, 'read devices');
      const { filter = {}, sort, expand = [] } = request;
      if (expand.includes('person')) requireRight(actor, 'read people');
      const now = clock.now();
      const conditions = toConditions(actor, filter, now);
      const descending = sort?.descending ?? false;
      const within = await numbersWithin(storage, 'assignment', selectAssignmentsCreatedFrom, addedBefore(conditions));
      const shown = (row: NamedAssignmentRow) => assignmentAt(touches.withActivity(actor.org, toNamedAssignment(row)), now);
      if (expand.length === 0) {
        const paths = await pathsFor(storage, conditions, ASSIGNMENTS, descending);
        const walk = walkByNumber({ paths, descending, within });
        return longPageOfList('assignments', request, walk, async rows =>
          rows.map(row => ({ assignment: shown(row), person: undefined, device: undefined })),
        );
      }
      const paths = await pathsFor(storage, conditions, EXPANDED_ASSIGNMENTS, descending);
      const walk = walkByNumber({ paths, descending, within });
      return longPageOfList('assignments', request, walk, async rows => {
        const devices = rows.map(row => (expand.includes('device') ? orNull(deviceRowOf(row), toDeviceNow) : undefined));
        const named = await readDisabling(
          storage,
          actor.org,
          devices.flatMap(device => device ?? []),
        );
        return rows.map((row, index) => {
          const device = devices[index];
          return {
            assignment: shown(row),
            person: expand.includes('person') ? orNull(personRowOf(row), toPerson) : undefined,
            device: device && named(device),
          };
        });
      });
    },
  };
}

function orNull<R, T>(row: R | null, map: (row: R) => T): T | null {
  return row === null ? null : map(row);
}
