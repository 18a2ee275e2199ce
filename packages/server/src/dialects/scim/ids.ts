/** Ids are UUIDs, as the native API writes them. */
import { notFound } from '../../domain/problem.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export type Kind = 'person' | 'group' | 'device';

/** Reads a path segment. A malformed id is answered like an unknown one. */
export function idOf(text: string | undefined, kind: Kind): string {
  if (text === undefined || !UUID.test(text)) throw notFound(kind);
  return text.toLowerCase();
}
