/** Revisions as entity tags: what answers carry as `ETag`, and requests as `If-Match`. */
import { Problem } from '../../../domain/problem.ts';

/** Sets the ETag that `If-Match` takes, and passes the object on. */
export function tagged<T extends { readonly revision: number }>(
  call: { header: (name: string, value: string) => void },
  object: T,
): T {
  call.header('ETag', `"${object.revision}"`);
  return object;
}

/** Revisions count from 1: no object has this one. */
const NO_REVISION = 0;
const ENTITY_TAG = /^\s*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*$/;

/**
 * RFC 9110 §13.1.1, with revisions as entity tags: `"3"`, or `*` for any revision. A weak tag never matches, and
 * neither does a tag of another server. Lists of tags are not supported: no client of this API needs them.
 */
export function revisionOf(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const [, weak, tag] = ENTITY_TAG.exec(header) ?? [];
  if (tag === undefined) throw new Problem('invalid', 'If-Match must be the ETag of an earlier answer.');
  return weak === undefined && /^[1-9]\d{0,14}$/.test(tag) ? Number(tag) : NO_REVISION;
}
