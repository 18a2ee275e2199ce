/** Checks redirect URIs, to which people return after they signed in (RFC 6749 §3.1.2, RFC 8252 §7, RFC 9700 §4.1). */

/** Schemes whose content a browser runs or shows from the link itself. */
const ACTIVE_SCHEMES = new Set(['javascript:', 'data:', 'vbscript:', 'blob:', 'file:', 'filesystem:', 'about:', 'view-source:']);
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** The characters of a URI (RFC 3986 §2): no space, control character or backslash. */
const URI = /^[\w.~:/?[\]@!$&'()*+,;=%-]+$/;

/** What a redirect URI must be instead; undefined if it is valid. */
export function faultOfRedirectUri(text: string): string | undefined {
  if (text.includes('#')) return 'without a fragment';
  if (!URI.test(text) || !URL.canParse(text)) return 'an absolute URI';
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return 'without a user name';
  if (ACTIVE_SCHEMES.has(protocol)) return `of another scheme than ${protocol}`;
  if (protocol === 'http:' && !LOOPBACK.test(hostname)) return 'https, or http on this machine';
  return undefined;
}

/** The source that a page which redirects there must allow in its Content-Security-Policy's `form-action`. */
export function formActionOf(redirectUri: string): string {
  const { protocol, host } = new URL(redirectUri);
  // The policy's grammar has no bracketed addresses, and browsers compare no host for other schemes.
  return /^https?:$/.test(protocol) && !host.startsWith('[') ? `${protocol}//${host}` : protocol;
}
