/** Parts of the history that one statement covers each, from its newest or its oldest end. */

export type Order = 'newest' | 'oldest';

/** Sequences in `(after, upTo]`. */
export interface Part {
  readonly after: number;
  readonly upTo: number;
}

/** On SQLite a running statement blocks every other request. */
const STRIDE = 500;

export function* strides({ after, upTo }: Part, isNewest: boolean): Generator<Part> {
  for (let low = after, high = upTo; low < high; ) {
    const part = isNewest
      ? { after: Math.max(low, high - STRIDE), upTo: high }
      : { after: low, upTo: Math.min(high, low + STRIDE) };
    yield part;
    if (isNewest) high = part.after;
    else low = part.upTo;
  }
}
