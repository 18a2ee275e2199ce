/** Reads when a person last signed in to an app catalog. */
import type { OrgId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectLastCatalogSignIn } from '../../storage/statements/handsets.ts';
import type { Reader } from '../../storage/storage.ts';

export interface HandsetHolder {
  readonly person: Person;
  /** Null if they never did. */
  readonly lastCatalogSignInAt: Instant | null;
}

export async function holderOf(reader: Reader, org: OrgId, person: Person): Promise<HandsetHolder> {
  const last = await reader.one(selectLastCatalogSignIn, { org, personId: person.id });
  return { person, lastCatalogSignInAt: last?.at ?? null };
}
