/** The tokens of a sign-in, and asking the token endpoint for them. They are in memory alone. */

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
  /** When the access token ends, in milliseconds since 1970. */
  readonly endsAt: number;
}

export const CLIENT_ID = 'heldby-portal';

/** A token that ends so soon is renewed before it is used. */
const MARGIN_MS = 30_000;

export function isFresh({ endsAt }: Tokens, now = Date.now()): boolean {
  return endsAt - now > MARGIN_MS;
}

/** Undefined where the server refuses the grant: it is spent, or the sign-in has ended. Throws where it cannot be reached. */
export async function requestTokens(server: URL, grant: Readonly<Record<string, string>>): Promise<Tokens | undefined> {
  const body = new URLSearchParams({ client_id: CLIENT_ID, ...grant });
  const response = await fetch(new URL('oauth/token', server), { method: 'POST', body });
  if (response.status >= 500 || response.status === 429) throw new Error(`The server answered ${response.status}.`);
  if (!response.ok) return undefined;
  return toTokens((await response.json()) as TokenReply, Date.now());
}

export interface TokenReply {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

export function toTokens({ access_token: access, refresh_token: refresh, expires_in: seconds }: TokenReply, now: number): Tokens {
  return { access, refresh, endsAt: now + seconds * 1_000 };
}
