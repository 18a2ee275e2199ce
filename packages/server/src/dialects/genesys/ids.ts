/** Genesys' ids are UUIDs, as the core's are (contract genesys §2). */
import { notFound } from '../../domain/problem.ts';
import { parseUuid } from '../../lib/uuid.ts';

/** A malformed id is answered like an unknown one: the vendor has no other answer. */
export function deviceIdOf(params: Readonly<Record<string, string>>): string {
  const id = parseUuid(params.deviceId ?? '');
  if (id === undefined) throw notFound('device');
  return id;
}
