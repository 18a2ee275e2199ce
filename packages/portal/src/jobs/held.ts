/** What the jobs are done with: a device, and one that somebody holds it by. */

import type { Assignment, Device } from '@heldby/client';
import { presentMs } from '../words/present.ts';

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

/** A loan cannot be made due in the past, so that what was late cannot be put back as it was. */
export function canBeDueAgain(dueAt: string | null): boolean {
  return dueAt === null || Date.parse(dueAt) > presentMs();
}
