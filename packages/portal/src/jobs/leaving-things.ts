/** The things of an off-boarding in the groups in which people read them. */
import { LEAVING } from '../words/leaving.ts';

interface Thing {
  readonly kind: keyof typeof LEAVING.things;
  readonly id: string;
  readonly name: string;
  readonly why: string | null;
}

export interface ThingGroup<T extends Thing> {
  readonly kind: string;
  readonly text: string;
  readonly things: readonly T[];
}

/** What people think of first. */
const ORDER: readonly string[] = Object.keys({
  assignment: 1,
  line: 1,
  calling: 1,
  guest_session: 1,
  activation_code: 1,
  login: 1,
} satisfies Partial<Record<Thing['kind'], 1>>);

/** Of one kind together, devices first. */
export function groupThings<T extends Thing>(things: readonly T[]): readonly ThingGroup<T>[] {
  const rank = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return [...Map.groupBy(things, ({ kind }) => kind)]
    .map(([kind, ofKind]) => ({ kind, text: LEAVING.things[kind], things: ofKind }))
    .toSorted((a, b) => rank(a.kind) - rank(b.kind));
}

/** What did not come back, in words for a toast: the first few, and how many more. */
export function sayMissing(names: readonly string[], list: (texts: readonly string[]) => string): string {
  const [shown, more] = [names.slice(0, MOST_NAMES), names.length - MOST_NAMES];
  return list(more > 0 ? [...shown, `${more} more`] : shown);
}

const MOST_NAMES = 3;
