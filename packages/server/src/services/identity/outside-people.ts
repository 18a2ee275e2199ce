/** Finds the person that an outside provider names: by the identity that their first sign-in bound, or at that first sign-in. */
import { change, type Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { bindIdentity, type Subject } from '../../core/identity/outside-identities.ts';
import { selfActor } from '../../core/self-actor.ts';
import type { IdentityProvider, OutsideIdentity } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { isPlainLogin, isSameLogin, isVerified, spellingsOf } from '../../domain/outside-login.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { selectIdentityOfSubject } from '../../storage/statements/outside-identities.ts';
import { selectPerson, selectPersonByLogin, toPerson } from '../../storage/statements/people.ts';
import { selectProvider } from '../../storage/statements/providers.ts';
import { whenRefused } from './refusal.ts';
import type { SignedIn } from './sign-in.ts';

/** The claims of a verified ID token. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * The person of these claims. A bound subject counts alone, whatever else the provider says of them by now. A new one is bound to
 * the person whose login the provider asserts.
 */
export async function recognize(
  core: Core,
  org: OrgId,
  provider: IdentityProvider,
  claims: Claims | undefined,
): Promise<SignedIn> {
  const { iss: issuer, sub: subject } = claims ?? {};
  if (claims === undefined || typeof issuer !== 'string' || typeof subject !== 'string' || subject === '')
    throw unnamed(provider);
  const known = await core.storage.one(selectIdentityOfSubject, { org, issuer, subject });
  if (known !== undefined) return signedIn(org, await presentPerson(core, org, known), known);
  const login = requireProvenLogin(provider, claims);
  const person = await personOf(core, org, login);
  const identity = await bind(core, org, provider, person, { issuer, subject, login });
  return signedIn(org, person, identity);
}

/** The refusal for somebody that the provider knows but who may not sign in here. */
export function noAccount(): Problem {
  return refused('You have no account here, or it is disabled.');
}

export function refused(text: string, cause?: unknown): Problem {
  return new Problem('forbidden', text, cause === undefined ? {} : { cause });
}

function signedIn(org: OrgId, person: Person, { id }: OutsideIdentity): SignedIn {
  return { org, person, proof: { kind: 'outside', identityId: id } };
}

function unnamed({ name }: IdentityProvider): Problem {
  return refused(`${name} did not say who you are.`);
}

/** The login that the claims assert, if the provider vouches for it. */
function requireProvenLogin(provider: IdentityProvider, claims: Claims): string {
  const { [provider.loginClaim]: login, email, email_verified: verified } = claims;
  if (typeof login !== 'string' || login === '') throw unnamed(provider);
  // Without this check, anybody who can edit the address in their profile could sign in as another person.
  const isDenied = verified !== undefined && typeof email === 'string' && isSameLogin(login, email);
  if ((provider.loginClaim === 'email' || isDenied) && !isVerified(provider, verified)) {
    throw refused(
      'Your e-mail address is not verified.',
      new Error(`email_verified is ${JSON.stringify(verified) ?? 'missing'}`),
    );
  }
  if (!isPlainLogin(login)) throw refused('Your login has characters that look like others.');
  return login;
}

async function personOf({ storage }: Core, org: OrgId, login: string): Promise<Person> {
  for (const spelling of spellingsOf(login)) {
    const row = await storage.one(selectPersonByLogin, { org, loginKey: loginKey(spelling) });
    if (row === undefined || !isSameLogin(login, row.login)) continue;
    if (row.disabledReason !== null) break;
    return toPerson(row);
  }
  throw noAccount();
}

async function presentPerson({ storage }: Core, org: OrgId, { personId }: OutsideIdentity): Promise<Person> {
  const row = await storage.one(selectPerson, { org, id: personId });
  if (row === undefined || row.disabledReason !== null) throw noAccount();
  return toPerson(row);
}

/** Asks again in the transaction what the claims were compared with: the provider and the login may have been changed. */
async function bind(core: Core, org: OrgId, provider: IdentityProvider, person: Person, who: Subject): Promise<OutsideIdentity> {
  const actor = await selfActor(core.storage, { org, person });
  const work = async (edit: Edit) => {
    const asked = await edit.tx.one(selectProvider, { org });
    const row = await edit.tx.one(selectPerson, { org, id: person.id });
    if (asked?.issuer !== provider.issuer || row === undefined || !isSameLogin(who.login, row.login)) throw noAccount();
    return bindIdentity(edit, person.id, who);
  };
  return whenRefused(
    () => change(core, { actor }, { name: 'identities.bind', needs: null }, null, work),
    () => Promise.reject(noAccount()),
  );
}
