/** Passwords that a directory sends are dropped, and so they are where its calls are kept. */

/**
 * The first `limit` characters of the body as text, with `…` for every password. Names are read as a PATCH reads them, without letter
 * case and blanks at their ends. What comes later is not even written: a refused body may have some million characters.
 */
export function withoutPasswords(body: unknown, limit: number): string {
  let left = limit;
  const shortened = (_: string, value: unknown): unknown => {
    if (left <= 0) return undefined;
    const kept = typeof value === 'string' ? value.slice(0, left) : value;
    left -= typeof kept === 'string' ? kept.length + 1 : 1;
    if (Array.isArray(kept)) return kept.slice(0, limit);
    return typeof kept === 'object' && kept !== null ? withoutPassword(kept, limit) : kept;
  };
  return (JSON.stringify(body, shortened) ?? '').slice(0, limit);
}

/** The members that may be kept. A PATCH names the password in one member and has it in another. */
function withoutPassword(object: object, limit: number): object {
  const members = Object.entries(object);
  const isAbout = members.some(([name, value]) => isNamed(name, 'path') && typeof value === 'string' && isPassword(value));
  const isHidden = (name: string) => isPassword(name) || (isAbout && isNamed(name, 'value'));
  return Object.fromEntries(members.slice(0, limit).map(([name, value]) => [name, isHidden(name) ? '…' : value]));
}

function isNamed(name: string, wanted: string): boolean {
  return name.trim().toLowerCase() === wanted;
}

/** With the URN of a schema before it, too, and with a filter behind it. */
function isPassword(name: string): boolean {
  return name.toLowerCase().includes('password');
}
