/** Credentials: issued, found by their digest, revoked. One mechanism for every face. */
import type { Actor } from '../domain/actor.ts';
import {
  type Application,
  type Credential,
  type CredentialKind,
  clientSecretPresented,
  TOKEN_WORDS,
} from '../domain/credential.ts';
import type { ApplicationId, CredentialId, OrgId } from '../domain/ids.ts';
import type { Owner } from '../domain/owner.ts';
import { invalid, notFound, Problem } from '../domain/problem.ts';
import type { Role } from '../domain/role.ts';
import { coversScopes, type Scope, scopeMask } from '../domain/scope.ts';
import { digest, randomSecret } from '../lib/crypto.ts';
import type { Instant } from '../lib/instant.ts';
import {
  fromCredential,
  insertApplication,
  insertClientIndex,
  insertCredential,
  insertCredentialIndex,
  locateClient,
  locateCredential,
  revokeCredential,
  selectApplication,
  selectApplications,
  selectCredential,
  selectCredentials,
  selectCredentialsOf,
  toApplication,
  toCredential,
} from '../storage/statements/credentials.ts';
import { selectOrganization, toOrganization } from '../storage/statements/organizations.ts';
import { selectAdministeredLocations, selectPerson } from '../storage/statements/people.ts';
import type { Core, Page, PageRequest } from './core.ts';
import { findOwner, requireOwner } from './owners.ts';
import { pageById } from './paging.ts';
import { type Change, change, type Write } from './write.ts';

export interface TokenInput {
  readonly subject: Owner;
  readonly scopes: readonly Scope[];
  readonly label: string;
  readonly expiresAt: Instant | null;
  /** The OAuth client for which an access token is made. */
  readonly applicationId?: ApplicationId | null;
}

/** The secret is readable here and never again. */
export interface Issued {
  readonly credential: Credential;
  readonly secret: string;
}

export interface ApplicationInput {
  readonly name: string;
  /** The application's id when left out. Holds no colon (RFC 7617 §2). */
  readonly clientId?: string;
  /** Made here, with 256 random bits, when left out. */
  readonly secret?: string;
  readonly role?: Role;
}

export interface IssuedApplication {
  readonly application: Application;
  readonly secret: string;
}

export interface Credentials {
  readonly issue: (write: Write, input: TokenInput) => Promise<Issued>;
  readonly revoke: (write: Write, id: CredentialId) => Promise<void>;
  readonly list: (actor: Actor, subject: Owner) => Promise<Credential[]>;
  readonly listAll: (actor: Actor, page: PageRequest) => Promise<Page<Credential>>;
  readonly createApplication: (write: Write, input: ApplicationInput) => Promise<IssuedApplication>;
  readonly listApplications: (actor: Actor, page: PageRequest) => Promise<Page<Application>>;
  /** Who presents this token, or `unauthenticated`. */
  readonly authenticate: (token: string) => Promise<Actor>;
  /** The same from memory, where the token was seen in the last seconds. */
  readonly authenticateCached: (token: string) => Actor | undefined;
  /** The OAuth client that presents this id and secret, or undefined. */
  readonly authenticateClient: (
    clientId: string,
    secret: string,
  ) => Promise<{ org: OrgId; application: Application } | undefined>;
  /** A new access token for an OAuth client that acts for itself. */
  readonly issueToClient: (client: { org: OrgId; application: Application }, lifetimeSeconds: number) => Promise<Issued>;
}

/** What an OAuth client may do with devices that are its own, and, as far as its role allows, with the organization's. */
const CLIENT_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  full: ['org:admin'],
  read_only: ['devices:write', 'devices.org:read', 'people.org:read', 'telephony:read', 'events:read'],
  user_admin: ['devices:write', 'devices.org:read', 'people.org:write'],
  location_admin: ['devices:write', 'devices.org:write', 'people.org:read', 'telephony:write'],
  member: ['devices:write'],
};

