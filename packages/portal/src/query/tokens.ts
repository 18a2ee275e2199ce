/** Cuts a query into its parts, each with where it stands, also while it is being typed. */

export interface Token {
  readonly from: number;
  readonly to: number;
  readonly not: boolean;
  /** Null for a word that is searched. */
  readonly name: string | null;
  /** Where the first value begins. */
  readonly valueFrom: number;
  readonly values: readonly string[];
  /** A quotation mark that is not closed. */
  readonly open: boolean;
}

const NAME = /^(-?)([a-z][a-z-]*):/;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    if (isSpace(text[at])) at += 1;
    else {
      const token = readToken(text, at);
      tokens.push(token);
      at = token.to;
    }
  }
  return tokens;
}

function readToken(text: string, from: number): Token {
  const named = NAME.exec(text.slice(from));
  const name = named?.[2] ?? null;
  const minus = name === null && text[from] === '-' && !isSpace(text[from + 1] ?? ' ');
  const valueFrom = from + (named?.[0].length ?? (minus ? 1 : 0));
  const values: string[] = [];
  let at = valueFrom;
  let open = false;
  for (;;) {
    const value = readValue(text, at, name !== null);
    at = value.to;
    open ||= value.open;
    if (value.text !== '') values.push(value.text);
    if (name === null || text[at] !== ',') break;
    at += 1;
  }
  return { from, to: at, not: minus || named?.[1] === '-', name, valueFrom, values, open };
}

/** Up to a blank, or in a filter a comma. Between quotation marks everything counts, and `\` takes the next character as it is. */
function readValue(text: string, from: number, list: boolean): { text: string; to: number; open: boolean } {
  let value = '';
  let quoted = false;
  let at = from;
  for (; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (!quoted && (isSpace(character) || (list && character === ','))) break;
    if (character === '"') quoted = !quoted;
    else if (quoted && character === '\\' && at + 1 < text.length) {
      at += 1;
      value += text[at];
    } else value += character;
  }
  return { text: value, to: at, open: quoted };
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}
