/**
 * Splits SQL into tokens, the same for both databases. Everything that reads SQL as text works on these tokens, so that
 * a word inside a string, a comment or a quoted name is never taken for a keyword.
 */

export type TokenKind =
  /** A keyword, or a name without quotes. */
  | 'word'
  /** A name in double quotes. */
  | 'quoted'
  | 'string'
  | 'number'
  /** `:name`, `$1` or `?1`. */
  | 'parameter'
  | 'symbol';

export interface Token {
  readonly kind: TokenKind;
  /** Words in lower case; names, strings and parameters without their marks; the rest as it stands. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How many parentheses and `case … end` are open around it. Those marks themselves count as outside. */
  readonly depth: number;
}

export interface Sql {
  readonly source: string;
  readonly tokens: readonly Token[];
}

/** Space and comments. */
const GAP = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)*/y;
/** One token. Its first character says of which kind it is. */
const TOKEN = /[a-z_]\w*|\d[\w.]*|'(?:[^']|'')*'|"(?:[^"]|"")*"|[:$?]\w+|::|<>|<=|>=|!=|\|\||->>?|[-(),.=;<>+*/%&|~[\]]/iy;

const DIGITS = '0123456789';
const LETTERS = '_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const KINDS = new Map<string, TokenKind>([
  ["'", 'string'],
  ['"', 'quoted'],
  ...[...DIGITS].map(each => [each, 'number'] as const),
  ...[...LETTERS].map(each => [each, 'word'] as const),
]);

/** Throws for text that is no SQL: a quote or a parenthesis that does not end, a character that SQL does not have. */
export function readSql(source: string): Sql {
  const tokens: Token[] = [];
  let depth = 0;
  for (let start = endOf(GAP, source, 0); start < source.length; start = endOf(GAP, source, tokens.at(-1)?.end ?? 0)) {
    const token = tokenAt(source, start, depth);
    if (token.depth < 0) throw new Error(`closes more than it opened: ${source}`);
    tokens.push(token);
    depth = opens(token) ? token.depth + 1 : token.depth;
  }
  if (depth > 0) throw new Error(`opens more than it closed: ${source}`);
  return { source, tokens };
}

function tokenAt(source: string, start: number, around: number): Token {
  const end = endOf(TOKEN, source, start);
  if (end === start) throw new Error(`not readable as SQL at ${JSON.stringify(source.slice(start, start + 20))}: ${source}`);
  const whole = source.slice(start, end);
  const kind = KINDS.get(whole.charAt(0)) ?? (/^[:$?]\w/.test(whole) ? 'parameter' : 'symbol');
  const text = textOf(kind, whole);
  const isClosing = (kind === 'symbol' && text === ')') || (kind === 'word' && text === 'end');
  return { kind, text, start, end, depth: isClosing ? around - 1 : around };
}

/** Where a match that begins at this place ends; the place itself where nothing matches. */
function endOf(pattern: RegExp, source: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(source) ? pattern.lastIndex : start;
}

function textOf(kind: TokenKind, whole: string): string {
  if (kind === 'word') return whole.toLowerCase();
  if (kind === 'quoted' || kind === 'string') return whole.slice(1, -1);
  return kind === 'parameter' ? whole.slice(1) : whole;
}

function opens({ kind, text }: Token): boolean {
  return (kind === 'symbol' && text === '(') || (kind === 'word' && text === 'case');
}

export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text);
}

export function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.text === symbol;
}

/** Whether these words follow each other from the place on. */
export function areWords(tokens: readonly Token[], at: number, ...words: readonly string[]): boolean {
  return words.every((word, offset) => isWord(tokens[at + offset], word));
}

/** The tokens between the parenthesis at this place and the one that closes it. */
export function inParentheses(tokens: readonly Token[], open: number): readonly Token[] {
  const depth = tokens[open]?.depth;
  const close = tokens.findIndex((token, index) => index > open && token.depth === depth);
  return tokens.slice(open + 1, close);
}

/** The parts between separators that stand in no parentheses of their own. */
export function split(tokens: readonly Token[], isSeparator: (token: Token) => boolean): (readonly Token[])[] {
  const depth = tokens[0]?.depth;
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.depth === depth && isSeparator(token)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

export function isComma(token: Token): boolean {
  return isSymbol(token, ',');
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The source with some of its parts replaced. Edits stand in the order of their places. */
export function edited(source: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, text } of edits) {
    result += source.slice(from, start) + text;
    from = end;
  }
  return result + source.slice(from);
}
