/** Issues API tokens, which people make for themselves and administrators for others. */
import { Problem } from '../../domain/problem.ts';
import { coversScopes, scopeMask } from '../../domain/scope.ts';
import type { Edit } from '../change.ts';
import { requireOwner } from '../owners.ts';
import { type CredentialWish, type Issued, issueCredential } from './credentials.ts';

/** The token cannot have a scope that its issuer does not have. */
export async function issueApiToken(edit: Edit, wish: CredentialWish): Promise<Issued> {
  if (!coversScopes(edit.actor.scopes, scopeMask(wish.scopes))) {
    throw new Problem('forbidden', 'A token can carry no scope that its issuer does not hold.');
  }
  const { disabledReason } = await requireOwner(edit.tx, edit.actor, wish.subject);
  if (disabledReason !== null) throw new Problem('conflict', 'The holder of the token is disabled: enable them first.');
  return issueCredential(edit, 'api_token', wish);
}
