/** Which item of a menu or list a key leads to. */

/** The index of the next item; undefined where the key moves nowhere. */
export function moveIn(texts: readonly string[], at: number, key: string): number | undefined {
  const count = texts.length;
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at <= 0 ? count : at) - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if ([...key].length !== 1 || key === ' ') return undefined;
  const letter = key.toLocaleLowerCase();
  const order = texts.map((_, index) => (at + 1 + index) % count);
  return order.find(index => texts[index]?.trim().toLocaleLowerCase().startsWith(letter));
}