export function createCredentials(core: Core): Credentials {
  const { storage, clock, actors, touches } = core;

  const authenticateCached = (token: string) => {
    const now = clock.now();
    const known = actors.get(digest(token), now)?.actor;
    if (known !== undefined && known.credentialId !== null) touches.credential(known.org, known.credentialId, now);
    return known;
  };

  return {
    issue: async (write, input) => {
      const { actor } = write;
      requireGrantable(actor, input);
      return change(core, write, 'credentials.issue', null, async edit => {
        await requireOwner(edit.tx, actor, input.subject);
        return issueWithin(edit, 'api_token', input);
      });
    },
    revoke: async (write, id) => {
      await change(core, write, 'credentials.revoke', { id }, async edit => {
        const row = await edit.tx.one(selectCredential, { org: edit.org, id });
        if (row === undefined) throw notFound('credential');
        const credential = toCredential(row);
        requireManager(write.actor, credential.subject);
        if ((await edit.tx.run(revokeCredential, { org: edit.org, id, now: edit.now })) === 0) return;
        edit.record({ type: 'credential.revoked', subject: id, owner: credential.subject, before: credential });
        edit.afterCommit(() => actors.forgetCredential(id));
      });
    },
    list: async (actor, subject) => {
      requireManager(actor, subject);
      return (await storage.all(selectCredentialsOf, { org: actor.org, subjectId: subject.id })).map(toCredential);
    },
    listAll: async (actor, page) => {
      requireTokenAdministrator(actor);
      return pageById(page, (after, limit) => storage.all(selectCredentials, { org: actor.org, after, limit }), toCredential);
    },
    createApplication: async (write, input) => {
      requireTokenAdministrator(write.actor);
      if (input.clientId?.includes(':')) throw invalid('clientId', 'text without a colon', input.clientId);
      return change(core, write, 'credentials.createApplication', null, async edit => {
        const id = edit.newId();
        const clientId = input.clientId ?? id;
        if ((await edit.tx.one(locateClient, { clientId })) !== undefined) {
          throw new Problem('conflict', `The client id ${clientId} is taken.`);
        }
        const application: Application = { id, clientId, name: input.name, role: input.role ?? 'member', createdAt: edit.now };
        await edit.tx.run(insertApplication, { org: edit.org, ...application });
        await edit.tx.run(insertClientIndex, { org: edit.org, clientId, id });
        edit.record({ type: 'application.created', subject: id, owner: { kind: 'application', id }, after: application });
        const secret = input.secret ?? randomSecret();
        const subject: Owner = { kind: 'application', id };
        const wanted = { subject, scopes: CLIENT_SCOPES[application.role], label: input.name, expiresAt: null };
        await store(edit, 'client_secret', wanted, clientSecretPresented(clientId, secret));
        return { application, secret };
      });
    },
    listApplications: async (actor, page) => {
      requireTokenAdministrator(actor);
      return pageById(page, (after, limit) => storage.all(selectApplications, { org: actor.org, after, limit }), toApplication);
    },
    authenticateCached,
    authenticate: async token => {
      const cached = authenticateCached(token);
      if (cached !== undefined) return cached;
      const ticket = actors.ticket();
      const now = clock.now();
      const key = digest(token);
      const found = await lookUp(core, key, now);
      if (found === undefined || found.credential.kind === 'client_secret') {
        throw new Problem('unauthenticated', 'The credential is unknown, expired or revoked.');
      }
      const actor = await toActor(core, found.org, found.credential);
      if (actor === undefined) throw new Problem('unauthenticated', 'The holder of the credential is disabled.');
      actors.set(key, { actor, expiresAt: found.credential.expiresAt }, now, ticket);
      touches.credential(found.org, found.credential.id, now);
      return actor;
    },
    authenticateClient: async (clientId, secret) => {
      const now = clock.now();
      const found = await lookUp(core, digest(clientSecretPresented(clientId, secret)), now);
      if (found === undefined || found.credential.kind !== 'client_secret') return undefined;
      const row = await storage.one(selectApplication, { org: found.org, id: found.credential.subject.id });
      if (row === undefined || row.clientId !== clientId) return undefined;
      touches.credential(found.org, found.credential.id, now);
      return { org: found.org, application: toApplication(row) };
    },
    issueToClient: async ({ org, application }, lifetimeSeconds) => {
      const organization = await storage.one(selectOrganization, { org });
      const subject: Owner = { kind: 'application', id: application.id };
      const actor: Actor = {
        org,
        organizationId: organization?.id ?? '',
        ...subject,
        kind: 'application',
        name: application.name,
        role: application.role,
        scopes: 0,
        policy: {},
        locations: new Set(),
        credentialId: null,
        applicationId: application.id,
      };
      return change(core, { actor }, 'credentials.issueToClient', null, async edit =>
        issueWithin(edit, 'access_token', {
          subject,
          scopes: CLIENT_SCOPES[application.role],
          label: 'client credentials',
          expiresAt: edit.now + lifetimeSeconds * 1_000_000,
          applicationId: application.id,
        }),
      );
    },
  };
}

