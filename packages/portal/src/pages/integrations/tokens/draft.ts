/** What somebody has filled in for a new token, and the body that the API takes. */
import type { Client } from '@heldby/client';
import type { PickedLocation, PickedPerson } from '../../../kit/picked.ts';

type Body = Parameters<Client['tokens']['create']>[0];
export type ScopeWord = Body['scopes'][number];

export interface Draft {
  readonly label: string;
  /** Null: the person who makes it. */
  readonly owner: PickedPerson | null;
  readonly scopes: readonly ScopeWord[];
  /** Days, or `never`. */
  readonly lifetime: string;
  /** A route in each line. */
  readonly endpoints: string;
  readonly location: PickedLocation | null;
  readonly dryRunOnly: boolean;
}

export const FIRST_DRAFT: Draft = {
  label: '',
  owner: null,
  scopes: [],
  lifetime: '90',
  endpoints: '',
  location: null,
  dryRunOnly: false,
};

const DAY_MS = 86_400_000;

export function bodyOf({ label, owner, scopes, lifetime, ...draft }: Draft, now: Date): Body {
  const limits = limitsOf(draft);
  return {
    label: label.trim(),
    scopes,
    expiresAt: lifetime === 'never' ? null : new Date(now.getTime() + Number(lifetime) * DAY_MS).toISOString(),
    ...(owner === null ? {} : { owner: { kind: 'person', id: owner.id } as const }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

/** Without what is not limited: the token is then as wide there as that of its maker. */
function limitsOf({ endpoints, location, dryRunOnly }: Pick<Draft, 'endpoints' | 'location' | 'dryRunOnly'>) {
  const routes = endpoints
    .split('\n')
    .map(route => route.trim())
    .filter(route => route !== '');
  return {
    ...(routes.length === 0 ? {} : { endpoints: routes }),
    ...(location === null ? {} : { locationIds: [location.id] }),
    ...(dryRunOnly ? { dryRunOnly } : {}),
  };
}
