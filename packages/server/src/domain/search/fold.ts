/**
 * The form in which texts are searched: without letter case, accents and what nobody sees. Both databases compare what this returns,
 * so that their own ideas of letters, which differ, decide nothing.
 */

/** Letters that Unicode does not take apart, as people without such a key type them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'g');
const UNSEEN = /[\p{Mn}\p{Default_Ignorable_Code_Point}]/gu;
const PLAIN_TEXT = /^[\x20-\x7e]*$/;
const BLANKS = /[\s\0]+/;

/** The words of a text, folded. A word is what stands between blanks; it may have signs in it. */
export function foldedWords(text: string): string[] {
  return folded(text)
    .split(BLANKS)
    .filter(word => word !== '');
}

/** Letters and digits alone: what is left of a code without its separators. */
export function squeezed(word: string): string {
  return word.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function folded(text: string): string {
  if (PLAIN_TEXT.test(text)) return text.toLowerCase();
  const letters = text.normalize('NFKD').replaceAll(UNSEEN, '').toLowerCase();
  return letters.replaceAll(SPECIAL, letter => PLAIN_LETTERS[letter] ?? letter).normalize('NFC');
}
