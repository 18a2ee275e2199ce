/** Stores and reads the scopes that people have granted to applications. */
import type { ApplicationId, OrgId, PersonId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/scope.ts';
import { selectConsent, upsertConsent } from '../../storage/statements/grants.ts';
import { deleteConsentsOf } from '../../storage/statements/leaving.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

export interface ConsentKey {
  readonly personId: PersonId;
  readonly applicationId: ApplicationId;
}

/** Adds the scopes to those that the person has granted to the application before. */
export async function giveConsent(edit: Edit, key: ConsentKey, scopes: readonly Scope[]): Promise<void> {
  const { personId, applicationId } = key;
  const before = await allowedScopes(edit.tx, edit.org, key);
  const after = [...new Set([...(before ?? []), ...scopes])];
  edit.tx.send(upsertConsent, { org: edit.org, ...key, scopes: after.join(' '), now: edit.now });
  record.consentGiven(edit, personId, before && { applicationId, scopes: before }, { applicationId, scopes: after });
}

/** Undefined if the person was never asked. */
export async function allowedScopes(reader: Reader, org: OrgId, key: ConsentKey): Promise<Scope[] | undefined> {
  const row = await reader.one(selectConsent, { org, ...key });
  return row && (row.scopes.split(' ') as Scope[]);
}

/** For a person who leaves: their applications ask again if they come back some other day. */
export async function withdrawConsents(edit: Edit, personId: PersonId): Promise<void> {
  for (const { applicationId, scopes } of await edit.tx.returning(deleteConsentsOf, { org: edit.org, personId })) {
    record.consentWithdrawn(edit, personId, { applicationId, scopes: scopes.split(' ') });
  }
}
