/** The table of rights: which roles and scopes a purpose needs, and where. No other file lists roles. */
import { PURPOSE_WORDS, type PurposeWord } from '@heldby/contract';
import type { Actor } from '../domain/actor.ts';
import type { LocationId, OwnerId } from '../domain/ids.ts';
import { notFound, Problem } from '../domain/problem.ts';
import { ROLES, type Role } from '../domain/role.ts';
import { hasScope, type Scope } from '../domain/scope.ts';
import type { Reach } from '../storage/statements/reach.ts';

/** What a purpose needs: one of these roles, and one of these scopes if there are any. */
interface Right {
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
  /** The message of a refusal. Has a default. */
  readonly refusal?: string;
}

const EVERYBODY: readonly Role[] = ROLES;
const ADMINISTRATORS: readonly Role[] = ['full', 'read_only', 'user_admin', 'location_admin'];
const FULL: readonly Role[] = ['full'];
const FULL_OR_READ: readonly Role[] = ['full', 'read_only'];
const FULL_OR_USERS: readonly Role[] = ['full', 'user_admin'];
const FULL_OR_LOCATION: readonly Role[] = ['full', 'location_admin'];

const BY_ROLE = 'Your role does not allow this.';
const BY_TOKEN_ADMINISTRATOR = 'This needs a full administrator, and a token with the scope tokens:write.';
const BY_OPERATOR = 'This needs the operator: a full administrator with a token that has the scope installation:admin.';

