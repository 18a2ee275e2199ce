/**
 * Compares the login that an outside provider asserts with one that is stored here. Stricter than the look-up by `loginKey`,
 * which folds what people type: a provider may give one spelling of an address to somebody else than another spelling.
 */
import { asciiDomain, isPlainDomain, unicodeDomain } from '../lib/domain-names.ts';
import type { IdentityProvider } from './identity-provider.ts';

/** Control characters, and those that nobody sees. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/u;
/** Scripts with letters that look alike. One word in two of them is a disguise. */
const ALIKE = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

/** Whether the text is written in one way only: not in full-width letters, ligatures or mixed scripts. */
export function isPlainLogin(text: string): boolean {
  if (text.normalize('NFKC') !== text || INVISIBLE.test(text)) return false;
  const { domain } = partsOf(text);
  if (domain !== null && !isPlainDomain(domain)) return false;
  return text.split(/[@.]/).every(word => ALIKE.filter(script => script.test(word)).length <= 1);
}

/** Whether both are the same login. Letter case does not count, nor whether a domain is written in Unicode or in ASCII. */
export function isSameLogin(asserted: string, stored: string): boolean {
  return isPlainLogin(asserted) && comparable(asserted) === comparable(stored);
}

/** The spellings by which a plain login can be stored here. */
export function spellingsOf(login: string): string[] {
  const { local, domain } = partsOf(login);
  if (domain === null) return [login];
  return [...new Set([login, `${local}@${asciiDomain(domain)}`, `${local}@${unicodeDomain(domain)}`])];
}

/** From most providers only the boolean proves an address. */
export function isVerified({ verifiedAsText }: Pick<IdentityProvider, 'verifiedAsText'>, claim: unknown): boolean {
  return claim === true || (verifiedAsText && claim === 'true');
}

function comparable(login: string): string {
  const { local, domain } = partsOf(login);
  return domain === null ? local.toLowerCase() : `${local.toLowerCase()}@${asciiDomain(domain)}`;
}

function partsOf(login: string): { local: string; domain: string | null } {
  const at = login.lastIndexOf('@');
  return at < 0 ? { local: login, domain: null } : { local: login.slice(0, at), domain: login.slice(at + 1) };
}
