/** Self or administrator: the second of the three places where rights are decided (scope is the first, the tenant the third). */
import type { Actor } from '../domain/actor.ts';
import type { LocationId, OwnerId } from '../domain/ids.ts';
import { notFound, Problem } from '../domain/problem.ts';
import { type Role, readsOthers, writesDevicesOfOthers, writesPeople } from '../domain/role.ts';
import { hasScope, type Scope } from '../domain/scope.ts';

/** What others' things are asked for; each kind has its roles and the scope that goes beyond one's own. */
type Purpose = 'read devices' | 'write devices' | 'read people' | 'write people';

const SCOPE: Readonly<Record<Purpose, Scope>> = {
  'read devices': 'devices.org:read',
  'write devices': 'devices.org:write',
  'read people': 'people.org:read',
  'write people': 'people.org:write',
};

const ROLES: Readonly<Record<Purpose, (role: Actor['role']) => boolean>> = {
  'read devices': readsOthers,
  'write devices': writesDevicesOfOthers,
  'read people': readsOthers,
  'write people': writesPeople,
};

/** Whether the actor may do this to others in the organization (a location administrator: in his locations). */
export function mayActOnOthers(actor: Actor, purpose: Purpose): boolean {
  return ROLES[purpose](actor.role) && hasScope(actor.scopes, SCOPE[purpose]);
}

/** Throws `forbidden` before anything is looked up, so that the answer does not tell who exists. */
export function requireAdministrator(actor: Actor, purpose: Purpose): void {
  if (mayActOnOthers(actor, purpose)) return;
  throw new Problem('forbidden', 'This needs an administrator, and a token with the scope for the organization.', {
    scopes: [SCOPE[purpose]],
  });
}

export function requireSelfOrAdministrator(actor: Actor, owner: OwnerId, purpose: Purpose): void {
  if (actor.id !== owner) requireAdministrator(actor, purpose);
}

/** For a location administrator everything outside his locations does not exist. */
export function requireLocation(actor: Actor, location: LocationId | null, resource: string): void {
  if (!seesLocation(actor, location)) throw notFound(resource);
}

export function seesLocation(actor: Actor, location: LocationId | null): boolean {
  return actor.role !== 'location_admin' || (location !== null && actor.locations.has(location));
}

/** For use cases with roles of their own. */
export function requireRole(actor: Actor, roles: readonly Role[]): void {
  if (!roles.includes(actor.role)) throw new Problem('forbidden', 'Your role does not allow this.');
}
