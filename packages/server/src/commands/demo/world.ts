/** What the chapters of the demo's story share: time, chance, hardware, places, and who works there. */
import type { Write } from '../../core/change.ts';
import { type Actor, systemActor } from '../../domain/actor.ts';
import type { AssignmentId, DeviceId, GroupId, LocationId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import type { Person } from '../../domain/person.ts';
import type { Calendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Hardware } from './hardware.ts';
import type { Name } from './names.ts';
import type { Story } from './story.ts';

export const DEPARTMENTS = ['Support', 'Sales', 'Operations', 'Engineering', 'Finance', 'People'] as const;
export type Department = (typeof DEPARTMENTS)[number];

/** A device as somebody got it. Empty until then. */
export interface Held {
  deviceId?: DeviceId;
  assignmentId?: AssignmentId;
}

export interface Employee {
  readonly name: Name;
  readonly number: number;
  readonly department: Department;
  readonly locationId: LocationId;
  readonly role: Person['role'];
  /** The day on which they come, and the one on which they leave; null if they stay. */
  readonly joins: number;
  readonly leaves: number | null;
  readonly phone: Held;
  readonly desk: Held;
  /** How many colleagues' lines are on phones that they answer. */
  answersFor: number;
  /** Undefined before they are there. */
  person?: Person;
  hasLeft?: boolean;
  /** They are on leave, and disabled. */
  isAway?: boolean;
}

export interface World {
  readonly organization: Organization;
  readonly story: Story;
  readonly calendar: Calendar;
  readonly chance: Chance;
  readonly hardware: Hardware;
  readonly locations: readonly LocationId[];
  readonly groups: ReadonlyMap<Department, GroupId>;
  readonly employees: Employee[];
  /** Phones and desk phones that wait for their next holder. */
  readonly stock: { readonly phones: DeviceId[]; readonly desks: DeviceId[] };
  /** Who runs the devices. */
  readonly administrator: Person;
}

/** A write of one of the people, who acts in the portal or in an app. */
export function writeOf({ organization }: Pick<World, 'organization'>, person: Person, reason?: string): Write {
  return { actor: actorOf(organization, person), ...(reason !== undefined && { reason }) };
}

export function actorOf({ org, id: organizationId }: Organization, { id, displayName, role, locationId }: Person): Actor {
  // In the demo, location administrators are responsible for where they work.
  const locations = role === 'location_admin' && locationId !== null ? [locationId] : [];
  const who = { kind: 'person', id, name: displayName, role, locations: new Set(locations) } as const;
  return { ...systemActor(org, organizationId), ...who };
}

/** A write of the administrator. */
export function byIt(world: World, reason?: string): Write {
  return writeOf(world, world.administrator, reason);
}

/** Somebody who is there now; which one is up to chance. Undefined if nobody is as wanted. */
export function somebody(
  { employees, chance }: World,
  isWanted: (employee: Employee) => boolean = () => true,
): (Employee & { readonly person: Person }) | undefined {
  const first = chance.below(employees.length);
  for (let step = 0; step < employees.length; step += 1) {
    const employee = employees[(first + step) % employees.length];
    if (employee?.person === undefined || employee.hasLeft || employee.isAway || !isWanted(employee)) continue;
    return employee as Employee & { readonly person: Person };
  }
  return undefined;
}
