/** The columns that are shown, in their order. The first always is. */
export function shownColumns<C extends { readonly id: string }>(columns: readonly C[], shown: readonly string[]): C[] {
  return columns.filter(({ id }, at) => at === 0 || shown.includes(id));
}
