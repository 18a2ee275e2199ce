/** Registers, finds, changes and removes applications, which are OAuth clients, and issues their own tokens. */
import { isDeepStrictEqual } from 'node:util';
import { builtInClient, isBuiltIn } from '../../domain/built-in-clients.ts';
import type { Application } from '../../domain/credential.ts';
import type { ApplicationId, CredentialId, OrgId } from '../../domain/ids.ts';
import { tidyName } from '../../domain/names.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import {
  deleteClientIndex,
  fromApplication,
  insertApplication,
  insertClientIndex,
  locateClient,
  removeApplication as markRemoved,
  selectApplication,
  toApplication,
  updateApplication,
} from '../../storage/statements/applications.ts';
import { deleteConsentsTo } from '../../storage/statements/grants.ts';
import { selectFirstOrganizations } from '../../storage/statements/organizations.ts';
import type { Reader } from '../../storage/storage.ts';
import { BY_ADMINISTRATOR } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { requireNoDirectory } from '../directory-guards.ts';
import { tell } from '../facts.ts';
import { record } from '../record.ts';
import { requireRight, SCOPES_OF_ROLE } from '../rights.ts';
import { storeSecret } from './client-secrets.ts';
import { type Issued, issueCredential, revokeAllOf, revokeIssuedTo, revokeTokensOf } from './credentials.ts';
import { type ApplicationChange, type ApplicationInput, registrationOf } from './registration.ts';

/** The recorded reason if the caller gave none. */
const REMOVED = 'the application was removed';

export interface IssuedApplication {
  readonly application: Application;
  /** Null for a public client. */
  readonly secret: string | null;
}

export async function createApplication(edit: Edit, input: ApplicationInput): Promise<IssuedApplication> {
  const registration = registrationOf(input);
  const id = edit.newId();
  const clientId = input.clientId === undefined ? id : await requireFreeClientId(edit, input.clientId);
  const plain = { id, clientId, name: tidyName('name', input.name), role: input.role ?? 'member', createdAt: edit.now };
  const application: Application = { ...plain, ...registration, disabledReason: null };
  edit.tx.send(insertApplication, { org: edit.org, ...fromApplication(application) });
  edit.tx.send(insertClientIndex, { org: edit.org, clientId, id });
  record.applicationCreated(edit, application);
  if (application.public) return { application, secret: null };
  const { secret } = await storeSecret(edit, application, input.secret === undefined ? {} : { secret: input.secret });
  return { application, secret };
}

/** Every change but a removal. */
export async function changeApplication(edit: Edit, before: Application, change: ApplicationChange): Promise<Application> {
  requireRegistered(before);
  await requireNoDirectory(edit, before);
  const name = change.name === undefined ? before.name : tidyName('name', change.name);
  const merged = { ...before, ...change, name };
  return saveApplication(edit, before, { ...merged, ...registrationOf(merged) });
}

/** It cannot act or sign people in until it is enabled again. Its secrets stay; the tokens that were issued to it end. */
export async function disableApplication(edit: Edit, before: Application, reason: string | null): Promise<Application> {
  if (before.disabledReason !== null) return before;
  const after = await saveApplication(edit, before, { ...before, disabledReason: reason ?? BY_ADMINISTRATOR });
  await revokeIssuedTo(edit, before.id);
  await revokeTokensOf(edit, ownerOf(before));
  return after;
}

export async function enableApplication(edit: Edit, before: Application): Promise<Application> {
  return saveApplication(edit, before, { ...before, disabledReason: null });
}

/** Ends everything of the application: its secrets and tokens, those of people who signed in to it, and their consents. */
export async function removeApplication(edit: Edit, before: Application, reason: string | null): Promise<void> {
  requireRegistered(before);
  await requireNoDirectory(edit, before);
  const why = reason ?? REMOVED;
  edit.tx.send(markRemoved, { org: edit.org, id: before.id, reason: why, now: edit.now });
  edit.tx.send(deleteClientIndex, { clientId: before.clientId });
  edit.tx.send(deleteConsentsTo, { org: edit.org, applicationId: before.id });
  edit.afterCommit(() => edit.actors.forgetSubject(before.id));
  await revokeIssuedTo(edit, before.id);
  await revokeAllOf(edit, ownerOf(before));
  await tell(edit, 'application removed', { owner: ownerOf(before), reason: why });
  record.applicationRemoved(edit, before);
}

export async function requireApplication(reader: Reader, org: OrgId, id: ApplicationId): Promise<Application> {
  const row = await reader.one(selectApplication, { org, id });
  if (row === undefined) throw notFound('application');
  return toApplication(row);
}

/** Throws `unauthenticated` if the application was disabled or removed. For what a client does for people. */
export async function requireUsable(
  { tx, org }: { readonly tx: Reader; readonly org: number },
  id: ApplicationId,
): Promise<void> {
  const row = await tx.one(selectApplication, { org, id });
  if (row === undefined || row.disabledReason !== null)
    throw new Problem('unauthenticated', 'The application is disabled or removed.');
}

/** A client that calls: the application, and the secret that it has presented. */
export interface PresentedClient {
  readonly application: Application;
  readonly credentialId: CredentialId | null;
}

/** An access token with which the application acts for itself. */
export function issueOwnToken(
  edit: Edit,
  { application, credentialId }: PresentedClient,
  lifetimeSeconds: number,
): Promise<Issued> {
  return issueCredential(edit, 'access_token', {
    subject: ownerOf(application),
    scopes: SCOPES_OF_ROLE[edit.actor.role],
    label: 'client credentials',
    expiresAt: edit.now + lifetimeSeconds * 1_000_000,
    applicationId: application.id,
    secretId: credentialId,
  });
}

async function saveApplication(edit: Edit, before: Application, wanted: Application): Promise<Application> {
  if (isDeepStrictEqual(wanted, before)) return before;
  edit.tx.send(updateApplication, { org: edit.org, ...fromApplication(wanted) });
  edit.afterCommit(() => edit.actors.forgetSubject(wanted.id));
  const [was, is] = [before.disabledReason !== null, wanted.disabledReason !== null];
  if (was === is) record.applicationUpdated(edit, before, wanted);
  else if (is) record.applicationDisabled(edit, before, wanted);
  else record.applicationEnabled(edit, before, wanted);
  return wanted;
}

export function ownerOf({ id }: Application): Owner {
  return { kind: 'application', id };
}

/**
 * A client id says which organization a sign-in is for, so all organizations share one space of names. Somebody who could choose
 * freely there would learn what others have taken, and could take what they need.
 */
async function requireFreeClientId(edit: Edit, clientId: string): Promise<string> {
  if (builtInClient(clientId) !== undefined) throw taken(clientId);
  const organizations = await edit.tx.all(selectFirstOrganizations, {});
  if (organizations.length > 1) requireRight(edit.actor, 'choose client ids');
  if ((await edit.tx.one(locateClient, { clientId })) === undefined) return clientId;
  throw taken(clientId);
}

function taken(clientId: string): Problem {
  return new Problem('conflict', `The client id ${clientId} is taken.`);
}

/** What is a part of heldby can be disabled, and nothing else. */
function requireRegistered(application: Application): void {
  if (isBuiltIn(application))
    throw new Problem('conflict', `The ${application.name} is built in. It can be disabled, but not changed or removed.`);
}
