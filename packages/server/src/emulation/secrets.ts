/** Cuts what a caller proves itself with out of a record: it may be a true secret of theirs. The end of a long one tells it from another. */

const HEADERS: ReadonlySet<string> = new Set(['authorization', 'x-token', 'cookie', 'set-cookie']);
/** Push tokens are none of them: they prove nothing, and a test asks for them. */
const MEMBERS = [
  'access_?token',
  'refresh_?token',
  'id_?token',
  'subject_?token',
  'actor_?token',
  'token',
  'client_?secret',
  'secret',
  '(?:current_?|new_?|old_?)?password',
  '(?:client_?)?assertion',
  'code_?verifier',
].join('|');
/** A text that ends in the middle is cut, too: of a long body only the beginning is kept. */
const JSON_MEMBER = new RegExp(`("(?:${MEMBERS})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)+)`, 'gi');
/** An error has a member `code` as well, so only forms and queries have it as a secret. */
const FORM_MEMBER = new RegExp(`((?:^|[?&])(?:${MEMBERS}|(?:device_?)?code)=)([^&#]+)`, 'gi');
const SHOWN_CHARACTERS = 4;
/** Of a shorter one nothing is shown: its end would be much of it. */
const LONG_CHARACTERS = 20;

/** What is shown instead of a secret; undefined for a secret that is cut. */
export type Keep = (secret: string) => string | undefined;

export function shownHeaders(headers: Readonly<Record<string, unknown>>, keep?: Keep): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    const key = name.toLowerCase();
    const scheme = /^\w+ /.exec(text)?.[0] ?? '';
    shown[key] = HEADERS.has(key)
      ? scheme + (keep?.(text.slice(scheme.length)) ?? `…${text.slice(-SHOWN_CHARACTERS)}`)
      : shownForm(text, keep);
  }
  return shown;
}

/** JSON and forms. */
export function shownBody(text: string, headers: Readonly<Record<string, unknown>>, keep?: Keep): string {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (String(type).includes('x-www-form-urlencoded')) return shownForm(text, keep);
  return text.replaceAll(JSON_MEMBER, (_, before, secret) => before + (keep?.(secret) ?? cut(secret)));
}

/** A form, or an address with its query. */
export function shownForm(text: string, keep?: Keep): string {
  return text.replaceAll(FORM_MEMBER, (_, before, secret) => before + (keep?.(secret) ?? cut(secret)));
}

function cut(secret: string): string {
  return secret.length < LONG_CHARACTERS ? '…' : `…${secret.slice(-SHOWN_CHARACTERS)}`;
}
