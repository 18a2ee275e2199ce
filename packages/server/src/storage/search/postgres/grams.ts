/** Every three characters in a row of a text, as numbers, for PostgreSQL's own index of arrays. Two may share a number; texts are compared as well. */

export function gramsOf(text: string): number[] {
  const points = Array.from(text, character => character.codePointAt(0) ?? 0);
  const grams = new Set<number>();
  for (let index = 2; index < points.length; index += 1) {
    grams.add(mixed(points[index - 2] ?? 0, points[index - 1] ?? 0, points[index] ?? 0));
  }
  return [...grams];
}

/** Three characters in the 32 bits of an `int4`. ASCII ones fit without sharing. */
function mixed(first: number, second: number, third: number): number {
  return (Math.imul(first, 1 << 14) + Math.imul(second, 1 << 7) + third) | 0;
}
