/** Instants in UTC, and the same in a person's zone, as fields for dates and times have them. */

const PARTS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const;

/** `2026-05-04T09:30` in the zone. */
export function toLocalInput(instant: string, zone: string): string {
  return localText(new Date(instant), zone).slice(0, 16);
}

/** The instant in UTC; null for an unfinished value. A time that a change of the clock skips becomes the one just after it. */
export function fromLocalInput(value: string, zone: string): string | null {
  const asUtc = Date.parse(`${value}Z`);
  if (Number.isNaN(asUtc)) return null;
  const guess = asUtc - offsetMs(asUtc, zone);
  const better = asUtc - offsetMs(guess, zone);
  // Only a time that is skipped has no offset of its own. West of Greenwich the guess is the one after the change, east of it the other.
  const isSkipped = offsetMs(better, zone) !== offsetMs(guess, zone);
  return new Date(isSkipped ? Math.max(guess, better) : better).toISOString();
}

/** The day in the zone, as `2026-05-04`. */
export function dayOf(instant: string | number | Date, zone: string): string {
  return localText(new Date(instant), zone).slice(0, 10);
}

/** The first instant after that day in the zone: what was held on the day was held just before it. */
export function endOfDay(day: string, zone: string): string {
  const next = new Date(Date.parse(`${day}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return fromLocalInput(`${next}T00:00`, zone) ?? '';
}

export const DAY_MS = 86_400_000;

/** How far the clocks of the zone are ahead of UTC. */
function offsetMs(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${localText(new Date(whole), zone)}Z`) - whole;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function localText(date: Date, zone: string): string {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { ...PARTS, hourCycle: 'h23', timeZone: zone });
    formatters.set(zone, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${String(parts.year).padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}
