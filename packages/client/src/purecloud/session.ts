/** The login session: one object that every login resolves to and every call reads. */
import type { AuthData } from './types.ts';

/** Stores the result of a login. A missing expiry or state keeps its old value, as in the vendor's SDK. */
export function save(session: AuthData, outcome: AuthData): void {
  session.accessToken = outcome.accessToken;
  if (outcome.state) session.state = outcome.state;
  session.error = outcome.error;
  session.error_description = outcome.error_description;
  if (outcome.tokenExpiryTime) Object.assign(session, expiryAt(outcome.tokenExpiryTime));
}

/** Resets all members that are set. Members that were never set stay absent. */
export function clear(session: AuthData): void {
  for (const name of ['accessToken', 'state', 'error', 'error_description', 'tokenExpiryTimeString'] as const) {
    if (session[name]) session[name] = null;
  }
  if (session.tokenExpiryTime) session.tokenExpiryTime = 0;
}

/** The expiry of a token that is valid for `seconds` from now. For NaN the text is `Invalid Date`. */
export function expiryIn(seconds: number): { tokenExpiryTime: number; tokenExpiryTimeString: string } {
  return expiryAt(Date.now() + seconds * 1000);
}

function expiryAt(tokenExpiryTime: number): { tokenExpiryTime: number; tokenExpiryTimeString: string } {
  return { tokenExpiryTime, tokenExpiryTimeString: new Date(tokenExpiryTime).toUTCString() };
}
