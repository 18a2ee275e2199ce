/** What people let applications do: codes, the tokens that they are redeemed for, and the end of both (RFC 6749, 7636, 9700). */

import { change, type Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { selfActor } from '../../core/self-actor.ts';
import type { Application, Credential } from '../../domain/credential.ts';
import type { SignInGrant } from '../../domain/grant.ts';
import type { GrantId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import { coversScopes, type Scope, type ScopeMask, scopeMask } from '../../domain/scope.ts';
import { digest } from '../../lib/crypto.ts';
import { locateCredential, selectCredential, toCredential } from '../../storage/statements/credentials.ts';
import { fromGrant, insertGrant, revokeCredentialsOfGrant, selectGrant, toGrant } from '../../storage/statements/grants.ts';
import { selectPerson, toPerson } from '../../storage/statements/people.ts';
import { SCOPES_OF_ROLE } from './applications.ts';
import type { AuthenticatedClient } from './authentication.ts';
import { issueWithin, recordRevoked, revokeWithin } from './credentials.ts';
import type { SignedIn } from './sign-in.ts';

/** A scope in the word that the client asked with. */
export interface WantedScope {
  readonly word: string;
  readonly scope: Scope;
}

/** What a person lets an application do. */
export interface Allowance {
  readonly who: SignedIn;
  readonly application: Application;
  readonly scopes: readonly WantedScope[];
  readonly redirectUri: string;
  readonly codeChallenge: string | null;
}

/** The tokens that one redemption gives. */
export interface TokenSet {
  readonly accessToken: string;
  /** Null where the client is not registered for refreshing. */
  readonly refreshToken: string | null;
  readonly expiresInSeconds: number;
  readonly scopeWords: string;
}

export interface Grants {
  /** Those of the scopes that the person can give at all: his role sets the limit. */
  readonly withinReach: (who: SignedIn, scopes: readonly WantedScope[]) => WantedScope[];
  readonly issueCode: (allowance: Allowance) => Promise<string>;
  /** An access token without a code in between: the implicit grant. */
  readonly issueToken: (allowance: Allowance, lifetimeSeconds: number) => Promise<TokenSet>;
  /** Undefined where the code, the client, the redirect URI or the verifier is not the right one. */
  readonly redeemCode: (client: AuthenticatedClient, offer: CodeOffer) => Promise<TokenSet | undefined>;
  /** A new pair of tokens for a refresh token, which is spent by it. */
  readonly refresh: (client: AuthenticatedClient, offer: RefreshOffer) => Promise<TokenSet | undefined>;
  /** Ends a token of this client: a refresh token with everything that came of the same sign-in. Others' are left alone. */
  readonly revoke: (client: AuthenticatedClient, token: string) => Promise<void>;
}

export interface CodeOffer {
  readonly code: string;
  readonly redirectUri: string;
  readonly verifier: string | null;
  readonly lifetimeSeconds: number;
}

export interface RefreshOffer {
  readonly refreshToken: string;
  readonly lifetimeSeconds: number;
}

/** A browser redeems its code at once; RFC 6749 §4.1.2 allows ten minutes at most. */
const CODE_SECONDS = 60;
/** Whoever has not used an application for so long signs in again. */
const REFRESH_SECONDS = 30 * 86_400;

export function createGrants(core: Core): Grants {
  const { storage } = core;

  const allow = (allowance: Allowance, kind: SignInGrant['kind'], work: (edit: Edit, grant: SignInGrant) => Promise<string>) =>
    actAs(core, allowance.who, allowance.application.id, 'grants.create', async edit => {
      const grant = toNewGrant(allowance, kind, edit);
      edit.tx.send(insertGrant, { org: edit.org, ...fromGrant(grant) });
      const { redirectUri, codeChallenge, ...told } = grant;
      edit.record({ type: 'grant.created', subject: grant.id, owner: personOwner(grant.personId), after: told });
      return work(edit, grant);
    });

  return {
    withinReach: ({ person }, scopes) => {
      const reach: ScopeMask = scopeMask(SCOPES_OF_ROLE[person.role]);
      return scopes.filter(({ scope }) => coversScopes(reach, scopeMask([scope])));
    },
    issueCode: allowance =>
      allow(allowance, 'authorization_code', async (edit, grant) => {
        return (await issueWithin(edit, 'authorization_code', credentialOf(grant, edit, 'sign-in code', CODE_SECONDS))).secret;
      }),
    issueToken: async (allowance, lifetimeSeconds) => {
      const accessToken = await allow(allowance, 'implicit', async (edit, grant) => {
        return (await issueWithin(edit, 'access_token', credentialOf(grant, edit, 'sign-in', lifetimeSeconds))).secret;
      });
      return { accessToken, refreshToken: null, expiresInSeconds: lifetimeSeconds, scopeWords: wordsOf(allowance.scopes) };
    },
    redeemCode: (client, { code, redirectUri, verifier, lifetimeSeconds }) =>
      spend(core, client, 'authorization_code', code, lifetimeSeconds, grant => {
        // RFC 9700 §2.1.1: a verifier without a challenge is a downgrade that somebody tried on the way.
        const isProven = grant.codeChallenge === (verifier === null ? null : digest(verifier));
        return isProven && grant.redirectUri === redirectUri;
      }),
    refresh: (client, { refreshToken, lifetimeSeconds }) =>
      spend(core, client, 'refresh_token', refreshToken, lifetimeSeconds, () => true),
    revoke: async (client, token) => {
      const place = await storage.one(locateCredential, { digest: digest(token) });
      if (place?.org !== client.org) return;
      const { application } = client;
      const { id, name, role } = application;
      const actor = await selfActor(storage, client.org, { kind: 'application', id, name, role, applicationId: id });
      await change(core, { actor }, { name: 'grants.revoke', needs: null }, null, async edit => {
        const row = await edit.tx.one(selectCredential, { org: edit.org, id: place.credentialId });
        if (row === undefined || row.applicationId !== application.id) return;
        const credential = toCredential(row);
        if (credential.kind === 'access_token') await revokeWithin(edit, credential);
        else if (credential.grantId !== null) await endGrant(edit, credential.grantId, credential.subject);
      });
    },
  };
}

/**
 * Trades a code or refresh token for new tokens. One that was spent before has been stolen, by the first who used it or by
 * the second: everything that came of the sign-in ends (RFC 6749 §4.1.2, RFC 9700 §4.14.2).
 */
async function spend(
  core: Core,
  client: AuthenticatedClient,
  kind: 'authorization_code' | 'refresh_token',
  secret: string,
  lifetimeSeconds: number,
  isRight: (grant: SignInGrant) => boolean,
): Promise<TokenSet | undefined> {
  const place = await core.storage.one(locateCredential, { digest: digest(secret) });
  const who = place && place.org === client.org ? await ownerOf(core, client, place.credentialId) : undefined;
  if (place === undefined || who === undefined) return undefined;
  return actAs(core, who, client.application.id, `grants.${kind}`, async edit => {
    const row = await edit.tx.one(selectCredential, { org: edit.org, id: place.credentialId });
    if (row === undefined || row.kind !== kind || row.applicationId !== client.application.id || row.grantId === null) return;
    const credential = toCredential(row);
    const grantRow = await edit.tx.one(selectGrant, { org: edit.org, id: row.grantId });
    if (credential.revokedAt !== null) {
      await endGrant(edit, row.grantId, credential.subject);
      return;
    }
    if (grantRow === undefined || hasExpired(credential, edit)) return;
    const grant = toGrant(grantRow);
    if (!isRight(grant)) return;
    await revokeWithin(edit, credential);
    return issueTokens(edit, grant, client.application, lifetimeSeconds);
  });
}

async function issueTokens(edit: Edit, grant: SignInGrant, application: Application, lifetimeSeconds: number): Promise<TokenSet> {
  const access = await issueWithin(edit, 'access_token', credentialOf(grant, edit, 'sign-in', lifetimeSeconds));
  const refreshes = application.grants.includes('refresh_token');
  const refresh = refreshes
    ? await issueWithin(edit, 'refresh_token', credentialOf(grant, edit, 'sign-in', REFRESH_SECONDS))
    : undefined;
  return {
    accessToken: access.secret,
    refreshToken: refresh?.secret ?? null,
    expiresInSeconds: lifetimeSeconds,
    scopeWords: grant.scopeWords,
  };
}

/** Ends every credential that came of one sign-in. */
export async function endGrant(edit: Edit, grantId: GrantId, owner: Credential['subject']): Promise<void> {
  const ended = await edit.tx.returning(revokeCredentialsOfGrant, { org: edit.org, grantId, now: edit.now });
  recordRevoked(edit, ended, owner);
}

/** Whose code or refresh token it is, as long as he may sign in. */
async function ownerOf(core: Core, client: AuthenticatedClient, credentialId: string): Promise<SignedIn | undefined> {
  const { org } = client;
  const credential = await core.storage.one(selectCredential, { org, id: credentialId });
  const row = credential && (await core.storage.one(selectPerson, { org, id: credential.subjectId }));
  if (row === undefined || row.disabledReason !== null) return undefined;
  return { org, person: toPerson(row) };
}

async function actAs<T>(
  core: Core,
  { org, person }: SignedIn,
  applicationId: string,
  operation: string,
  work: (edit: Edit) => Promise<T>,
): Promise<T> {
  const self = { kind: 'person', id: person.id, name: person.displayName, role: person.role, applicationId } as const;
  return change(core, { actor: await selfActor(core.storage, org, self) }, operation, null, work);
}

function toNewGrant(allowance: Allowance, kind: SignInGrant['kind'], edit: Edit): SignInGrant {
  const { who, application, scopes, redirectUri, codeChallenge } = allowance;
  return {
    id: edit.newId(),
    personId: who.person.id,
    applicationId: application.id,
    kind,
    scopes: [...new Set(scopes.map(each => each.scope))],
    scopeWords: wordsOf(scopes),
    redirectUri,
    codeChallenge,
    createdAt: edit.now,
  };
}

function credentialOf(grant: SignInGrant, edit: Edit, label: string, lifetimeSeconds: number) {
  return {
    subject: personOwner(grant.personId),
    scopes: grant.scopes,
    label,
    expiresAt: edit.now + lifetimeSeconds * 1_000_000,
    applicationId: grant.applicationId,
    grantId: grant.id,
  };
}

function wordsOf(scopes: readonly WantedScope[]): string {
  return scopes.map(each => each.word).join(' ');
}

function hasExpired({ expiresAt }: Credential, edit: Edit): boolean {
  return expiresAt !== null && expiresAt <= edit.now;
}
