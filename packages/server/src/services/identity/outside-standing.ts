/** What an outside provider says of somebody beside who they are: their groups, and names for somebody new. */
import { LENGTHS } from '@heldby/contract';
import { change, type Edit } from '../../core/change.ts';
import { addOutsidePerson, type OutsideNames } from '../../core/composed/add-outside-person.ts';
import { applySignInRules } from '../../core/composed/sign-in-rules.ts';
import type { Core } from '../../core/core.ts';
import type { Subject } from '../../core/identity/outside-identities.ts';
import { systemActor } from '../../domain/actor.ts';
import type { IdentityProvider, OutsideIdentity } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { emailKey } from '../../domain/names.ts';
import { isSameLogin, isVerified, spellingsOf } from '../../domain/outside-login.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { addsPeopleOf } from '../../domain/provider-domains.ts';
import { selectOrganization } from '../../storage/statements/organizations.ts';
import { selectIdentityOfSubject, selectStandingsOfPerson, toIdentity } from '../../storage/statements/outside-identities.ts';
import { type NamesakeRow, selectNamesake, selectPerson, toPerson } from '../../storage/statements/people.ts';
import { selectProvider, toProvider } from '../../storage/statements/providers.ts';
import { noAccount, RefusedSignIn } from './refused-identities.ts';

type Claims = Readonly<Record<string, unknown>>;

interface Asked {
  readonly org: OrgId;
  readonly provider: IdentityProvider;
}

/** Providers put at most some hundred groups into a token. */
const GROUPS_LIMIT = 1_000;

/** Undefined where nothing is read, or the token says that there are more groups than it holds (as Entra does). */
export function groupsIn({ groupsClaim }: IdentityProvider, claims: Claims): readonly string[] | undefined {
  if (groupsClaim === null) return undefined;
  const { [groupsClaim]: groups, _claim_names: elsewhere, hasgroups } = claims;
  if (groups === undefined) {
    const isElsewhere = typeof elsewhere === 'object' && elsewhere !== null && groupsClaim in elsewhere;
    return isElsewhere || hasgroups === true ? undefined : [];
  }
  const list = Array.isArray(groups) ? groups : [groups];
  const names = list.filter(each => typeof each === 'string' && each !== '' && each.length <= LENGTHS.name);
  return names.slice(0, GROUPS_LIMIT) as string[];
}

/** Gives what the rules say. The last full administrator who can sign in stays one. */
export async function giveByGroups(
  core: Core,
  { org, provider }: Asked,
  identity: OutsideIdentity,
  person: Person,
  claims: Claims,
): Promise<Person> {
  const groups = groupsIn(provider, claims);
  if (groups === undefined && !(await hasGiven(core, org, person))) return person;
  const write = { actor: await system(core, org), reason: `the groups that ${provider.name} named at their sign-in` };
  try {
    return await change(core, write, { name: 'identities.applyRules', needs: null }, null, async edit => {
      const row = await edit.tx.one(selectPerson, { org, id: person.id });
      if (row === undefined) return person;
      return applySignInRules(edit, await stillThere(edit, provider), identity, toPerson(row), groups);
    });
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') return person;
    throw error;
  }
}

/** Whether a sign-in has something to take back, also where its token says nothing. */
async function hasGiven({ storage }: Core, org: OrgId, { id: personId }: Person): Promise<boolean> {
  return (await storage.all(selectStandingsOfPerson, { org, personId })).some(({ given }) => given !== null);
}

/** It may have been changed or removed since it was asked. */
async function stillThere({ tx, org }: Edit, { id }: IdentityProvider): Promise<IdentityProvider> {
  const row = await tx.one(selectProvider, { org, id });
  if (row === undefined) throw noAccount();
  return toProvider(row);
}

/** Adds somebody who is not here, where the provider may. Of two first sign-ins at once, the second finds what the first added. */
export async function addPerson(
  core: Core,
  { org, provider }: Asked,
  who: Subject,
  claims: Claims,
): Promise<{ readonly person: Person; readonly identity: OutsideIdentity }> {
  const write = { actor: await system(core, org), reason: `their first sign-in at ${provider.name}` };
  try {
    return await change(core, write, { name: 'identities.addPerson', needs: null }, null, async edit => {
      const known = await edit.tx.one(selectIdentityOfSubject, { org, issuer: who.issuer, subject: who.subject });
      const row = known === undefined ? undefined : await edit.tx.one(selectPerson, { org, id: known.personId });
      if (known !== undefined && row !== undefined) return { person: toPerson(row), identity: toIdentity(known) };
      const present = await stillThere(edit, provider);
      if (!addsPeopleOf(present, who.login)) throw noAccount();
      const names = namesIn(present, who.login, claims);
      await requireNoNamesake(edit, who.login, names.email ?? null);
      return addOutsidePerson(edit, present, who, names);
    });
  } catch (error) {
    if (
      error instanceof RefusedSignIn ||
      !(error instanceof Problem) ||
      !['conflict', 'forbidden', 'invalid'].includes(error.code)
    )
      throw error;
    throw new RefusedSignIn(error.message, undefined, error);
  }
}

/**
 * Somebody who is known here by the login or the address, in whatever spelling, is not added once more: not beside themselves, and
 * not after an administrator disabled or removed them.
 */
async function requireNoNamesake({ tx, org }: Edit, login: string, email: string | null): Promise<void> {
  const names = [login, ...(email === null ? [] : [email])];
  for (const spelling of new Set(names.flatMap(spellingsOf))) {
    const keys = { loginKey: loginKey(spelling), emailKey: emailKey(spelling) };
    const namesake = await tx.one(selectNamesake, { org, ...keys });
    if (namesake !== undefined) throw new RefusedSignIn(whyNotAdded(namesake, spelling), namesake.id);
  }
}

function whyNotAdded({ removedAt, disabledReason }: NamesakeRow, name: string): string {
  if (removedAt !== null) return 'Your account here has ended. Ask your administrator.';
  if (disabledReason !== null) return 'Your account here is disabled.';
  return `${name} belongs to an account here with another login. Ask your administrator to give that account your login.`;
}

function namesIn(provider: IdentityProvider, login: string, claims: Claims): OutsideNames {
  const { given_name, family_name, name, email, email_verified: verified } = claims;
  const isTheirs = typeof email === 'string' && (isVerified(provider, verified) || isSameLogin(login, email));
  const named = text(name);
  return {
    firstName: text(given_name) ?? (named === undefined ? (login.split('@')[0] ?? login) : ''),
    lastName: text(family_name) ?? '',
    ...(named === undefined ? {} : { displayName: named }),
    email: isTheirs && email.length <= LENGTHS.email ? email : null,
  };
}

function text(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim.trim() !== '' && claim.length <= LENGTHS.name ? claim : undefined;
}

async function system({ storage }: Core, org: OrgId) {
  const row = await storage.one(selectOrganization, { org });
  return systemActor(org, row?.id ?? '');
}
