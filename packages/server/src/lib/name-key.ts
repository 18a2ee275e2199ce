/** The forms of names that are compared and sorted, by the server and by the command line. */

/** The form in which names are compared: without letter case, blanks at the ends, composition, and what nobody sees. */
export function nameKey(text: string): string {
  return withoutInvisible(withoutInvisible(text).normalize('NFKC').toLowerCase()).trim();
}

/** The form in which names are sorted: as they are compared, and without accents, so that Ä is beside A and not behind Z. */
export function sortKey(text: string): string {
  return nameKey(text).normalize('NFD').replaceAll(/\p{M}/gu, '');
}

export function withoutInvisible(text: string): string {
  return text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
}
