/** Tokens that people make for themselves, and administrators for others, within a transaction. */
import { Problem } from '../../domain/problem.ts';
import { coversScopes, scopeMask } from '../../domain/scope.ts';
import type { Edit } from '../change.ts';
import { requireOwner } from '../owners.ts';
import { type CredentialWish, type Issued, issueCredential } from './credentials.ts';

/** Nobody hands out what they do not hold themselves. */
export async function issueApiToken(edit: Edit, wish: CredentialWish): Promise<Issued> {
  if (!coversScopes(edit.actor.scopes, scopeMask(wish.scopes))) {
    throw new Problem('forbidden', 'A token can carry no scope that its issuer does not hold.');
  }
  await requireOwner(edit.tx, edit.actor, wish.subject);
  return issueCredential(edit, 'api_token', wish);
}
