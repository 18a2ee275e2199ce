/** Time that is left, as a clock shows it. */

/** `6:23:59:08` for days, `1:09:08` for hours, `9:08` for minutes. */
export function sayLeft(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const parts = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const first = Math.min(2, parts.findIndex(part => part > 0) === -1 ? 2 : parts.findIndex(part => part > 0));
  return parts
    .slice(first)
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':');
}
