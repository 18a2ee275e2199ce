/** The letters in an avatar, and its colour. */

/** As many as there are tints in `avatar.css`. */
export const TINTS = 5;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The first letters of the first and the last word. One letter in scripts that join their letters, where two would
 * join into something that nobody wrote.
 */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*?\)|[^\p{L}\p{N}\p{M}\s'-]/gu, ' ')
    .trim()
    .split(/\s+/);
  const first = firstOf(words[0] ?? '');
  if (words.length < 2 || !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u.test(first)) return first;
  return first + firstOf(words.at(-1) ?? '');
}

/** The same name always has the same tint. */
export function tintOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum % TINTS;
}

function firstOf(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment.toLocaleUpperCase();
  return '';
}
