/**
 * Cells that a spreadsheet would run get an apostrophe in front when they are exported, and lose it when they are imported. A text that
 * has an apostrophe there by itself gets a second one, so that it comes back as it was. Pure.
 */

/** With what a spreadsheet begins a formula, also in full width. `csv-stringify` escapes the same. */
const RUN = '[=+\\-@\\t\\r\\uff1d\\uff0b\\uff0d\\uff20]';
const LOOKS_ESCAPED = new RegExp(`^'+${RUN}`);

/** What `escape_formulas` of the writer leaves to do. */
export function escaped(text: string): string {
  return text.startsWith("'") && LOOKS_ESCAPED.test(text) ? `'${text}` : text;
}

export function unescaped(text: string): string {
  return text.startsWith("'") && LOOKS_ESCAPED.test(text) ? text.slice(1) : text;
}
