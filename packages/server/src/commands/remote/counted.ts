/** A number with its noun: `1 session`, `2 sessions`. */
export function counted(count: unknown, noun: string): string {
  return `${Number(count).toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
