/** Registers applications as OAuth clients, and issues the tokens with which they act for themselves. */
import { type Application, clientSecretPresented } from '../../domain/credential.ts';
import type { Owner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import { randomSecret } from '../../lib/crypto.ts';
import { fromApplication, insertApplication, insertClientIndex, locateClient } from '../../storage/statements/credentials.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { SCOPES_OF_ROLE } from '../rights.ts';
import { type Issued, issueCredential, storeCredential } from './credentials.ts';
import { type ApplicationInput, registrationOf } from './registration.ts';

export interface IssuedApplication {
  readonly application: Application;
  /** Null for a public client. */
  readonly secret: string | null;
}

export async function createApplication(edit: Edit, input: ApplicationInput): Promise<IssuedApplication> {
  const registration = registrationOf(input);
  const id = edit.newId();
  const clientId = input.clientId ?? id;
  if ((await edit.tx.one(locateClient, { clientId })) !== undefined) {
    throw new Problem('conflict', `The client id ${clientId} is taken.`);
  }
  const plain = { id, clientId, name: input.name, role: input.role ?? 'member', createdAt: edit.now };
  const application: Application = { ...plain, ...registration };
  edit.tx.send(insertApplication, { org: edit.org, ...fromApplication(application) });
  edit.tx.send(insertClientIndex, { org: edit.org, clientId, id });
  record.applicationCreated(edit, application);
  if (application.public) return { application, secret: null };
  const secret = input.secret ?? randomSecret();
  const wish = { subject: ownerOf(application), scopes: SCOPES_OF_ROLE[application.role], label: input.name, expiresAt: null };
  storeCredential(edit, 'client_secret', wish, clientSecretPresented(clientId, secret));
  return { application, secret };
}

/** An access token with which the application acts for itself. */
export function issueOwnToken(edit: Edit, application: Application, lifetimeSeconds: number): Issued {
  return issueCredential(edit, 'access_token', {
    subject: ownerOf(application),
    scopes: SCOPES_OF_ROLE[edit.actor.role],
    label: 'client credentials',
    expiresAt: edit.now + lifetimeSeconds * 1_000_000,
    applicationId: application.id,
  });
}

function ownerOf({ id }: Application): Owner {
  return { kind: 'application', id };
}