/** The scopes of a row are alternatives. A row without scopes relies on the scope that the route requires. */
const RIGHTS = {
  'read devices': { roles: ADMINISTRATORS, scopes: ['devices.org:read'] },
  'write devices': { roles: FULL_OR_LOCATION, scopes: ['devices.org:write'] },
  'write history': {
    roles: ['full', 'user_admin', 'location_admin'],
    scopes: ['history:write'],
    refusal: 'What happened in the past needs an administrator, and a token with the scope history:write.',
  },
  'rebuild the search index': { roles: FULL, scopes: ['devices.org:write'], refusal: BY_ROLE },
  'read people': { roles: ADMINISTRATORS, scopes: ['people.org:read'] },
  'write people': { roles: FULL_OR_USERS, scopes: ['people.org:write'] },
  'erase people': {
    roles: FULL,
    scopes: ['people.org:erase'],
    refusal: 'Only a full administrator erases people, with a token with the scope people.org:erase.',
  },
  'export people': {
    roles: FULL,
    scopes: ['people.org:read'],
    refusal:
      'Only a full administrator gets a copy of what is stored about somebody else, with a token with the scope people.org:read.',
  },
  'give administrator roles': {
    roles: FULL,
    scopes: [],
    refusal: 'Only a full administrator gives or changes administrator roles.',
  },
  'read events': {
    roles: FULL_OR_READ,
    scopes: ['events:read'],
    refusal: 'The events of the organization need a full or a read-only administrator, and a token with the scope events:read.',
  },
  'read timelines': { roles: ADMINISTRATORS, scopes: ['events:read'] },
  'read sign-ins': { roles: FULL_OR_READ, scopes: ['events:read'] },
  'read jobs': { roles: FULL_OR_READ, scopes: ['events:read'] },
  'control jobs': {
    roles: FULL,
    scopes: ['devices.org:write'],
    refusal: 'Only a full administrator does this to jobs of others, with a token with the scope devices.org:write.',
  },
  'read locations': { roles: ADMINISTRATORS, scopes: ['devices.org:read', 'telephony:read'] },
  'write locations': {
    roles: FULL,
    scopes: ['devices.org:write'],
    refusal: 'Only a full administrator adds locations, with a token with the scope devices.org:write.',
  },
  'read desk devices': { roles: ADMINISTRATORS, scopes: ['devices.org:read', 'telephony:read'] },
  'read lines and guests of others': { roles: ADMINISTRATORS, scopes: ['telephony:read'] },
  'read desk configuration': { roles: ADMINISTRATORS, scopes: [], refusal: BY_ROLE },
  'read phone models': { roles: FULL_OR_READ, scopes: [], refusal: BY_ROLE },
  'read desk settings': { roles: FULL_OR_READ, scopes: [], refusal: BY_ROLE },
  'write desk settings': { roles: FULL, scopes: [], refusal: BY_ROLE },
  'make example passwords': { roles: FULL_OR_LOCATION, scopes: [], refusal: BY_ROLE },
  'write phone passwords': { roles: FULL_OR_USERS, scopes: [], refusal: BY_ROLE },
  'read call settings': { roles: ADMINISTRATORS, scopes: [], refusal: BY_ROLE },
  'write call settings': { roles: ['full', 'location_admin', 'user_admin'], scopes: [], refusal: BY_ROLE },
  'write host settings of people': { roles: FULL_OR_LOCATION, scopes: [], refusal: BY_ROLE },
  'write host settings of workspaces': { roles: FULL, scopes: [], refusal: BY_ROLE },
  'read guests': { roles: ['full', 'read_only', 'location_admin'], scopes: [], refusal: BY_ROLE },
  'write guests': { roles: FULL_OR_LOCATION, scopes: [], refusal: BY_ROLE },
  'read members': { roles: FULL_OR_READ, scopes: [], refusal: BY_ROLE },
  'write members': { roles: FULL, scopes: [], refusal: BY_ROLE },
  'read lines of people': { roles: ['full', 'read_only', 'location_admin'], scopes: [], refusal: BY_ROLE },
  'read lines of workspaces': { roles: FULL_OR_READ, scopes: [], refusal: BY_ROLE },
  'read lines of virtual lines': { roles: FULL_OR_READ, scopes: [], refusal: BY_ROLE },
  'read lines of applications': { roles: [], scopes: [], refusal: BY_ROLE },
  'write own tokens': { roles: EVERYBODY, scopes: ['tokens:write'], refusal: 'This needs a token with the scope tokens:write.' },
  'write tokens of others': { roles: FULL, scopes: ['tokens:write'], refusal: BY_TOKEN_ADMINISTRATOR },
  'write applications': { roles: FULL, scopes: ['tokens:write'], refusal: BY_TOKEN_ADMINISTRATOR },
  'write organization': { roles: FULL, scopes: ['tokens:write'], refusal: BY_TOKEN_ADMINISTRATOR },
  'read hosts': { roles: FULL_OR_READ, scopes: [], refusal: BY_ROLE },
  'write hosts': { roles: FULL, scopes: ['installation:admin'], refusal: BY_OPERATOR },
  'administer the installation': { roles: FULL, scopes: ['installation:admin'], refusal: BY_OPERATOR },
  'choose client ids': {
    roles: FULL,
    scopes: ['installation:admin'],
    refusal: 'Where an installation has several organizations, only the operator chooses client ids. Leave it out to get one.',
  },
  'read imports of others': { roles: FULL, scopes: ['people.org:read'], refusal: BY_ROLE },
  'read policy': { roles: ADMINISTRATORS, scopes: ['people.org:read'] },
  'read exemptions': { roles: ['full', 'read_only', 'user_admin'], scopes: ['people.org:read'], refusal: BY_ROLE },
  'write policy': { roles: FULL, scopes: [], refusal: BY_ROLE },
  'read signing credentials': { roles: ['full', 'read_only', 'user_admin'], scopes: ['devices.org:read'] },
  'write signing credentials': { roles: FULL, scopes: [], refusal: BY_ROLE },
  'read webhooks': {
    roles: FULL_OR_READ,
    scopes: ['webhooks:read'],
    refusal: 'Webhooks need a full or a read-only administrator, and a token with the scope webhooks:read.',
  },
  // A webhook sends every event, and so what only full administrators may take out of the organization.
  'write webhooks': {
    roles: FULL,
    scopes: ['webhooks:write'],
    refusal: 'Only a full administrator changes webhooks, with a token with the scope webhooks:write.',
  },
  'read directories': {
    roles: FULL_OR_READ,
    scopes: ['people.org:read'],
    refusal: 'Directories need a full or a read-only administrator, and a token with the scope people.org:read.',
  },
  'write directories': {
    roles: FULL,
    scopes: ['tokens:write'],
    refusal: 'Only a full administrator changes directories, with a token with the scope tokens:write.',
  },
  'provision people': {
    roles: FULL,
    scopes: ['scim'],
    refusal: 'This needs the token of a directory. A full administrator gets one when they add the directory.',
  },
  // Without the limit of history that holds for those who only change their own things.
  'write any amount': { roles: ['full', 'user_admin', 'location_admin'], scopes: [], refusal: BY_ROLE },
} as const satisfies Readonly<Record<PurposeWord, Right>>;

export type Purpose = PurposeWord;

/** By these, somebody could get round the limits of their token. */
const GIVES_ACCESS: ReadonlySet<Purpose> = new Set([
  'give administrator roles',
  'write tokens of others',
  'write applications',
  'write organization',
  'write webhooks',
  'write directories',
  'administer the installation',
]);

/** For what gives access and is a part of a wider purpose, such as setting passwords. */
export function requireUnlimited({ limits }: Pick<Actor, 'limits'>): void {
  if (limits !== null) throw new Problem('forbidden', 'Your token is limited, and gives nobody access.');
}

export const PURPOSES: readonly Purpose[] = PURPOSE_WORDS;

