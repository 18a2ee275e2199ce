/**
 * What a person has proven at a sign-in. It is proven outside the transaction that issues something for it, because hashing is
 * slow and providers are far away. So that transaction asks again whether the proof still holds.
 */
import type { CredentialId, PersonId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { selectOutsideIdentity } from '../../storage/statements/outside-identities.ts';
import { selectProviderOfIssuer } from '../../storage/statements/providers.ts';
import { selectPassword } from '../../storage/statements/sign-in.ts';
import type { Edit } from '../change.ts';
import { isPresent } from '../present.ts';

export type Proof =
  /** `version` of the password that was given. */
  | { readonly kind: 'password'; readonly version: number }
  | { readonly kind: 'session'; readonly sessionId: CredentialId }
  /** The person's identity at an OpenID provider of the organization. */
  | { readonly kind: 'outside'; readonly identityId: string }
  /** A secret that the work itself checks: a code or refresh token that was used before revokes the whole sign-in. */
  | { readonly kind: 'presented' };

export interface Proven {
  readonly person: { readonly id: PersonId };
  readonly proof: Proof;
}

/** Throws `unauthenticated` if the password was replaced, the session ended or the identity unbound since it was proven. */
export async function requireProven(edit: Edit, proven: Proven): Promise<void> {
  if (!(await holds(edit, proven))) throw new Problem('unauthenticated', 'What was proven at the sign-in has ended.');
}

async function holds({ tx, org, now }: Edit, { person, proof }: Proven): Promise<boolean> {
  switch (proof.kind) {
    case 'password':
      return (await tx.one(selectPassword, { org, personId: person.id }))?.version === proof.version;
    case 'session':
      return isPresent(tx, { org, credentialId: proof.sessionId }, now);
    case 'outside': {
      const identity = await tx.one(selectOutsideIdentity, { org, id: proof.identityId });
      if (identity === undefined || identity.personId !== person.id) return false;
      return (await tx.one(selectProviderOfIssuer, { org, issuer: identity.issuer })) !== undefined;
    }
    case 'presented':
      return true;
  }
}
