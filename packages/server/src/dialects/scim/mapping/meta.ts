/** What an answer says about a resource: when it was made and changed, where it is, and which version it is. */
import { Problem } from '../../../domain/problem.ts';
import { type Instant, toIso } from '../../../lib/instant.ts';
import type { ResourceType } from '../schemas/attribute.ts';
import type { Document } from '../schemas/document.ts';

export interface Times {
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
}

/** Every change is at an instant of its own, so the last one names the version. */
export function versionOf({ modifiedAt }: Times): string {
  return `W/"${modifiedAt.toString(36)}"`;
}

export function metaOf({ name, endpoint }: ResourceType, base: string, id: string, times: Times): Document {
  return {
    resourceType: name,
    created: toIso(times.createdAt),
    lastModified: toIso(times.modifiedAt),
    location: `${base}${endpoint}/${id}`,
    version: versionOf(times),
  };
}

/** Versions are weak, and compared as they stand (RFC 7644 §3.14). Throws unless one of them is this one. */
export function requireVersion(header: string | undefined, times: Times): void {
  if (header === undefined || header.trim() === '*') return;
  const version = versionOf(times);
  const isSame = header.split(',').some(each => each.trim() === version || `W/${each.trim()}` === version);
  if (!isSame) throw new Problem('precondition_failed', 'The resource was changed meanwhile. Read it again.');
}

export function metaHeaders(times: Times, location?: unknown): Readonly<Record<string, string>> {
  return { ETag: versionOf(times), ...(typeof location === 'string' ? { Location: location } : {}) };
}
