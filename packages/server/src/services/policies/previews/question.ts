/** What is asked of a preview, and what all previews answer. */
import type { Page, PageRequest } from '../../../core/core.ts';
import { requireOrganization } from '../../../core/organization/find.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Policy } from '../../../domain/organization.ts';
import type { ForeseenDeviceRow } from '../../../storage/statements/policy-previews.ts';
import type { Reader } from '../../../storage/storage.ts';

export type Show = 'all' | 'due' | 'grace' | 'exempt';

export type Proposed = { readonly [K in keyof Policy]?: Policy[K] | null };

export interface PreviewRequest extends PageRequest {
  readonly show: Show;
  /** Settings as if they were stored, null for not set; the others are as they are. */
  readonly proposed: Proposed;
}

export type Preview<T> = (actor: Actor, request: PreviewRequest) => Promise<Page<T>>;

export type ForeseenDevice = ForeseenDeviceRow;

/** The settings of the organization, with what is proposed in their place. */
export async function proposedPolicy(reader: Reader, org: number, proposed: Proposed): Promise<Policy> {
  const wanted = Object.entries({ ...(await requireOrganization(reader, org)).policy, ...proposed });
  return Object.fromEntries(wanted.filter(([, value]) => value !== null)) as Policy;
}

/** A cursor belongs to what was asked. */
export function filterOf({ show, proposed }: PreviewRequest): object {
  return { show, ...proposed };
}
