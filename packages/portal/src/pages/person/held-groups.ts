/** What somebody holds in the groups in which people think: phones, desk phones and lines, catalogs, browsers, rooms. */
import { PERSON } from '../../words/person.ts';

type GroupName = keyof typeof PERSON.groups;

const GROUP_OF: Readonly<Record<string, GroupName>> = {
  mobile: 'phones',
  desk_phone: 'desk',
  native_catalog: 'catalogs',
  web_catalog: 'catalogs',
  browser: 'browsers',
  room_device: 'rooms',
};

const ORDER: readonly GroupName[] = ['phones', 'desk', 'rooms', 'catalogs', 'browsers'];

export interface HeldGroup<T> {
  readonly name: GroupName;
  readonly text: string;
  readonly items: readonly T[];
}

/** Kinds of which nothing is held are left out. */
export function groupHeld<T extends { readonly device: { readonly kind: string } }>(
  items: readonly T[],
): readonly HeldGroup<T>[] {
  const groups = Map.groupBy(items, ({ device }) => GROUP_OF[device.kind] ?? 'phones');
  return ORDER.flatMap(name => {
    const inGroup = groups.get(name);
    return inGroup === undefined ? [] : [{ name, text: PERSON.groups[name], items: inGroup }];
  });
}

/** The days on which something began or ended, as marks of the slider. */
export function changeDays(
  holdings: readonly { readonly createdAt: string; readonly until: string | null }[],
  dayOf: (instant: string) => string,
): readonly string[] {
  const instants = holdings.flatMap(({ createdAt, until }) => (until === null ? [createdAt] : [createdAt, until]));
  return [...new Set(instants.map(dayOf))].toSorted();
}

/** A day of the address, where it is one and lies in the past. */
export function dayFrom(text: string | null, today: string): string | null {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && text < today ? text : null;
}
