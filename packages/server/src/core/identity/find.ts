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

/** The credential of any kind with this secret, even if it is expired or revoked. Throws `unavailable` if its organization lives elsewhere. */
export async function findCredential(reader: Reader, secret: string): Promise<LocatedCredential | undefined> {
  const place = await reader.one(locateCredential, { digest: digest(secret) });
  if (place !== undefined) requireHere((await reader.one(selectElsewhere, place))?.elsewhere ?? null);
  const row = place && (await reader.one(selectCredential, { org: place.org, id: place.credentialId }));
  return row && { org: place.org, credential: toCredential(row) };
}

/** The same; undefined if it is expired or revoked. */
export async function findValidCredential(reader: Reader, secret: string, now: Instant): Promise<LocatedCredential | undefined> {
  const found = await findCredential(reader, secret);
  return found === undefined || isOver(found.credential, now) ? undefined : found;
}
