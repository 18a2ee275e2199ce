/** What the jobs are done with: a device, and one that somebody holds it by. */

import type { Assignment, Client, Device } from '@heldby/client';
import { presentMs } from '../words/present.ts';

type AssignmentBody = Parameters<Client['assignments']['create']>[0];

export type NamedDevice = Pick<Device, 'id' | 'kind' | 'name' | 'model'>;

export interface Held {
  readonly device: NamedDevice;
  readonly assignment: Pick<Assignment, 'id' | 'owner' | 'role' | 'dueAt' | 'disabledReason' | 'revision'>;
}

export interface JobProps extends Held {
  readonly onClose: () => void;
}

/** Answers that any of these jobs makes old. */
export function touchedBy({ device, assignment }: Held, ...others: readonly string[]): readonly string[] {
  return [`devices/${device.id}`, `people/${assignment.owner.id}`, ...others.map(id => `people/${id}`), 'loans'];
}

/** What gives the device back to who held it. Undefined where it would not come back as it was: the line of a desk phone is gone. */
export function givenAgain({ device, assignment }: Held): AssignmentBody | undefined {
  const { owner, role, dueAt } = assignment;
  if (device.kind === 'desk_phone' || (role !== 'owner' && role !== 'user') || !canBeDueAgain(dueAt)) return undefined;
  return { deviceId: device.id, owner: { kind: owner.kind, id: owner.id }, role, ...(dueAt === null ? {} : { dueAt }) };
}

/** A loan cannot be made due in the past, so that what was late cannot be put back as it was. */
export function canBeDueAgain(dueAt: string | null): boolean {
  return dueAt === null || Date.parse(dueAt) > presentMs();
}
