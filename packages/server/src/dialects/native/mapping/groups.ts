/** Groups, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toGroup } from '../../../core/objects.ts';
import type { CountedGroup } from '../../../services/groups/counted.ts';

export function toCountedGroup({ group, people }: CountedGroup): api.CountedGroup {
  return { ...toGroup(group), people };
}
