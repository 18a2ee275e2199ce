/** What people have allowed applications: asked once for each scope, and never for the organization's own applications. */

import { change } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { selfActor } from '../../core/self-actor.ts';
import type { Application } from '../../domain/credential.ts';
import { personOwner } from '../../domain/owner.ts';
import { coversScopes, type Scope, scopeMask } from '../../domain/scope.ts';
import { selectConsent, upsertConsent } from '../../storage/statements/grants.ts';
import type { Reader } from '../../storage/storage.ts';
import type { SignedIn } from './sign-in.ts';

export interface Consents {
  /** Whether the person must be asked before the application may do this. */
  readonly isNeeded: (who: SignedIn, application: Application, scopes: readonly Scope[]) => Promise<boolean>;
  readonly give: (who: SignedIn, application: Application, scopes: readonly Scope[]) => Promise<void>;
}

export function createConsents(core: Core): Consents {
  return {
    isNeeded: async ({ org, person }, application, scopes) => {
      if (application.firstParty) return false;
      const given = await allowedSoFar(core.storage, org, person.id, application.id);
      return given === undefined || !coversScopes(scopeMask(given), scopeMask(scopes));
    },
    give: async ({ org, person }, application, scopes) => {
      const { id, displayName: name, role } = person;
      const actor = await selfActor(core.storage, org, { kind: 'person', id, name, role, applicationId: application.id });
      await change(core, { actor }, { name: 'consents.give', needs: null }, null, async edit => {
        const key = { personId: id, applicationId: application.id };
        const before = await allowedSoFar(edit.tx, org, id, application.id);
        const after = [...new Set([...(before ?? []), ...scopes])];
        edit.tx.send(upsertConsent, { org, ...key, scopes: after.join(' '), now: edit.now });
        const owner = personOwner(id);
        const told = { application: application.id, scopes: after };
        edit.record({ type: 'consent.given', subject: id, owner, before: before && { ...told, scopes: before }, after: told });
      });
    },
  };
}

async function allowedSoFar(reader: Reader, org: number, personId: string, applicationId: string): Promise<Scope[] | undefined> {
  const row = await reader.one(selectConsent, { org, personId, applicationId });
  return row && (row.scopes.split(' ') as Scope[]);
}
