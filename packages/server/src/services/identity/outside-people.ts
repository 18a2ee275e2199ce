/** Finds the person that an outside provider names: by the identity that their first sign-in bound, or at that first sign-in. */
import { LENGTHS } from '@heldby/contract';
import { change, type Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { bindIdentity, type Subject } from '../../core/identity/outside-identities.ts';
import { providersOf } from '../../core/identity/providers.ts';
import { selfActor } from '../../core/self-actor.ts';
import type { IdentityProvider, OutsideIdentity } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { isPlainLogin, isSameLogin, isVerified, spellingsOf } from '../../domain/outside-login.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { addsPeopleOf, domainOfPerson, ownerOf, providerFor } from '../../domain/provider-domains.ts';
import { selectIdentityOfSubject, toIdentity } from '../../storage/statements/outside-identities.ts';
import { selectPerson, selectPersonByLogin, toPerson } from '../../storage/statements/people.ts';
import type { Reader } from '../../storage/storage.ts';
import { addPerson, giveByGroups } from './outside-standing.ts';
import { whenRefused } from './refusal.ts';
import { type Claimed, noAccount, RefusedSignIn } from './refused-identities.ts';
import type { SignedIn } from './sign-in.ts';

/** The claims of a verified ID token. */
export type Claims = Readonly<Record<string, unknown>>;

/** The provider that was asked, in its organization. */
export interface Asked {
  readonly org: OrgId;
  readonly provider: IdentityProvider;
}

/** Who the claims say it is. Undefined if they say nothing. */
export function claimedIn({ loginClaim }: IdentityProvider, claims: Claims | undefined): Claimed | undefined {
  const { sub: subject, [loginClaim]: login } = claims ?? {};
  if (typeof subject !== 'string' || subject === '' || subject.length > LENGTHS.subject) return undefined;
  const isLogin = typeof login === 'string' && login !== '' && login.length <= LENGTHS.name;
  return { subject, login: isLogin ? login : null };
}

/**
 * The person of these claims. A bound subject counts alone, whatever else the provider says of them by now. A new one is bound to
 * the person whose login the provider asserts, if their domain is the provider's.
 */
export async function recognize(core: Core, asked: Asked, who: Claimed, claims: Claims): Promise<SignedIn> {
  const { org, provider } = asked;
  const { issuer } = provider;
  const known = await core.storage.one(selectIdentityOfSubject, { org, issuer, subject: who.subject });
  if (known !== undefined) {
    const identity = toIdentity(known);
    return standing(core, asked, identity, await boundPerson(core, asked, identity), claims);
  }
  const login = requireProvenLogin(provider, who, claims);
  const subject = { issuer, subject: who.subject, login };
  const person = await personOf(core, org, login);
  if (person === undefined) {
    if (!addsPeopleOf(provider, login)) throw new RefusedSignIn('You have no account here.');
    const added = await addPerson(core, asked, subject, claims);
    return standing(core, asked, added.identity, added.person, claims);
  }
  return standing(core, asked, await bind(core, asked, person, subject), person, claims);
}

/** With what their groups give them. */
async function standing(core: Core, asked: Asked, identity: OutsideIdentity, person: Person, claims: Claims): Promise<SignedIn> {
  return signedIn(asked.org, await giveByGroups(core, asked, identity, person, claims), identity);
}

function signedIn(org: OrgId, person: Person, { id }: OutsideIdentity): SignedIn {
  return { org, person, proof: { kind: 'outside', identityId: id } };
}

/** The login that the claims assert, if the provider vouches for it. */
function requireProvenLogin(provider: IdentityProvider, { login }: Claimed, { email, email_verified: verified }: Claims): string {
  if (login === null) throw new RefusedSignIn(`${provider.name} sends no ${provider.loginClaim}, which is to say who you are.`);
  // Without this check, anybody who can edit the address in their profile could sign in as another person.
  const isDenied = verified !== undefined && typeof email === 'string' && isSameLogin(login, email);
  if ((provider.loginClaim === 'email' || isDenied) && !isVerified(provider, verified)) {
    const cause = new Error(`email_verified is ${JSON.stringify(verified) ?? 'missing'}`);
    throw new RefusedSignIn('Your e-mail address is not verified.', undefined, cause);
  }
  if (!isPlainLogin(login)) throw new RefusedSignIn('Your login has characters that look like others.');
  return login;
}

async function personOf({ storage }: Core, org: OrgId, login: string): Promise<Person | undefined> {
  for (const spelling of spellingsOf(login)) {
    const row = await storage.one(selectPersonByLogin, { org, loginKey: loginKey(spelling) });
    if (row === undefined || !isSameLogin(login, row.login)) continue;
    return requireEnabled(toPerson(row));
  }
  return undefined;
}

function requireEnabled(person: Person): Person {
  if (person.disabledReason === null) return person;
  throw new RefusedSignIn('Your account here is disabled.', person.id);
}

/** A domain that became another provider's takes its people with it. */
async function boundPerson({ storage }: Core, { org, provider }: Asked, { personId }: OutsideIdentity): Promise<Person> {
  const row = await storage.one(selectPerson, { org, id: personId });
  if (row === undefined) throw new RefusedSignIn('Your account here has ended.', personId);
  const person = requireEnabled(toPerson(row));
  const owner = ownerOf(await providersOf(storage, org), domainOfPerson(person));
  if (owner === undefined || owner.id === provider.id) return person;
  throw new RefusedSignIn(`You sign in at ${owner.name}, which has the domain of your login.`, personId);
}

/** Asks again in the transaction what the claims were compared with: the providers and the login may have been changed. */
async function bind(core: Core, { org, provider }: Asked, person: Person, who: Subject): Promise<OutsideIdentity> {
  const actor = await selfActor(core.storage, { org, person });
  const work = async (edit: Edit) => {
    const row = await edit.tx.one(selectPerson, { org, id: person.id });
    if (row === undefined || !isSameLogin(who.login, row.login)) throw noAccount();
    await requireInDomains(edit.tx, { org, provider }, toPerson(row));
    return bindIdentity(edit, person.id, who);
  };
  try {
    return await whenRefused(
      () => change(core, { actor }, { name: 'identities.bind', needs: null }, null, work),
      () => Promise.reject(noAccount()),
    );
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'forbidden') throw error;
    throw new RefusedSignIn(error.message, person.id, error);
  }
}

/** A provider says nothing about people of another one. */
async function requireInDomains(reader: Reader, { org, provider }: Asked, person: Person): Promise<void> {
  const providers = await providersOf(reader, org);
  if (!providers.some(({ id, issuer }) => id === provider.id && issuer === provider.issuer)) throw noAccount();
  const domain = domainOfPerson(person);
  if (providerFor(providers, domain)?.id === provider.id) return;
  const why = domain === null ? 'your login has no domain' : `it has not the domain ${domain}`;
  throw new RefusedSignIn(`${provider.name} does not sign you in here: ${why}.`, person.id);
}
