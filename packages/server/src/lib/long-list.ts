/** A list of which the first part has been read, and the rest is read while it is used. */

export interface LongList<T> {
  readonly first: readonly T[];
  /** Null if the first part is all. Can be read once. */
  readonly rest: AsyncIterable<readonly T[]> | null;
}

/** Maps it part by part. */
export function mapLong<T, U>({ first, rest }: LongList<T>, map: (part: readonly T[]) => readonly U[]): LongList<U> {
  return { first: map(first), rest: mapRest(rest, map) };
}

/** The same with a mapping that reads. */
export async function mapLongLater<T, U>(
  { first, rest }: LongList<T>,
  map: (part: readonly T[]) => Promise<readonly U[]>,
): Promise<LongList<U>> {
  return { first: await map(first), rest: rest && mapPartsLater(rest, map) };
}

export function mapRest<T, U>(rest: LongList<T>['rest'], map: (part: readonly T[]) => readonly U[]): LongList<U>['rest'] {
  return rest && mapParts(rest, map);
}

/** Reads it to its end. */
export async function wholeOf<T>({ first, rest }: LongList<T>): Promise<readonly T[]> {
  if (rest === null) return first;
  const all = [...first];
  for await (const part of rest) all.push(...part);
  return all;
}

async function* mapParts<T, U>(parts: AsyncIterable<readonly T[]>, map: (part: readonly T[]) => readonly U[]) {
  for await (const part of parts) yield map(part);
}

async function* mapPartsLater<T, U>(parts: AsyncIterable<readonly T[]>, map: (part: readonly T[]) => Promise<readonly U[]>) {
  for await (const part of parts) yield await map(part);
}
