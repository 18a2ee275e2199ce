/** Splits the line that bash hands over into words, as bash would, and puts a suggestion back as bash takes it. */

export interface Line {
  readonly words: readonly string[];
  /** The quote that is open at the cursor; empty if there is none. */
  readonly quote: string;
}

/** A quoted part, a character behind a backslash, blanks, or any other character. */
const PART = /'([^']*)('?)|"((?:\\.|[^"\\])*)("?)|\\(.?)|(\s+)|(.)/gs;

/** The words of the line up to the cursor, without quotes and backslashes. */
export function splitLine(line: string): Line {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (const [, single, singleEnd, double, doubleEnd, escaped, blank, other] of line.matchAll(PART)) {
    if (blank !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    word = `${word ?? ''}${single ?? double?.replaceAll(/\\(.)/gs, '$1') ?? escaped ?? other ?? ''}`;
    quote = singleEnd === '' ? "'" : doubleEnd === '' ? '"' : '';
  }
  return { words: [...words, word ?? ''], quote };
}

/** bash replaces only what follows the last colon or equals sign of an unquoted word. */
export function forBash(value: string, current: string, { quote }: Line): string {
  if (quote !== '') return value;
  const kept = current.slice(0, Math.max(current.lastIndexOf(':'), current.lastIndexOf('=')) + 1);
  const rest = value.toLowerCase().startsWith(kept.toLowerCase()) ? value.slice(kept.length) : value;
  return rest.replaceAll(/[^\w@%+=:,./~-]/g, character => (/[\u0080-\uffff]/.test(character) ? character : `\\${character}`));
}
