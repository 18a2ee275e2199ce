/** Where an application may have its people sent back to (RFC 6749 §3.1.2, RFC 8252 §7, RFC 9700 §4.1). */

/** Schemes in which a browser runs or shows what the link itself holds. */
const ACTIVE_SCHEMES = new Set(['javascript:', 'data:', 'vbscript:', 'blob:', 'file:', 'filesystem:', 'about:', 'view-source:']);
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** Everything that a URI may be spelled with (RFC 3986 §2); no space, control character or backslash. */
const URI = /^[\w.~:/?[\]@!$&'()*+,;=%-]+$/;

/** What is wrong with it as a redirect URI; undefined when nothing is. */
export function faultOfRedirectUri(text: string): string | undefined {
  if (text.includes('#')) return 'without a fragment';
  if (!URI.test(text) || !URL.canParse(text)) return 'an absolute URI';
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return 'without a user name';
  if (ACTIVE_SCHEMES.has(protocol)) return `of another scheme than ${protocol}`;
  if (protocol === 'http:' && !LOOPBACK.test(hostname)) return 'https, or http on this machine';
  return undefined;
}

/** What a page that leads there must allow forms to reach (Content-Security-Policy's form-action). */
export function formActionOf(redirectUri: string): string {
  const { protocol, host } = new URL(redirectUri);
  // The policy's grammar knows no bracketed addresses, and other schemes have no host that browsers would compare.
  return /^https?:$/.test(protocol) && !host.startsWith('[') ? `${protocol}//${host}` : protocol;
}
