/** Who asked for work that a job does later, as it is stored with the work. Pure. */
import type { Actor } from './actor.ts';
import { hasScope, SCOPES, type Scope, scopeMask } from './scope.ts';

/**
 * Who the work is done for: their rights are asked again in each transaction, and no more than they had when they asked for it.
 * Their name is not kept, so that nothing is left of it when they are erased.
 */
export type StoredActor = Pick<Actor, 'kind' | 'id' | 'role' | 'limits' | 'credentialId'> & {
  readonly scopes: readonly Scope[];
};

export function storedActor({ kind, id, role, limits, credentialId, scopes }: Actor): StoredActor {
  // The credential of a browser is replaced while the work is done. A limited token is one of its own.
  return {
    kind,
    id,
    role,
    limits,
    credentialId: limits === null ? null : credentialId,
    scopes: SCOPES.filter(scope => hasScope(scopes, scope)),
  };
}

export function actorOf(stored: StoredActor, of: Pick<Actor, 'org' | 'organizationId' | 'policy'>): Actor {
  const { limits, scopes, ...who } = stored;
  const none = { grantId: null, applicationId: null, assignmentNumber: null, appAssignmentNumber: null };
  return {
    ...{ org: of.org, organizationId: of.organizationId, policy: of.policy },
    ...who,
    ...none,
    name: '',
    limits,
    locations: new Set(limits?.locationIds ?? []),
    scopes: scopeMask(scopes),
  };
}
