/** Stores sign-ins of people to applications: the grant, its code, and its tokens (RFC 6749). */
import { LENGTHS } from '@heldby/contract';
import type { Application } from '../../domain/credential.ts';
import type { SignInGrant } from '../../domain/grant.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Scope } from '../../domain/scope.ts';
import { fromGrant, insertGrant } from '../../storage/statements/grants.ts';
import type { Edit } from '../change.ts';
import { requireLength } from '../lengths.ts';
import { record } from '../record.ts';
import { type CredentialWish, issueCredential } from './credentials.ts';

/** A scope with the word that the client used for it. */
export interface WantedScope {
  readonly word: string;
  readonly scope: Scope;
}

/** What a person grants to an application. */
export interface GrantWish {
  readonly personId: string;
  readonly application: Pick<Application, 'id'>;
  readonly scopes: readonly WantedScope[];
  readonly redirectUri: string;
  readonly codeChallenge: string | null;
}

/** The tokens that one redemption returns. */
export interface TokenSet {
  readonly accessToken: string;
  /** Null if the client is not registered for refresh tokens. */
  readonly refreshToken: string | null;
  readonly expiresInSeconds: number;
  readonly scopeWords: string;
}

/** A browser redeems its code at once; RFC 6749 §4.1.2 allows ten minutes at most. */
const CODE_SECONDS = 60;
/** People who have not used an application for so long sign in again. */
const REFRESH_SECONDS = 30 * 86_400;

/** Stores the grant and returns the code that the application redeems. */
export function issueCode(edit: Edit, wish: GrantWish): string {
  const grant = createGrant(edit, wish, 'authorization_code');
  return issueCredential(edit, 'authorization_code', credentialOf(edit, grant, 'sign-in code', CODE_SECONDS)).secret;
}

/** Stores the grant and returns an access token without a code (the implicit grant). */
export function issueImplicitToken(edit: Edit, wish: GrantWish, lifetimeSeconds: number): TokenSet {
  const grant = createGrant(edit, wish, 'implicit');
  const { secret } = issueCredential(edit, 'access_token', credentialOf(edit, grant, 'sign-in', lifetimeSeconds));
  return { accessToken: secret, refreshToken: null, expiresInSeconds: lifetimeSeconds, scopeWords: grant.scopeWords };
}

/** Issues an access token of the grant, and a refresh token if the application is registered for it. */
export function issueTokens(edit: Edit, grant: SignInGrant, { grants }: Application, lifetimeSeconds: number): TokenSet {
  const access = issueCredential(edit, 'access_token', credentialOf(edit, grant, 'sign-in', lifetimeSeconds));
  const refresh = grants.includes('refresh_token')
    ? issueCredential(edit, 'refresh_token', credentialOf(edit, grant, 'sign-in', REFRESH_SECONDS))
    : undefined;
  return {
    accessToken: access.secret,
    refreshToken: refresh?.secret ?? null,
    expiresInSeconds: lifetimeSeconds,
    scopeWords: grant.scopeWords,
  };
}

function createGrant(edit: Edit, wish: GrantWish, kind: SignInGrant['kind']): SignInGrant {
  const { personId, application, scopes, redirectUri, codeChallenge } = wish;
  const grant: SignInGrant = {
    id: edit.newId(),
    personId,
    applicationId: application.id,
    kind,
    scopes: [...new Set(scopes.map(each => each.scope))],
    scopeWords: scopes.map(each => each.word).join(' '),
    redirectUri,
    codeChallenge,
    createdAt: edit.now,
  };
  requireLength('redirectUri', redirectUri, LENGTHS.url);
  requireLength('codeChallenge', codeChallenge, LENGTHS.id);
  edit.tx.send(insertGrant, { org: edit.org, ...fromGrant(grant) });
  record.grantCreated(edit, grant);
  return grant;
}

function credentialOf({ now }: Edit, grant: SignInGrant, label: string, lifetimeSeconds: number): CredentialWish {
  return {
    subject: personOwner(grant.personId),
    scopes: grant.scopes,
    label,
    expiresAt: now + lifetimeSeconds * 1_000_000,
    applicationId: grant.applicationId,
    grantId: grant.id,
  };
}
