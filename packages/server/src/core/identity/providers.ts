/** Stores the external OpenID providers of an organization. All code that adds, changes or removes one calls this file. */
import { isDeepStrictEqual } from 'node:util';
import { LENGTHS, PROVIDER_DOMAINS_LIMIT } from '@heldby/contract';
import { type IdentityProvider, isInsecureIssuer, type ProviderInput } from '../../domain/identity-provider.ts';
import type { OrgId, ProviderId } from '../../domain/ids.ts';
import { tidyName } from '../../domain/names.ts';
import { invalid, notFound, Problem, QUOTA } from '../../domain/problem.ts';
import { ownerOf } from '../../domain/provider-domains.ts';
import { asciiDomain, isPlainDomain } from '../../lib/domain-names.ts';
import type { Keyring } from '../../storage/keyring.ts';
import {
  deleteProvider,
  deleteProviderDomains,
  fromProvider,
  insertProvider,
  insertProviderDomain,
  selectProvider,
  selectProviders,
  toProvider,
  updateProvider,
  updateProviderSecret,
} from '../../storage/statements/providers.ts';
import type { Reader, Transaction } from '../../storage/storage.ts';
import { checkRevision, type Edit } from '../change.ts';
import { requireWayIn } from '../last-administrator.ts';
import { requireLength } from '../lengths.ts';
import { requireKnownLocation } from '../locations.ts';
import { recordProvider } from '../record-sign-in.ts';

/** A company and those that it has bought. All of them are read for each sign-in page. */
const PROVIDERS_LIMIT = 50;

/** What is left out stays. The issuer is for good: with the subject, it says who somebody is. */
export type ProviderChange = Partial<Omit<ProviderInput, keyof ProviderClient | 'issuer'>>;
export type ProviderClient = Pick<ProviderInput, 'clientId' | 'clientSecret'>;

export async function providersOf(reader: Reader, org: OrgId): Promise<IdentityProvider[]> {
  return (await reader.all(selectProviders, { org })).map(toProvider);
}

export async function requireProvider(reader: Reader, org: OrgId, id: ProviderId): Promise<IdentityProvider> {
  const row = await reader.one(selectProvider, { org, id });
  if (row === undefined) throw notFound('provider');
  return toProvider(row);
}

export async function createProvider(edit: Edit, { clientSecret, ...input }: ProviderInput): Promise<IdentityProvider> {
  const others = await providersOf(edit.tx, edit.org);
  if (others.length >= PROVIDERS_LIMIT)
    throw new Problem('conflict', `There are ${PROVIDERS_LIMIT} sign-in providers already: remove one first.`, {
      resource: QUOTA,
    });
  const id = edit.newId();
  const made: IdentityProvider = {
    ...input,
    id,
    name: tidyName('name', input.name),
    sealedSecret: sealed(edit, id, clientSecret),
    domains: tidyDomains(input.domains ?? []),
    verifiedAsText: input.verifiedAsText ?? false,
    groupsClaim: input.groupsClaim ?? null,
    rules: input.rules ?? [],
    newPeople: input.newPeople ?? null,
    createdAt: edit.now,
    modifiedAt: edit.now,
    revision: 1,
  };
  requireUsable(made);
  requireGivable(made);
  await requireLocations(edit, made);
  requireApart(made, others);
  edit.tx.send(insertProvider, { org: edit.org, ...fromProvider(made) });
  sendDomains(edit, made);
  recordProvider.created(edit, made);
  return made;
}

/** Writes nothing if nothing differs. */
export async function changeProvider(edit: Edit, before: IdentityProvider, change: ProviderChange): Promise<IdentityProvider> {
  checkRevision(edit, before);
  const { domains: _, name = before.name, ...members } = change;
  const given = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  const domains = change.domains === undefined ? before.domains : tidyDomains(change.domains);
  const wanted: IdentityProvider = { ...before, ...given, name: tidyName('name', name), domains };
  requireGivable(wanted);
  // A location that was closed since must not stop every other change.
  await requireLocations(edit, {
    rules: isDeepStrictEqual(wanted.rules, before.rules) ? [] : wanted.rules,
    newPeople: isDeepStrictEqual(wanted.newPeople, before.newPeople) ? null : wanted.newPeople,
  });
  const others = await providersOf(edit.tx, edit.org);
  requireApart(
    wanted,
    others.filter(({ id }) => id !== before.id),
  );
  if (isDeepStrictEqual(wanted, before)) return before;
  const after = save(edit, before, wanted);
  sendDomains(edit, after);
  if (isNarrower(before, after)) await requireWayIn(edit);
  return after;
}

/** Another secret is another revision, also under the same client id. */
export async function setProviderClient(
  edit: Edit,
  before: IdentityProvider,
  { clientId, clientSecret }: ProviderClient,
): Promise<IdentityProvider> {
  checkRevision(edit, before);
  return save(edit, before, { ...before, clientId, sealedSecret: sealed(edit, before.id, clientSecret) });
}

