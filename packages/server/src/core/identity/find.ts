/** Finds a credential by its secret. */
import { type Credential, isOver } from '../../domain/credential.ts';
import { requireHere } from '../../domain/elsewhere.ts';
import type { OrgId } from '../../domain/ids.ts';
import { digest } from '../../lib/crypto.ts';
import type { Instant } from '../../lib/instant.ts';
import { locateCredential, selectCredential, toCredential } from '../../storage/statements/credentials.ts';
import { selectElsewhere } from '../../storage/statements/organizations.ts';
import type { Reader } from '../../storage/storage.ts';

export interface LocatedCredential {
  readonly org: OrgId;
  readonly credential: Credential;
}

/**
 * The credential of any kind with this secret, even if it is expired or revoked. Undefined if its organization lives elsewhere: a browser
 * that was signed in there can sign in to another organization here.
 */
export async function findCredential(reader: Reader, secret: string): Promise<LocatedCredential | undefined> {
  const place = await locate(reader, secret);
  return place === undefined || place.elsewhere !== null ? undefined : findAt(reader, place);
}

/** The same; undefined if it is expired or revoked. Throws `unavailable` with where the organization is, if it lives elsewhere. */
export async function findValidCredential(reader: Reader, secret: string, now: Instant): Promise<LocatedCredential | undefined> {
  const place = await locate(reader, secret);
  requireHere(place?.elsewhere ?? null);
  const found = place && (await findAt(reader, place));
  return found === undefined || isOver(found.credential, now) ? undefined : found;
}

interface CredentialPlace {
  readonly org: OrgId;
  readonly credentialId: string;
  /** JSON; null if the organization lives here. */
  readonly elsewhere: string | null;
}

async function locate(reader: Reader, secret: string): Promise<CredentialPlace | undefined> {
  const place = await reader.one(locateCredential, { digest: digest(secret) });
  return place && { ...place, elsewhere: (await reader.one(selectElsewhere, place))?.elsewhere ?? null };
}

async function findAt(reader: Reader, { org, credentialId }: CredentialPlace): Promise<LocatedCredential | undefined> {
  const row = await reader.one(selectCredential, { org, id: credentialId });
  return row && { org, credential: toCredential(row) };
}