/** Makes the secret, stores its digest, and says so in the history. */
async function issueWithin(edit: Change, kind: CredentialKind, input: TokenInput): Promise<Issued> {
  const secret = `hb_${TOKEN_WORDS[kind]}_${randomSecret()}`;
  return { credential: await store(edit, kind, input, secret), secret };
}

async function store(edit: Change, kind: CredentialKind, input: TokenInput, presented: string): Promise<Credential> {
  const key = digest(presented);
  const credential: Credential = {
    id: edit.newId(),
    kind,
    subject: input.subject,
    applicationId: input.applicationId ?? null,
    scopes: input.scopes,
    label: input.label,
    createdAt: edit.now,
    expiresAt: input.expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  };
  await edit.tx.run(insertCredential, { org: edit.org, digest: key, ...fromCredential(credential) });
  await edit.tx.run(insertCredentialIndex, { org: edit.org, digest: key, id: credential.id });
  edit.record({ type: 'credential.issued', subject: credential.id, owner: input.subject, after: credential });
  return credential;
}

async function lookUp(core: Core, key: string, now: Instant): Promise<{ org: OrgId; credential: Credential } | undefined> {
  const place = await core.storage.one(locateCredential, { digest: key });
  if (place === undefined) return undefined;
  const row = await core.storage.one(selectCredential, { org: place.org, id: place.credentialId });
  if (row === undefined || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now)) return undefined;
  return { org: place.org, credential: toCredential(row) };
}

/** The credential's holder as he is now: his role, his locations. Undefined when he may not act at all. */
async function toActor(core: Core, org: OrgId, credential: Credential): Promise<Actor | undefined> {
  const { subject } = credential;
  const owner = await findOwner(core.storage, org, subject);
  const organization = await core.storage.one(selectOrganization, { org });
  if (owner === undefined || owner.disabledReason !== null || organization === undefined) return undefined;
  const rights = await rightsOf(core, org, subject);
  if (rights === undefined) return undefined;
  return {
    org,
    organizationId: organization.id,
    kind: subject.kind === 'application' ? 'application' : 'person',
    id: subject.id,
    name: owner.name,
    ...rights,
    policy: toOrganization(organization).policy,
    scopes: scopeMask(credential.scopes),
    credentialId: credential.id,
    applicationId: credential.applicationId,
  };
}

async function rightsOf(core: Core, org: OrgId, subject: Owner): Promise<Pick<Actor, 'role' | 'locations'> | undefined> {
  if (subject.kind === 'application') {
    const row = await core.storage.one(selectApplication, { org, id: subject.id });
    return row && { role: toApplication(row).role, locations: new Set() };
  }
  const row = await core.storage.one(selectPerson, { org, id: subject.id });
  if (row === undefined) return undefined;
  const role = row.role as Role;
  if (role !== 'location_admin') return { role, locations: new Set() };
  const rows = await core.storage.all(selectAdministeredLocations, { org, personId: subject.id });
  return { role, locations: new Set(rows.map(each => each.locationId)) };
}

/** Nobody hands out what he does not hold himself. */
function requireGrantable(actor: Actor, input: TokenInput): void {
  requireManager(actor, input.subject);
  if (coversScopes(actor.scopes, scopeMask(input.scopes))) return;
  throw new Problem('forbidden', 'A token can carry no scope that its issuer does not hold.');
}

/** One's own credentials with `tokens:write`; everybody's as a full administrator. */
function requireManager(actor: Actor, subject: Owner): void {
  if (!coversScopes(actor.scopes, scopeMask(['tokens:write']))) {
    throw new Problem('forbidden', 'This needs a token with the scope tokens:write.', { scopes: ['tokens:write'] });
  }
  if (actor.id !== subject.id) requireTokenAdministrator(actor);
}

function requireTokenAdministrator(actor: Actor): void {
  if (actor.role === 'full' && coversScopes(actor.scopes, scopeMask(['tokens:write']))) return;
  throw new Problem('forbidden', "Others' credentials are a full administrator's affair.", { scopes: ['tokens:write'] });
}
