/** Opaque page cursors: the position where the last page ended, as base64url of JSON. They grant no rights. */

export type Position = readonly (string | number)[];

export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position, or undefined when the text is not a cursor with exactly these kinds of parts. */
export function decodeCursor(text: string, kinds: readonly ('string' | 'number')[]): Position | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(value) || value.length !== kinds.length) return undefined;
  return value.every((part, index) => isPart(part, kinds[index])) ? (value as Position) : undefined;
}

function isPart(part: unknown, kind: 'string' | 'number' | undefined): boolean {
  if (kind === 'number') return Number.isSafeInteger(part);
  return typeof part === 'string' && !part.includes('\0');
}
