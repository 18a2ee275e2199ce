/** Whether an organization lives in this store. */
import { requireHere } from '../domain/elsewhere.ts';
import type { OrgId } from '../domain/ids.ts';
import { selectElsewhere } from '../storage/statements/organizations.ts';
import type { Reader } from '../storage/storage.ts';

/** Throws `unavailable` with where the organization is, unless it lives in this store. */
export async function requireOrganizationHere(reader: Reader, org: OrgId): Promise<void> {
  requireHere((await reader.one(selectElsewhere, { org }))?.elsewhere ?? null);
}
