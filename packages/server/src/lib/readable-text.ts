/**
 * Which text is taken from outside: what every store keeps and gives back unchanged. PostgreSQL's text cannot hold U+0000, and
 * UTF-8 cannot hold lone surrogates. A replacement character in place of unreadable bytes would make two names one.
 */
import { isUtf8 } from 'node:buffer';

/** What text must be, to end a sentence with. */
export type TextRule = 'text in UTF-8' | 'text without the character U+0000' | 'text without lone surrogates';

const UTF8: TextRule = 'text in UTF-8';
const BYTE_ORDER_MARK = '\ufeff';

/** The rule that a text breaks; undefined for readable text. */
export function brokenRule(text: string): TextRule | undefined {
  if (text.includes('\0')) return 'text without the character U+0000';
  return text.isWellFormed() ? undefined : 'text without lone surrogates';
}

/** Bytes as text, without a byte order mark; undefined if they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** Escapes that may stand for no readable text. Others need no decoding to be judged. */
const SUSPICIOUS = /%(?:00|[89a-f][\da-f])/i;
const LONE_PERCENT = /%(?![\da-f]{2})/gi;

/** The rule that percent-encoded text breaks, such as a URL or a form (RFC 3986 §2.1). */
export function brokenRuleOfEncoded(text: string): TextRule | undefined {
  if (!SUSPICIOUS.test(text)) return brokenRule(text);
  try {
    return brokenRule(decodeURIComponent(text.replaceAll(LONE_PERCENT, '%25')));
  } catch {
    return UTF8;
  }
}
