/** The dialect's path prefixes, and the one spelling of a path that the routes know (contract apperian §1, rule 1). Pure. */

const WORDS = 'users|groups|credentials|applications|reports|catalog|device_users';
/** A leading version and a trailing slash change nothing. `devices` with one segment after it is another vendor's path. */
const SPELLING = new RegExp(`^/(?:v[123]/)?((?:${WORDS})(?:/[^?]+?)?|devices/[^/?]+/[^?]+?)/?(\\?.*)?$`, 's');

/** Every word is a path of its own, and under each version. */
export const PREFIXES: readonly string[] = [
  ...['v1', 'v2', 'v3', 'ease.interface.php', 'devices', 'organizations'],
  ...WORDS.split('|'),
].map(segment => `/${segment}`);

/** A path of another vendor under `/v1`. A caller of this one gets the answer to an unknown path, not the other vendor's. */
export function ownUnknownUrl(url: string): string {
  return url.replace(/^\/v1(?=\/)/, '');
}

/** `/v1/devices/users/5/?x=1` is `/devices/users/5?x=1`; other URLs stay as they are. A redirect would lose a request's body. */
export function canonicalUrl(url: string): string {
  const found = SPELLING.exec(url);
  return found === null ? url : `/${found[1]}${found[2] ?? ''}`;
}