function save(edit: Edit, before: IdentityProvider, wanted: IdentityProvider): IdentityProvider {
  requireUsable(wanted);
  const after = { ...wanted, modifiedAt: edit.now, revision: before.revision + 1 };
  edit.tx.send(updateProvider, { org: edit.org, ...fromProvider(after) });
  recordProvider.updated(edit, before, after);
  return after;
}

/** Whether somebody who signed in there may have no provider any more. */
function isNarrower(before: IdentityProvider, after: IdentityProvider): boolean {
  if (before.domains.length === 0) return after.domains.length > 0;
  return before.domains.some(each => !after.domains.includes(each));
}

/** Who its accounts are here stays. */
export async function removeProvider(edit: Edit, before: IdentityProvider): Promise<void> {
  checkRevision(edit, before);
  edit.tx.send(deleteProviderDomains, { org: edit.org, providerId: before.id });
  edit.tx.send(deleteProvider, { org: edit.org, id: before.id });
  await requireWayIn(edit);
  recordProvider.removed(edit, before);
}

function sendDomains({ tx, org }: Edit, { id: providerId, domains }: IdentityProvider): void {
  tx.send(deleteProviderDomains, { org, providerId });
  for (const domain of domains) tx.send(insertProviderDomain, { org, domain, providerId });
}

function sealed({ keyring, org }: Edit, id: ProviderId, clientSecret: string): string {
  requireLength('clientSecret', clientSecret, LENGTHS.clientSecret);
  return keyring.seal(clientSecret, providerContext(org, id));
}

/** Binds the sealed client secret to its place in the store. */
export function providerContext(org: OrgId, id: ProviderId): string {
  return `client secret of the provider ${id} of organization ${org}`;
}

/** Seals the client secrets with the present key. One that cannot be read stays as it is. */
export async function resealProviders(tx: Transaction, org: OrgId, keyring: Keyring): Promise<void> {
  for (const { id, sealedSecret } of await tx.all(selectProviders, { org })) {
    const context = providerContext(org, id);
    if (!keyring.canOpen(sealedSecret, context)) continue;
    tx.send(updateProviderSecret, { org, id, sealedSecret: keyring.seal(keyring.open(sealedSecret, context), context) });
  }
}

/** Each once, as they are compared. */
function tidyDomains(domains: readonly string[]): string[] {
  const tidy = domains.map(given => {
    const domain = given.trim().replace(/^@/, '');
    if (!isPlainDomain(domain) || !domain.includes('.')) throw invalid('domains', 'domains such as example.com', given);
    return asciiDomain(domain);
  });
  const each = [...new Set(tidy)];
  if (each.length > PROVIDER_DOMAINS_LIMIT) throw invalid('domains', `at most ${PROVIDER_DOMAINS_LIMIT}`);
  return each;
}

/** Otherwise it would not be known who is asked about somebody, or whose subject it is. */
function requireApart({ issuer, domains }: IdentityProvider, others: readonly IdentityProvider[]): void {
  const same = others.find(each => each.issuer === issuer);
  if (same !== undefined) throw new Problem('conflict', `${same.name} has the issuer ${issuer} already: give it the domains.`);
  for (const domain of domains) {
    const owner = ownerOf(others, domain);
    if (owner !== undefined) throw new Problem('conflict', `The domain ${domain} belongs to ${owner.name} already.`);
  }
  const rest = domains.length === 0 ? others.find(each => each.domains.length === 0) : undefined;
  if (rest === undefined) return;
  throw new Problem('conflict', `${rest.name} is for everybody without a provider of their domain already: give domains.`);
}

/** Who adds people needs to say whose, and groups need a claim. */
function requireGivable({ domains, groupsClaim, rules, newPeople }: IdentityProvider): void {
  if (newPeople !== null && domains.length === 0)
    throw invalid('newPeople', 'given with domains, because it adds people of its domains alone');
  if (rules.length > 0 && groupsClaim === null)
    throw invalid('groupsClaim', 'given with rules, because they read the groups in it');
  if (groupsClaim === '') throw invalid('groupsClaim', 'the name of a claim');
}

async function requireLocations(edit: Edit, { rules, newPeople }: Pick<IdentityProvider, 'rules' | 'newPeople'>): Promise<void> {
  for (const { locationId } of [...rules, ...(newPeople === null ? [] : [newPeople])]) {
    if (locationId != null) await requireKnownLocation(edit.tx, edit.actor, locationId, 'locationId');
  }
}

function requireUsable({ issuer, loginClaim, clientId }: IdentityProvider): void {
  const isSecure = URL.canParse(issuer) && new URL(issuer).protocol === 'https:';
  if (!isSecure && !isInsecureIssuer(issuer)) throw invalid('issuer', 'an https URL', issuer);
  if (/[?#]/.test(issuer)) throw invalid('issuer', 'a URL without a query and a fragment', issuer);
  if (loginClaim === '') throw invalid('loginClaim', 'the name of a claim');
  if (clientId === '') throw invalid('clientId', 'given');
}
