/** The calls of a sign-in at a server: where it begins, what a code or a refresh token gives, and how it ends. */
import { createHash, randomBytes } from 'node:crypto';
import { Problem } from '../../domain/problem.ts';

/** The client that every server has for this program. */
const CLIENT_ID = 'heldby-cli';
const TIMEOUT_MS = 30_000;

export interface Tokens {
  readonly token: string;
  readonly refreshToken: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A sign-in that has begun: only who began it can end it (RFC 7636). */
export interface Attempt {
  readonly server: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly verifier: string;
}

export function beginAttempt(server: string, redirectUri: string): Attempt {
  const random = () => randomBytes(32).toString('base64url');
  return { server, redirectUri, state: random(), verifier: random() };
}

/** Where a browser signs in. */
export function addressOf({ server, redirectUri, state, verifier }: Attempt): string {
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return `${server}/oauth/authorize?${asked}`;
}

export function redeem({ server, redirectUri, verifier }: Attempt, code: string): Promise<Tokens> {
  return tokensFor(server, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
}

/** Trades a refresh token for the next one. Each can be used once. */
export function renew(server: string, refreshToken: string): Promise<Tokens> {
  return tokensFor(server, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** Ends everything that came from the sign-in. */
export async function endSignIn(server: string, refreshToken: string): Promise<void> {
  const { status } = await post(server, 'revoke', { token: refreshToken });
  // A sign-in that has ended already is what is wanted.
  if (status !== 200 && status !== 400) throw new Problem('unavailable', `${server} answered with ${status}.`);
}

async function tokensFor(server: string, form: Readonly<Record<string, string>>): Promise<Tokens> {
  const { status, body } = await post(server, 'token', form);
  const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = body as Record<string, unknown>;
  if (typeof token === 'string' && typeof refreshToken === 'string' && typeof seconds === 'number') {
    return { token, refreshToken, expiresAt: Date.now() + seconds * 1000 };
  }
  if (status === 400 || status === 401) {
    throw new Problem(
      'unauthenticated',
      `The sign-in at ${server} has ended: log in again with \`heldby login --server ${server}\`.`,
    );
  }
  throw new Problem('unavailable', `${server} gave no token: it answered with ${status}.`);
}

async function post(
  server: string,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<{ status: number; body: object }> {
  try {
    const body = new URLSearchParams({ client_id: CLIENT_ID, ...form });
    // A redirect could lead the refresh token to another server.
    const how = { method: 'POST', redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) } as const;
    const answer = await fetch(`${server}/oauth/${path}`, { ...how, body });
    const value: unknown = await answer.json().catch(() => null);
    return { status: answer.status, body: typeof value === 'object' && value !== null ? value : {} };
  } catch (error) {
    throw new Problem('unavailable', `${server} cannot be reached.`, { cause: error });
  }
}
