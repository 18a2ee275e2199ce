/** Roles: only a full administrator makes or changes administrators, so that people cannot raise themselves. */
import type { Actor } from '../../domain/actor.ts';
import type { Role } from '../../domain/role.ts';
import { requireRight } from '../rights.ts';

/** Asked of the role that a person has and of the one that they are to get. */
export function requireRoleToGive(actor: Actor, role: Role | undefined): void {
  if (role !== undefined && role !== 'member') requireRight(actor, 'give administrator roles');
}
