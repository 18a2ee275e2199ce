/** What the gallery shows: names that are short, long, and written from right to left. */
import type { Holding } from '../../../src/kit/history/holding-bars.tsx';

export const LONG_NAME = 'Maximiliane-Alexandra von Hohenstein-Wallenberg zu Lichtenfels';
export const ARABIC_NAME = 'عبد الرحمن بن محمد الفاسي';

export interface SamplePerson {
  readonly id: string;
  readonly displayName: string;
  readonly login: string;
  readonly location: string;
  readonly kind: string;
  readonly devices: number;
  readonly state: 'active' | 'disabled' | 'guest' | 'stale';
}

const FIRST = ['Ann', 'Jonas', 'Mira', 'Paolo', 'Yuki', 'Léa', 'Zoë', 'Omar'];
const LAST = ['Meier', 'Keller', 'Rossi', 'Tanaka', 'Dubois', 'Šimić', 'Okafor'];
const PLACES = ['Zürich HB', 'Lausanne', 'Basel, Aeschenplatz', 'Lugano'];
const KINDS = ['mobile', 'desk_phone', 'room_device', 'browser', 'web_catalog', 'native_catalog'];
const STATES = ['active', 'active', 'active', 'guest', 'stale', 'disabled'] as const;

export function samplePerson(index: number): SamplePerson {
  const plain = `${pick(FIRST, index)} ${pick(LAST, index)}`;
  const displayName = index % 9 === 4 ? LONG_NAME : index % 9 === 7 ? ARABIC_NAME : plain;
  return {
    id: `person-${index}`,
    displayName,
    login: `${plain.toLowerCase().replace(' ', '.')}.${index}@example.com`,
    location: pick(PLACES, index),
    kind: pick(KINDS, index),
    devices: (index * 7) % 12,
    state: pick(STATES, index),
  };
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

export const HOLDINGS: readonly Holding[] = [
  hold('1', 'a', 'Ann Meier', 'owner', '2024-12-03T08:00:00Z', '2025-06-18T16:00:00Z'),
  hold('2', 'b', LONG_NAME, 'owner', '2025-06-18T16:00:00Z', '2025-06-30T09:00:00Z'),
  hold('3', 'c', ARABIC_NAME, 'user', '2025-03-01T08:00:00Z', null),
  hold('4', 'a', 'Ann Meier', 'owner', '2025-07-01T08:00:00Z', null),
];

function hold(id: string, rowId: string, name: string, role: string, from: string, until: string | null): Holding {
  return { id, rowId, name, role, from, until, href: `#${rowId}` };
}

/** A year of days that looks like a year: weekends, a slow rise. */
export const DAYS = Array.from({ length: 365 }, (_, day) =>
  new Date(Date.UTC(2025, 10, 29) + day * 86_400_000).toISOString().slice(0, 10),
);
export const activeOn = (scale: number) =>
  DAYS.map((_, day) => Math.round(scale * (0.7 + day / 1_000 + 0.06 * Math.sin(day / 9)) * (day % 7 > 4 ? 0.55 : 1)));
export const WEEKS = DAYS.filter((_, day) => day % 7 === 0).slice(-12);

export const JSON_SAMPLE = {
  id: '0198a1b2-0000-7000-8000-000000000001',
  kind: 'desk_phone',
  name: 'Cisco 9861',
  tags: ['reception', 'shared'],
  disabled: null,
  lines: [{ port: 1, owner: { kind: 'person', name: 'Ann Meier' }, extension: '4711', primary: true }],
  revision: 12,
};

export const NOW = Date.parse('2026-11-29T12:00:00Z');
