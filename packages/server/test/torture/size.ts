/** How long the torture lasts: short in `npm test`, in full by `npm run torture`. */

export const IS_FULL = process.env.HELDBY_TORTURE === 'full';

/** The number of rounds, requests or connections for this run. */
export function sized(size: { readonly short: number; readonly full: number }): number {
  return IS_FULL ? size.full : size.short;
}
