/** The caller and the roles, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toLimits } from '../../../core/objects.ts';
import { mayAct, PURPOSES, reachOfRole, rolesOf, SCOPES_OF_ROLE } from '../../../core/rights.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Role } from '../../../domain/role.ts';
import { hasScope, SCOPES } from '../../../domain/scope.ts';

export function toMe(actor: Actor): api.Me {
  return {
    kind: actor.kind,
    id: actor.id,
    name: actor.name,
    role: actor.role,
    organizationId: actor.organizationId,
    scopes: SCOPES.filter(scope => hasScope(actor.scopes, scope)),
    may: PURPOSES.filter(purpose => mayAct(actor, purpose)),
    administers: [...actor.locations],
    limits: toLimits(actor.limits),
  };
}

export function toRoleRights(role: Role): api.RoleRights {
  return {
    role,
    reach: reachOfRole(role),
    scopes: [...SCOPES_OF_ROLE[role]],
    may: PURPOSES.filter(purpose => rolesOf(purpose).includes(role)),
  };
}
