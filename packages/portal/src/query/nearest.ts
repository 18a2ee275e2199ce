/** The name that somebody meant who has mistyped it. */

/** Two slips of the finger; more is another word. */
const MOST_EDITS = 2;

export function nearestName(names: readonly string[], typed: string): string | undefined {
  const ranked = names.map(name => ({ name, edits: distance(name, typed) })).toSorted((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= Math.min(MOST_EDITS, typed.length - 1) ? best.name : undefined;
}

/** Levenshtein's: how many letters to add, take away or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
