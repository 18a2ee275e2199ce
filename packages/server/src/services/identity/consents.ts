/** Consents of people to applications: needed once for each scope, and never for the organization's own applications. */
import type { Core } from '../../core/core.ts';
import { allowedScopes, giveConsent } from '../../core/identity/consents.ts';
import { isAskedEachTime } from '../../domain/built-in-clients.ts';
import type { Application } from '../../domain/credential.ts';
import { coversScopes, type Scope, scopeMask } from '../../domain/scope.ts';
import { changeAsPerson } from './change-as.ts';
import type { SignedIn } from './sign-in.ts';

export interface Consents {
  /** What the person must be asked before the application gets the scopes; undefined if it is nothing. */
  readonly needed: (who: SignedIn, application: Application, scopes: readonly Scope[]) => Promise<NeededConsent | undefined>;
  readonly give: (who: SignedIn, application: Application, scopes: readonly Scope[]) => Promise<void>;
}

export interface NeededConsent {
  readonly scopes: readonly Scope[];
  /** What the person has allowed the application before. */
  readonly allowed: readonly Scope[];
}

export function createConsents(core: Core): Consents {
  return {
    needed: async ({ org, person }, application, scopes) => {
      if (application.firstParty) return undefined;
      const applicationId = application.id;
      const allowed = await allowedScopes(core.storage, org, { personId: person.id, applicationId });
      const isGiven =
        !isAskedEachTime(application) && allowed !== undefined && coversScopes(scopeMask(allowed), scopeMask(scopes));
      return isGiven ? undefined : { scopes, allowed: allowed ?? [] };
    },
    give: (who, { id: applicationId }, scopes) =>
      changeAsPerson(core, who, { name: 'consents.give', applicationId }, edit =>
        giveConsent(edit, { personId: who.person.id, applicationId }, scopes),
      ),
  };
}
