/** Who the client is logged in as: the one object that every login resolves to and every call reads. */
import type { AuthData } from './types.ts';

/** Takes over the outcome of a login. What it does not say about time and state stays from the one before, as in the vendor's SDK. */
export function save(session: AuthData, outcome: AuthData): void {
  session.accessToken = outcome.accessToken;
  if (outcome.state) session.state = outcome.state;
  session.error = outcome.error;
  session.error_description = outcome.error_description;
  if (outcome.tokenExpiryTime) Object.assign(session, expiryAt(outcome.tokenExpiryTime));
}

/** Forgets all that is known; what was never known stays absent. */
export function clear(session: AuthData): void {
  for (const name of ['accessToken', 'state', 'error', 'error_description', 'tokenExpiryTimeString'] as const) {
    if (session[name]) session[name] = null;
  }
  if (session.tokenExpiryTime) session.tokenExpiryTime = 0;
}

/** When a token ends that lives so many seconds from now; NaN in, `Invalid Date` out. */
export function expiryIn(seconds: number): { tokenExpiryTime: number; tokenExpiryTimeString: string } {
  return expiryAt(Date.now() + seconds * 1000);
}

function expiryAt(tokenExpiryTime: number): { tokenExpiryTime: number; tokenExpiryTimeString: string } {
  return { tokenExpiryTime, tokenExpiryTimeString: new Date(tokenExpiryTime).toUTCString() };
}
