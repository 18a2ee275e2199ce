/**
 * Names, logins and e-mail addresses as people type and paste them: tidied when they come in, whichever face they come through, and
 * compared without what nobody sees. A blank at the end of a login would otherwise make another person of the same login.
 */
import { asciiDomain, isPlainDomain } from '../lib/domain-names.ts';
import { withoutInvisible } from '../lib/name-key.ts';
import { invalid } from './problem.ts';

/** Blanks of every kind, and characters without width that pasted text has at its ends. */
const AT_START = /^[\s\u00ad\u180e\u200b-\u200f\u2060]+/;
const AT_END = /[\s\u00ad\u180e\u200b\u200e\u200f\u2060]+$/;
/** Line breaks, and everything else that would leave the line that a name is shown on. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
/** Signs that turn the direction of writing. They end nowhere, and show a name as another one. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/u;
/** Says only where a line may be broken, and is not seen. Joiners stay: names in Persian and emoji need them. */
const BREAKING = /[\u00ad\u180e\u200b\u2060\ufeff]/gu;
const SEEN = 'text with a character that can be seen';
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** RFC 5322 §3.2.3 with letters of every script (RFC 6531 §3.3), without quotes and comments. */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** RFC 5321 §4.5.3.1.1. */
const LOCAL_PART_BYTES = 64;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A name as it is stored. */
export function tidyName(field: string, text: string): string {
  const name = trimmed(text).replaceAll(BREAKING, '');
  if (name === '') throw invalid(field, SEEN, text);
  return requireOneLine(field, name);
}

/** The same for a name that may be empty, such as a first name. Blanks alone are refused, because something was meant. */
export function tidyNameOrEmpty(field: string, text: string): string {
  return text === '' ? '' : tidyName(field, text);
}

/** The same for a name that may be absent. */
export function tidyNameOrNull(field: string, text: string | null): string | null {
  return text === null ? null : tidyName(field, text);
}

/** The same for the name that a device reports: blanks are none, because nobody is there who could correct them. */
export function reportedName(field: string, text: string | null): string | null {
  return text === null || trimmed(text) === '' ? null : tidyName(field, text);
}

/** A login as it is stored. */
export function tidyLogin(field: string, text: string): string {
  const login = trimmed(text);
  if (login === '') throw invalid(field, SEEN, text);
  return requireVisible(field, requireOneLine(field, login));
}

/** An e-mail address as it is stored, as it was written. */
export function tidyEmail(field: string, text: string): string {
  const email = requireVisible(field, requireOneLine(field, trimmed(text)));
  if (!isAddress(email)) throw invalid(field, 'an e-mail address such as ann@example.com', text);
  return email;
}

/** The form in which addresses are compared: without letter case, and with the domain as it is resolved. */
export function emailKey(email: string): string {
  const text = withoutInvisible(email).trim();
  const [local, domain] = partsOf(text);
  return domain === undefined ? text.toLowerCase() : `${local.toLowerCase()}@${asciiDomain(domain) || domain.toLowerCase()}`;
}

function trimmed(text: string): string {
  return text.replace(AT_START, '').replace(AT_END, '');
}

function requireOneLine(field: string, text: string): string {
  if (CONTROL.test(text)) throw invalid(field, 'one line without control characters', text);
  if (TURNING.test(text))
    throw invalid(field, `text without ${named(TURNING, text)}, which turns the direction of writing`, text);
  return text;
}

function requireVisible(field: string, text: string): string {
  if (INVISIBLE.test(text)) throw invalid(field, `text without ${named(INVISIBLE, text)}, which nobody sees`, text);
  return text;
}

/** `U+200B`. */
function named(pattern: RegExp, text: string): string {
  const code = pattern.exec(text)?.[0].codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function isAddress(text: string): boolean {
  const [local, domain] = partsOf(text);
  if (domain === undefined || !LOCAL_PART.test(local) || Buffer.byteLength(local) > LOCAL_PART_BYTES) return false;
  return (
    isPlainDomain(domain) &&
    asciiDomain(domain)
      .split('.')
      .every(label => LABEL.test(label))
  );
}

function partsOf(email: string): [local: string, domain: string | undefined] {
  const at = email.lastIndexOf('@');
  return at < 0 ? [email, undefined] : [email.slice(0, at), email.slice(at + 1)];
}
