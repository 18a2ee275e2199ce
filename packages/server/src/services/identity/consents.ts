/** Consents of people to applications: needed once for each scope, and never for the organization's own applications. */
import type { Core } from '../../core/core.ts';
import { allowedScopes, giveConsent } from '../../core/identity/consents.ts';
import type { Application } from '../../domain/credential.ts';
import { coversScopes, type Scope, scopeMask } from '../../domain/scope.ts';
import { changeAsPerson } from './change-as.ts';
import type { SignedIn } from './sign-in.ts';

export interface Consents {
  /** Whether the person must be asked before the application gets the scopes. */
  readonly isNeeded: (who: SignedIn, application: Application, scopes: readonly Scope[]) => Promise<boolean>;
  readonly give: (who: SignedIn, application: Application, scopes: readonly Scope[]) => Promise<void>;
}

export function createConsents(core: Core): Consents {
  return {
    isNeeded: async ({ org, person }, { id: applicationId, firstParty }, scopes) => {
      if (firstParty) return false;
      const given = await allowedScopes(core.storage, org, { personId: person.id, applicationId });
      return given === undefined || !coversScopes(scopeMask(given), scopeMask(scopes));
    },
    give: (who, { id: applicationId }, scopes) =>
      changeAsPerson(core, who, { name: 'consents.give', applicationId }, edit =>
        giveConsent(edit, { personId: who.person.id, applicationId }, scopes),
      ),
  };
}
