/** Reads the settings of an organization as they are stored, and when each was last changed. */
import type { Actor } from '../../domain/actor.ts';
import { type Doer, SYSTEM } from '../../domain/assignment.ts';
import type { Policy } from '../../domain/organization.ts';
import type { Instant } from '../../lib/instant.ts';
import { type NamedPolicyChangeRow, selectPolicyChanges } from '../../storage/statements/policy-changes.ts';
import type { Reader } from '../../storage/storage.ts';
import { requireRight } from '../rights.ts';
import { requireOrganization } from './find.ts';

export interface PolicyWithChanges {
  readonly policy: Policy;
  readonly changes: ReadonlyMap<string, { readonly at: Instant; readonly by: Doer }>;
}

export async function readPolicy(reader: Reader, actor: Actor): Promise<PolicyWithChanges> {
  requireRight(actor, 'read policy');
  const { policy } = await requireOrganization(reader, actor.org);
  const rows = await reader.all(selectPolicyChanges, { org: actor.org });
  return { policy, changes: new Map(rows.map(row => [row.setting, { at: row.at, by: doerOf(row) }])) };
}

function doerOf({ actorKind: kind, actorId: id, actorName }: NamedPolicyChangeRow): Doer {
  return kind === 'system' ? SYSTEM : { kind, id, name: actorName ?? '' };
}
