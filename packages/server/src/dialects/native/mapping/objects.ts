/** Answers of the native API that are more than one object of the contract. Pure. */
import type * as api from '@heldby/contract';
import type { Page } from '../../../core/core.ts';
import { toAssignment, toDevice } from '../../../core/objects.ts';
import type { Actor } from '../../../domain/actor.ts';
import { hasScope, SCOPES } from '../../../domain/scope.ts';
import { remember } from '../../../lib/remember.ts';
import type { HeldDevice, Holder } from '../../../services/holding/assignments.ts';

/** Remembered for as long as the core knows that nothing has changed. */
export const toHeldDevices = remember((held: readonly HeldDevice[]): { items: api.HeldDevice[] } => ({
  items: held.map(({ device, assignment, blockedReason }) => ({
    device: toDevice(device),
    assignment: toAssignment(assignment),
    blockedReason,
  })),
}));

export function toHolder(holder: Holder): api.Holder {
  return { name: holder.name, assignment: toAssignment(holder.assignment) };
}

export function toMe(actor: Actor): api.Me {
  return {
    kind: actor.kind === 'application' ? 'application' : 'person',
    id: actor.id,
    name: actor.name,
    role: actor.role,
    organizationId: actor.organizationId,
    scopes: SCOPES.filter(scope => hasScope(actor.scopes, scope)),
  };
}

export function toPage<T, U>(page: Page<T>, map: (item: T) => U): { items: U[]; nextCursor: string | null } {
  return { items: page.items.map(map), nextCursor: page.nextCursor };
}
