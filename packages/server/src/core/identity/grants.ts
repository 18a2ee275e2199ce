/** Stores sign-ins of people to applications: the grant, its code, and its tokens (RFC 6749). */
import { LENGTHS } from '@heldby/contract';
import type { Application } from '../../domain/credential.ts';
import type { SignInGrant } from '../../domain/grant.ts';
import type { CredentialId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import { isPortal } from '../../domain/portal.ts';
import { Problem } from '../../domain/problem.ts';
import { coversScopes, type Scope, scopeMask } from '../../domain/scope.ts';
import { fromGrant, insertGrant } from '../../storage/statements/grants.ts';
import type { Edit } from '../change.ts';
import { requireLength } from '../lengths.ts';
import { record } from '../record.ts';
import { SCOPES_OF_ROLE } from '../rights.ts';
import { endEarlierSignIns } from './built-in.ts';
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
  /** The browser's session in which they do it; null if they have just signed in without one. */
  readonly sessionId: CredentialId | null;
}

/** What the credentials of a grant came by. They end with it. */
export type GrantOrigin = Pick<CredentialWish, 'sessionId' | 'secretId'>;

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
export const REFRESH_SECONDS = 30 * 86_400;

/** Throws `unauthenticated` if the person's role does not reach that far any more, as it may have been changed just now. */
export function requireReach({ actor }: Edit, scopes: readonly Scope[]): void {
  if (coversScopes(scopeMask(SCOPES_OF_ROLE[actor.role]), scopeMask(scopes))) return;
  throw new Problem('unauthenticated', 'The role of the person does not allow these scopes any more.');
}

/** Stores the grant and returns the code that the application redeems. */
export async function issueCode(edit: Edit, wish: GrantWish): Promise<string> {
  const isRenewal = isPortal(wish.application) && (await endEarlierSignIns(edit, wish));
  const grant = createGrant(edit, wish, 'authorization_code');
  if (!isRenewal) record.grantCreated(edit, grant);
  const { sessionId } = wish;
  const part = { sessionId, isPartOfSession: isPartOfSession(wish.application, sessionId) };
  const wanted = { ...credentialOf(edit, grant, 'sign-in code', CODE_SECONDS), ...part };
  const code = await issueCredential(edit, 'authorization_code', wanted);
  return code.secret;
}

/** Stores the grant and returns an access token without a code (the implicit grant). */
export async function issueImplicitToken(edit: Edit, wish: GrantWish, lifetimeSeconds: number): Promise<TokenSet> {
  const grant = createGrant(edit, wish, 'implicit');
  record.grantCreated(edit, grant);
  const token = { ...credentialOf(edit, grant, 'sign-in', lifetimeSeconds), sessionId: wish.sessionId };
  const { secret } = await issueCredential(edit, 'access_token', token);
  return { accessToken: secret, refreshToken: null, expiresInSeconds: lifetimeSeconds, scopeWords: grant.scopeWords };
}

/**
 * The portal gets a code and tokens each time that it is loaded, and new tokens every hour. They come from the browser's session and
 * end with it, so the events of the session tell of the sign-in and of its end, and they are none of their own.
 */
export function isPartOfSession(application: Pick<Application, 'id'>, sessionId: CredentialId | null): boolean {
  return isPortal(application) && sessionId !== null;
}

/** Issues an access token of the grant, and a refresh token if the application is registered for it. */
export async function issueTokens(
  edit: Edit,
  grant: SignInGrant,
  application: Application,
  lifetimeSeconds: number,
  origin: GrantOrigin,
): Promise<TokenSet> {
  const part = { ...origin, isPartOfSession: isPartOfSession(application, origin.sessionId ?? null) };
  const issue = (kind: 'access_token' | 'refresh_token', seconds: number) =>
    issueCredential(edit, kind, { ...credentialOf(edit, grant, 'sign-in', seconds), ...part });
  const access = await issue('access_token', lifetimeSeconds);
  const refresh = application.grants.includes('refresh_token') ? await issue('refresh_token', REFRESH_SECONDS) : undefined;
  return {
    accessToken: access.secret,
    refreshToken: refresh?.secret ?? null,
    expiresInSeconds: lifetimeSeconds,
    scopeWords: grant.scopeWords,
  };
}

function createGrant(edit: Edit, wish: GrantWish, kind: SignInGrant['kind']): SignInGrant {
  const { personId, application, scopes, redirectUri, codeChallenge } = wish;
  requireReach(
    edit,
    scopes.map(each => each.scope),
  );
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
