/** Checks who may give roles. Only a full administrator may, so that other administrators cannot promote themselves. */
import type { Actor } from '../../domain/actor.ts';
import type { Role } from '../../domain/role.ts';
import { requireRight } from '../rights.ts';

/** Call it for the role that a person has and for the one that they will get. */
export function requireRoleToGive(actor: Actor, role: Role | undefined): void {
  if (role !== undefined && role !== 'member') requireRight(actor, 'give administrator roles');
}
