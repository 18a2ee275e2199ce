/** What differs between two registrations, in words. */
import type { SameHardware } from '@heldby/client';
import { deviceFields } from '../../../words/device-fields.ts';
import { format } from '../../../words/format.ts';

export function sayDifferences(differences: SameHardware['differences']): string {
  return format.list(differences.map(member => deviceFields[member] ?? member));
}
