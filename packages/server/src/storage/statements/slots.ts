/** Lists of a few values in a statement, whose text has a fixed number of places for them. */

/** How many values a list takes. */
export const SLOTS = 25;

/** Values of the slots of a name: `name0`, `name1`, … */
export type Slots<N extends string, V = number> = { readonly [K in `${N}${number}`]: V };

/** The parameters `:name0`, `:name1`, … as the list behind `in`. */
export function slotsOf(name: string): string {
  return `(${Array.from({ length: SLOTS }, (_, index) => `:${name}${index}`).join(', ')})`;
}

/** Values for these parameters; the rest is filled with a value that no row has. */
export function fillSlots<N extends string, V extends string | number>(name: N, values: readonly V[], none: V): Slots<N, V> {
  return Object.fromEntries(Array.from({ length: SLOTS }, (_, index) => [`${name}${index}`, values[index] ?? none])) as Slots<
    N,
    V
  >;
}
