/** The caller, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toLimits } from '../../../core/objects.ts';
import type { Actor } from '../../../domain/actor.ts';
import { hasScope, SCOPES } from '../../../domain/scope.ts';

export function toMe(actor: Actor): api.Me {
  return {
    kind: actor.kind,
    id: actor.id,
    name: actor.name,
    role: actor.role,
    organizationId: actor.organizationId,
    scopes: SCOPES.filter(scope => hasScope(actor.scopes, scope)),
    limits: toLimits(actor.limits),
  };
}
