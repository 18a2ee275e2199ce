/** The things of an off-boarding in the groups in which people read them. */
import { LEAVING } from '../words/leaving.ts';

interface Thing {
  readonly kind: keyof typeof LEAVING.things;
  readonly id: string;
  readonly name: string;
  readonly why: string | null;
}

export interface ThingGroup<T extends Thing> {
  readonly kind: Thing['kind'];
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

/** What did not come back, in words for a toast: of each kind its name, or how many there are. The name alone would be the device's. */
export function sayMissing(missing: readonly Thing[], list: (texts: readonly string[]) => string): string {
  return list(
    groupThings(missing).map(({ kind, things }) =>
      LEAVING.missing(
        kind,
        things.map(({ name }) => name),
      ),
    ),
  );
}
