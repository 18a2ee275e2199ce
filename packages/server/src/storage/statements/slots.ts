/** Lists of a few values in a statement, whose text has a fixed number of places for them. */

/** How many values a list takes. */
export const SLOTS = 25;

/** Values of the slots of a name: `name0`, `name1`, … */
export type Slots<N extends string, V = number> = { readonly [K in `${N}${number}`]: V };

/** The parameters `:name0`, `:name1`, … as the list behind `in`. */
export function slotsOf(name: string, count = SLOTS): string {
  return `(${Array.from({ length: count }, (_, index) => `:${name}${index}`).join(', ')})`;
}

/**
 * Values for these parameters, as many at a time as there are slots. The last are filled with `none`, a value that no row has.
 * They are made as they are asked for.
 */
export function* inSlots<N extends string, V extends string | number | null>(
  name: N,
  values: readonly V[],
  none: V,
  count = SLOTS,
): Generator<Slots<N, V>, void, undefined> {
  for (let from = 0; from < values.length; from += count) {
    const slots = Array.from({ length: count }, (_, index) => [`${name}${index}`, values[from + index] ?? none]);
    yield Object.fromEntries(slots) as Slots<N, V>;
  }
}
