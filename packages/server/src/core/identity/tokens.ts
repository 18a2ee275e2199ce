/** Issues API tokens, which people make for themselves and administrators for others. */
import { type Policy, TOKEN_DAYS } from '../../domain/organization.ts';
import { invalid, notFound, Problem } from '../../domain/problem.ts';
import { coversScopes, scopeMask } from '../../domain/scope.ts';
import type { TokenLimits } from '../../domain/token-limits.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import type { Edit } from '../change.ts';
import { requireTokenOfDirectory } from '../directory-guards.ts';
import { requireOwner } from '../owners.ts';
import { type CredentialWish, type Issued, issueCredential } from './credentials.ts';
import { requireLimits, requireNotLonger, storePlaces } from './limits.ts';

export interface TokenWish extends Pick<CredentialWish, 'subject' | 'scopes' | 'label'> {
  /** Null: it does not expire. Left out: as the organization's policy says. */
  readonly expiresAt?: Instant | null | undefined;
  readonly limits?: Partial<TokenLimits>;
}

const DAY_MICROS = 86_400_000_000;

/** The token cannot have a scope that its issuer does not have, nor be valid for longer than the policy allows. */
export async function issueApiToken(edit: Edit, { expiresAt, limits: wanted, ...wish }: TokenWish): Promise<Issued> {
  if (!coversScopes(edit.actor.scopes, scopeMask(wish.scopes))) {
    throw new Problem('forbidden', 'A token can carry no scope that its issuer does not hold.');
  }
  if (wish.subject.kind !== 'person' && wish.subject.kind !== 'application') {
    throw invalid('owner', 'a person or an application', wish.subject.kind, 'enum');
  }
  await requireTokenOfDirectory(edit, wish.subject, wish.scopes);
  const { disabledReason } = await requireOwner(edit.tx, edit.actor, wish.subject);
  if (disabledReason !== null) throw new Problem('conflict', 'The holder of the token is disabled: enable them first.');
  const row = await edit.tx.one(selectOrganization, { org: edit.org });
  if (row === undefined) throw notFound('organization');
  const ends = endOf(toOrganization(row).policy, expiresAt, edit.now);
  await requireNotLonger(edit, ends);
  const limits = await requireLimits(edit, wish.subject, wanted);
  const issued = await issueCredential(edit, 'api_token', { ...wish, limits, expiresAt: ends });
  storePlaces(edit, issued.credential.id, limits);
  return issued;
}

function endOf(
  { tokenDays = TOKEN_DAYS, maxTokenDays }: Policy,
  wanted: Instant | null | undefined,
  now: Instant,
): Instant | null {
  if (wanted === undefined) return now + Math.min(tokenDays, maxTokenDays ?? tokenDays) * DAY_MICROS;
  if (wanted !== null && wanted <= now) throw invalid('expiresAt', 'in the future', toIso(wanted), 'range');
  if (maxTokenDays === undefined || (wanted !== null && wanted <= now + maxTokenDays * DAY_MICROS)) return wanted;
  const value = wanted === null ? null : toIso(wanted);
  throw invalid('expiresAt', `at most ${maxTokenDays} days from now, the organization's maxTokenDays`, value, 'range');
}