/** How far a role reaches: the whole organization, or the locations that the actor administers. */
const REACH: Readonly<Record<Role, 'organization' | 'locations'>> = {
  full: 'organization',
  read_only: 'organization',
  user_admin: 'organization',
  location_admin: 'locations',
  member: 'organization',
};

/** The scopes of a token that was made without any: its holder's own devices, and what the role allows in the organization. */
export const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  full: ['org:admin'],
  // A read-only administrator asks whether MAC addresses are free, for which contract webex §3 wants the scope for writing.
  read_only: ['devices:write', 'devices.org:read', 'people.org:read', 'telephony:write', 'events:read', 'webhooks:read'],
  user_admin: ['devices:write', 'devices.org:read', 'people.org:write', 'events:read'],
  location_admin: ['devices:write', 'devices.org:write', 'people.org:read', 'telephony:write', 'events:read'],
  member: ['devices:write'],
};

/** How far a role reaches, for those who have no right of their own over others: only themselves. */
export function reachOfRole(role: Role): 'organization' | 'locations' | 'self' {
  return ADMINISTRATORS.includes(role) ? REACH[role] : 'self';
}

/** The roles that have the right. */
export function rolesOf(purpose: Purpose): readonly Role[] {
  return RIGHTS[purpose].roles;
}

/** Whether the actor may do this to others. `reaches` says where. */
export function mayAct(actor: Actor, purpose: Purpose): boolean {
  if (actor.limits !== null && GIVES_ACCESS.has(purpose)) return false;
  const { roles, scopes }: Right = RIGHTS[purpose];
  return roles.includes(actor.role) && (scopes.length === 0 || scopes.some(scope => hasScope(actor.scopes, scope)));
}

/** Throws `forbidden`. Call it before any look-up, so that the answer does not reveal who exists. */
export function requireRight(actor: Actor, purpose: Purpose): void {
  if (mayAct(actor, purpose)) return;
  const { scopes, refusal }: Right = RIGHTS[purpose];
  const message = refusal ?? 'This needs an administrator, and a token with the scope for the organization.';
  throw new Problem('forbidden', message, scopes.length === 0 ? {} : { scopes: scopes.slice(0, 1) });
}

/** The owner needs no right; everybody else needs the purpose. */
export function requireSelfOr(actor: Actor, owner: OwnerId, purpose: Purpose): void {
  if (actor.id !== owner) requireRight(actor, purpose);
}

/** Looks at the role only, not at scopes. For a face that shows more to administrators. */
export function isAdministrator(role: Role): boolean {
  return ADMINISTRATORS.includes(role);
}

/** The locations that something has: where it is, or for an owner where they belong and where they are called. Null: none. */
export type Places = readonly (LocationId | null)[];

/** The rule of "in my locations", for every noun: one of its locations is the actor's. What has no location is in nobody's. */
export function reaches(actor: Actor, places: Places): boolean {
  return !isBoundToLocations(actor) || places.some(place => place !== null && actor.locations.has(place));
}

/** Where a device is, and where each of its holders is, without guests: a guest does not take a phone from its administrator. */
export interface DevicePlaces {
  readonly own: LocationId | null;
  readonly holders: readonly Places[];
}

/** Whether the actor may see the device: it, or one of its holders, is in their locations. */
export function reachesDevice(actor: Actor, { own, holders }: DevicePlaces): boolean {
  return reaches(actor, [own, ...holders.flat()]);
}

/** Whether the actor may change the device: nothing of it is outside of their locations, neither it nor one of its holders. */
export function reachesWholeDevice(actor: Actor, { own, holders }: DevicePlaces): boolean {
  if (!isBoundToLocations(actor)) return true;
  const parts = own === null ? holders : [[own], ...holders];
  return parts.length > 0 && parts.every(places => reaches(actor, places));
}

/** The rule for something with a single location. */
export function seesLocation(actor: Actor, location: LocationId | null): boolean {
  return reaches(actor, [location]);
}

/** Whether the actor's reach is limited to their locations. Lists are then filtered by them. */
export function isBoundToLocations(actor: Pick<Actor, 'role'>): boolean {
  return REACH[actor.role] === 'locations';
}

/** The actor's reach as parameters of statements that filter a list. */
export function reachOf(actor: Pick<Actor, 'role' | 'id' | 'limits' | 'credentialId'>): Reach {
  const isLimited = actor.limits !== null && actor.limits.locationIds !== null;
  const whose = isLimited ? (actor.credentialId ?? '') : actor.id;
  return { bound: isBoundToLocations(actor) ? 1 : 0, actor: whose, self: actor.id };
}

/** Throws `not_found` for a location outside the actor's reach, so that the answer does not reveal what exists there. */
export function requireLocation(actor: Actor, location: LocationId | null, resource: string): void {
  if (!seesLocation(actor, location)) throw notFound(resource);
}
