/** Finds and parses what a command's arguments name: an organization, person, holder, role, scopes, grants or expiry. */

import type { Page, PageRequest } from '../core/core.ts';
import { SCOPES_OF_ROLE } from '../core/rights.ts';
import { type Actor, systemActor } from '../domain/actor.ts';
import { type Application, GRANT_KINDS, type GrantKind } from '../domain/credential.ts';
import type { Organization } from '../domain/organization.ts';
import type { Owner } from '../domain/owner.ts';
import type { Person } from '../domain/person.ts';
import { Problem } from '../domain/problem.ts';
import { faultOfRedirectUri } from '../domain/redirect-uri.ts';
import { ROLES, type Role } from '../domain/role.ts';
import { isScope, SCOPES, type Scope } from '../domain/scope.ts';
import { type Instant, parseAsOf } from '../lib/instant.ts';
import { parseUuid } from '../lib/uuid.ts';
import type { Services } from '../services/services.ts';

const PAGE_ITEMS = 500;
const DURATION = /^(\d{1,6})([smhdw])$/;
const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** The input of every operation within an organization. */
export interface InOrganization {
  /** Its name or id. Can be left out if there is only one. */
  readonly organization?: string | undefined;
}

/** The organization with this name or id; if undefined, the only one there is. */
export async function organizationNamed(services: Services, wanted: string | undefined): Promise<Organization> {
  const all = await services.organizations.list();
  const found = wanted === undefined ? all : all.filter(each => each.id === wanted.toLowerCase() || each.name === wanted);
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    const names = found.map(each => `${each.name} (${each.id})`).join(', ');
    throw new Problem('invalid', `Say which organization with --org: ${names}.`);
  }
  if (wanted === undefined) {
    throw new Problem('not_found', 'There is no organization yet: create one with `heldby org create <name>`.');
  }
  throw new Problem('not_found', `There is no organization ${JSON.stringify(wanted)}.`);
}

/** The operator at the command line, who may do everything in the organization. */
export function systemOf(organization: Organization): Actor {
  return systemActor(organization.org, organization.id);
}

/** The person with this login or id. */
export async function personNamed(services: Services, actor: Actor, wanted: string): Promise<Person> {
  const byLogin = await services.people.findByLogin(actor, wanted);
  if (byLogin !== undefined) return byLogin;
  const id = parseUuid(wanted);
  const byId = id === undefined ? undefined : await orUndefined(services.people.get(actor, id));
  if (byId !== undefined) return byId;
  throw new Problem('not_found', `There is no person ${JSON.stringify(wanted)}.`);
}

export interface NamedOwner {
  readonly owner: Owner;
  readonly name: string;
  readonly role: Role;
}

/** The person by login or id, or the application by client id or id. */
export async function ownerNamed(
  services: Services,
  actor: Actor,
  wanted: { readonly person?: string | undefined; readonly application?: string | undefined },
): Promise<NamedOwner> {
  if ((wanted.person === undefined) === (wanted.application === undefined)) {
    throw new Problem('invalid', 'Name the owner of the token with either --person or --application.');
  }
  if (wanted.person !== undefined) {
    const { id, displayName, role } = await personNamed(services, actor, wanted.person);
    return { owner: { kind: 'person', id }, name: displayName, role };
  }
  const application = await applicationNamed(services, actor, wanted.application ?? '');
  return { owner: { kind: 'application', id: application.id }, name: application.name, role: application.role };
}

/** The application with this client id or id. */
export async function applicationNamed(services: Services, actor: Actor, wanted: string): Promise<Application> {
  const applications = await everyPage(page => services.applications.list(actor, page));
  const application = applications.find(each => each.clientId === wanted || each.id === wanted.toLowerCase());
  if (application === undefined) throw new Problem('not_found', `There is no application ${JSON.stringify(wanted)}.`);
  return application;
}

/** Returns a function that looks up the name of a holder; empty for one that was removed. */
export async function namesOfOwners(services: Services, actor: Actor): Promise<(owner: Owner) => Promise<string>> {
  const applications = await everyPage(page => services.applications.list(actor, page));
  const known = new Map(applications.map(each => [each.id, each.name]));
  return async ({ kind, id }) => {
    const name = known.get(id);
    if (name !== undefined || kind !== 'person') return name ?? '';
    const person = await orUndefined(services.people.get(actor, id));
    known.set(id, person?.displayName ?? '');
    return person?.displayName ?? '';
  };
}

export function roleNamed(text: string | undefined): Role {
  const role = ROLES.find(each => each === (text ?? 'member'));
  if (role === undefined) throw new Problem('invalid', `--role must be one of ${ROLES.join(', ')}, not ${JSON.stringify(text)}.`);
  return role;
}

/** The scopes of a token for which none are given: everything that the holder's role allows. */
export function defaultScopes(role: Role): readonly Scope[] {
  return SCOPES_OF_ROLE[role];
}

export function parseScopes(words: readonly string[]): Scope[] {
  return words.map(word => {
    if (isScope(word)) return word;
    throw new Problem('invalid', `--scope must be one of ${SCOPES.join(', ')}, not ${JSON.stringify(word)}.`);
  });
}

export function parseGrants(words: readonly string[]): GrantKind[] {
  return words.map(word => {
    const grant = GRANT_KINDS.find(each => each === word);
    if (grant !== undefined) return grant;
    throw new Problem('invalid', `--grant must be one of ${GRANT_KINDS.join(', ')}, not ${JSON.stringify(word)}.`);
  });
}

export function parseRedirectUris(uris: readonly string[]): readonly string[] {
  for (const uri of uris) {
    const fault = faultOfRedirectUri(uri);
    if (fault !== undefined) throw new Problem('invalid', `--redirect-uri must be ${fault}, not ${JSON.stringify(uri)}.`);
  }
  return uris;
}

/** `12h`, `30d`, a date-time, or a day (its end in UTC); null for `never`, undefined if nothing is said. */
export function expiryOf(text: string | undefined, nowMs: number = Date.now()): Instant | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'never') return null;
  const [, count, unit] = DURATION.exec(text) ?? [];
  const seconds = UNIT_SECONDS[unit ?? ''];
  const instant = seconds === undefined ? parseAsOf(text) : nowMs * 1_000 + Number(count) * seconds * 1_000_000;
  if (instant !== undefined && instant > nowMs * 1_000) return instant;
  throw new Problem(
    'invalid',
    `--expires must be a duration such as 12h or 30d, a day or date-time in the future, or never, not ${JSON.stringify(text)}.`,
  );
}

/** Reads all pages of a list. */
export async function everyPage<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await read({ limit: PAGE_ITEMS, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

async function orUndefined<T>(looked: Promise<T>): Promise<T | undefined> {
  try {
    return await looked;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return undefined;
    throw error;
  }
}
