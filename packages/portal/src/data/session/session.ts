/**
 * The sign-in of this tab: kept in memory, shared with the other tabs, renewed before it ends. Where nothing renews it, the browser goes
 * to the sign-in page, and comes back to the same address.
 */
import { IS_EMULATOR, PORTAL, SERVER } from '../place.ts';
import { authorizeUrl, beginAttempt, readReturn } from './attempt.ts';
import { joinTabs } from './tabs.ts';
import { CLIENT_ID, isFresh, requestTokens, type Tokens } from './tokens.ts';

let tokens: Tokens | undefined;
let renewing: Promise<string> | undefined;
const ending = new AbortController();

/** Aborted when somebody signs out in any tab: calls that wait would be refused. */
export const signingOut: AbortSignal = ending.signal;

const channel = new BroadcastChannel('heldby-portal');
const tabs = joinTabs(channel, () => tokens, {
  tokens: newer => {
    tokens = newer;
  },
  signingOut: () => ending.abort(),
  signedOut: () => {
    tokens = undefined;
    location.reload();
  },
});

/** Why the portal could not be opened, in words of the server. */
export class SignInFailed extends Error {}

/** Signs in, without a page where that is possible. Never resolves where the browser leaves for the sign-in page. */
export async function startSession(): Promise<void> {
  tabs.open();
  if (IS_EMULATOR) return keep(await seedTokens());
  const returned = readReturn(new URL(location.href));
  const stored = returned && takeStored(returned.state);
  if (returned !== undefined) history.replaceState(null, '', stored?.returnTo ?? PORTAL.href);
  if (returned?.error && stored !== undefined) throw new SignInFailed(returned.description ?? returned.error);
  if (returned?.code && stored !== undefined) {
    const got = await redeem(returned.code, stored.verifier);
    if (got !== undefined) return keep(got);
  }
  await oneTabAtATime(async () => {
    const found = (await tabs.ask()) ?? (await signInSilently());
    if (found !== undefined) keep(found);
  });
  if (tokens === undefined) await leaveToSignIn();
}

/** A token that is good for some time. */
export async function currentToken(): Promise<string> {
  return tokens !== undefined && isFresh(tokens) ? tokens.access : renewToken(tokens?.access ?? '');
}

/** Another token than the one that was refused, or is about to end. */
export function renewToken(refused: string): Promise<string> {
  if (tokens !== undefined && tokens.access !== refused && isFresh(tokens)) return Promise.resolve(tokens.access);
  renewing ??= renew(refused).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** Ends the sign-in here, in the other tabs, and on the server with everything that came from it. */
export function signOut(): void {
  tokens = undefined;
  ending.abort();
  tabs.tellSigningOut();
  // The server has to know first: the other tabs would be signed in again by the cookie.
  const url = new URL('logout', SERVER);
  url.search = new URLSearchParams({ client_id: CLIENT_ID, redirect_uri: PORTAL.href }).toString();
  void fetch(url, { redirect: 'manual' }).finally(() => {
    tabs.tellSignedOut();
    location.assign(PORTAL);
  });
}

async function renew(refused: string): Promise<string> {
  if (IS_EMULATOR) {
    tokens = await seedTokens();
    return tokens.access;
  }
  await oneTabAtATime(async () => {
    if (tokens !== undefined && tokens.access !== refused && isFresh(tokens)) return;
    const found = (await tabs.ask(refused)) ?? (await refresh(tokens)) ?? (await signInSilently());
    if (found === undefined) tokens = undefined;
    else keep(found);
  });
  return tokens?.access ?? leaveToSignIn();
}

function keep(found: Tokens): void {
  tokens = found;
  tabs.tell(found);
}

/** A refresh token works once, so two tabs must not use it at the same time. */
async function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request('heldby-portal', work);
}

async function refresh(old: Tokens | undefined): Promise<Tokens | undefined> {
  return old && requestTokens(SERVER, { grant_type: 'refresh_token', refresh_token: old.refresh });
}

async function redeem(code: string, verifier: string): Promise<Tokens | undefined> {
  return requestTokens(SERVER, { grant_type: 'authorization_code', code, redirect_uri: PORTAL.href, code_verifier: verifier });
}

/** By the cookie of the sign-in pages, where it is still good (OpenID Connect Core §3.1.2.1, `prompt=none`). */
async function signInSilently(): Promise<Tokens | undefined> {
  const attempt = await beginAttempt();
  const { url } = await fetch(authorizeUrl(SERVER, PORTAL, attempt, { prompt: 'none' }));
  const returned = readReturn(new URL(url));
  return returned?.code && returned.state === attempt.state ? redeem(returned.code, attempt.verifier) : undefined;
}

/** Never resolves: the page is left. */
async function leaveToSignIn(): Promise<never> {
  const attempt = await beginAttempt();
  sessionStorage.setItem(keyOf(attempt.state), JSON.stringify({ verifier: attempt.verifier, returnTo: location.href }));
  location.assign(authorizeUrl(SERVER, PORTAL, attempt));
  return new Promise<never>(() => undefined);
}

/** Loaded with an emulator alone. */
async function seedTokens(): Promise<Tokens> {
  return (await import('../emulator/seed-tokens.ts')).seedTokens();
}

interface Stored {
  readonly verifier: string;
  readonly returnTo: string;
}

const keyOf = (state: string) => `heldby.sign-in.${state}`;

/** Works once. Undefined for a sign-in that this tab has not begun. */
function takeStored(state: string): Stored | undefined {
  const text = sessionStorage.getItem(keyOf(state));
  sessionStorage.removeItem(keyOf(state));
  return text === null ? undefined : (JSON.parse(text) as Stored);
}
