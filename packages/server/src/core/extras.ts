/** What dialects keep with an object, by dialect: members of a vendor's object for which the core has no word. */
export type Extras = Readonly<Record<string, unknown>>;

/** Members that are given replace those of the same dialect and name; all others stay. */
export function mergeExtras(before: Extras, given: Extras = {}): Extras {
  const merged = Object.entries(given).map(([dialect, part]) => [
    dialect,
    { ...(before[dialect] as object), ...(part as object) },
  ]);
  return { ...before, ...Object.fromEntries(merged) };
}
