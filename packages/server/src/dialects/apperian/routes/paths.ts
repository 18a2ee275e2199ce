/** Whose a path is, and the one spelling that the routes have for its many (contract apperian §1, rule 1). Pure. */

const WORDS = 'users|groups|credentials|reports|catalog|device_users';
/** A version before it and a slash behind it change nothing. One segment behind `devices` belongs to another vendor. */
const SPELLING = new RegExp(`^/(?:v[123]/)?((?:${WORDS})(?:/[^?]+?)?|devices/[^/?]+/[^?]+?)/?(\\?.*)?$`, 's');

/** Every word is a path with and without a version before it. */
export const PREFIXES: readonly string[] = [
  ...['v1', 'v2', 'v3', 'ease.interface.php', 'devices', 'applications', 'organizations'],
  ...WORDS.split('|'),
].map(segment => `/${segment}`);

/** `/v1/devices/users/5/?x=1` is `/devices/users/5?x=1`; every other URL stays as it is. Without a redirect, which would lose a body. */
export function canonicalUrl(url: string): string {
  const found = SPELLING.exec(url);
  return found === null ? url : `/${found[1]}${found[2] ?? ''}`;
}
