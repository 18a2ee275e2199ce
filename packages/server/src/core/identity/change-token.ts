/** Changes tokens that exist: another label, an earlier end, narrower limits. A token never becomes wider. */
import { type Credential, isOver } from '../../domain/credential.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { isWithin, limitsOf, type TokenLimits } from '../../domain/token-limits.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { fromCredential, updateCredential } from '../../storage/statements/credentials.ts';
import type { Edit } from '../change.ts';
import { requireOtherWayThan } from '../last-administrator.ts';
import { record } from '../record.ts';
import { replacePlaces, requireLimits } from './limits.ts';

export interface TokenChange {
  readonly label?: string;
  readonly expiresAt?: Instant | null | undefined;
  readonly limits?: Partial<TokenLimits>;
}

export async function changeToken(
  edit: Edit,
  before: Credential,
  { label, expiresAt, limits }: TokenChange,
): Promise<Credential> {
  if (before.kind !== 'api_token') throw new Problem('conflict', 'Only a token that was made by hand can be changed.');
  if (before.revokedAt !== null) throw new Problem('conflict', 'The token is revoked.');
  const after: Credential = {
    ...before,
    label: label ?? before.label,
    expiresAt: expiresAt === undefined ? before.expiresAt : earlier(before.expiresAt, expiresAt),
    limits: limits === undefined ? before.limits : await narrower(edit, before, limits),
  };
  const { id, label: name, expiresAt: end, limits: text } = fromCredential(after);
  edit.tx.send(updateCredential, { org: edit.org, id, label: name, expiresAt: end, limits: text });
  if (limits?.locationIds !== undefined) replacePlaces(edit, id, after.limits);
  if (after.limits !== null || isOver(after, edit.now)) await requireOtherWayThan(edit, before);
  record.credentialUpdated(edit, before, after);
  edit.afterCommit(() => edit.actors.forgetCredential(id));
  return after;
}

function earlier(before: Instant | null, wanted: Instant | null): Instant | null {
  if (before === null || (wanted !== null && wanted <= before)) return wanted;
  throw invalid(
    'expiresAt',
    `at most ${toIso(before)}: a token is not prolonged, make another one`,
    wanted && toIso(wanted),
    'range',
  );
}

async function narrower(
  edit: Edit,
  { subject, limits: before }: Credential,
  wish: Partial<TokenLimits>,
): Promise<TokenLimits | null> {
  const wanted = await requireLimits(edit, subject, { ...before, ...wish });
  const after = wanted === null ? null : limitsOf(wanted);
  if (isWithin(after, before)) return after;
  throw new Problem('conflict', 'A token does not become wider: make another one.');
}
