/** What a row asks for: a person, a device, and that one holds the other. Pure. */
import { cellValue, type GivenInstant, isWrong, type Reading } from './cells.ts';
import type { ColumnMapping } from './guess.ts';
import { type ImportList, MEMBERS, type Member, metadataKeyOf, type Noun } from './members.ts';

export type Values = Readonly<Record<string, unknown>>;

export interface RowWish {
  /** Undefined where the row says nothing of it. */
  readonly person?: Values;
  readonly device?: Values;
  readonly holding?: Values;
  readonly line?: Values;
  /** The row shows that its device is retired, as an export does: it is not brought back. */
  readonly isRetired?: true;
}

export interface WrongRow {
  /** Which column, and what its cell should be. */
  readonly why: string;
  /** What can be read of the row all the same. */
  readonly about: RowWish;
}

export type WishOf = (cells: readonly unknown[]) => RowWish | WrongRow;

interface Setter {
  readonly at: number;
  readonly column: string;
  readonly member: Member;
  readonly metadataKey: string | null;
}

const METADATA: Readonly<Record<'person' | 'device', Member>> = {
  person: { noun: 'person', name: 'metadata', kind: 'text' },
  device: { noun: 'device', name: 'metadata', kind: 'text' },
};

export function createWishOf(mapping: readonly ColumnMapping[], list: ImportList, reading: Reading): WishOf {
  const lifecycleAt = mapping.findIndex(({ column, by }) => column === 'lifecycle' && by === 'shown');
  const setters = mapping.flatMap(({ column, member }, at) => setterOf(at, column, member));
  return cells => {
    let why: string | undefined;
    if (cells.length > mapping.length && cells.slice(mapping.length).some(cell => cell !== ''))
      why = `the row has ${cells.length} cells, and the first line names ${mapping.length} columns`;
    const nouns: Record<Noun, Record<string, unknown>> = { person: {}, device: {}, holding: {}, line: {} };
    for (const { at, column, member, metadataKey } of setters) {
      const value = cellValue(member, cells[at], reading);
      if (value === undefined) continue;
      if (isWrong(value)) why ??= `${column} must be ${value.wrong}, not ${JSON.stringify(shortened(cells[at]))}`;
      else if (metadataKey === null) nouns[member.noun][member.name] = value;
      else
        (nouns[member.noun].metadata as Record<string, unknown>) = {
          ...(nouns[member.noun].metadata as object),
          [metadataKey]: value,
        };
    }
    const wish = wishOf(nouns, list, why);
    return cells[lifecycleAt] === 'retired' && !('why' in wish) ? { ...wish, isRetired: true } : wish;
  };
}

function setterOf(at: number, column: string, name: string | null): Setter[] {
  if (name === null) return [];
  const metadata = metadataKeyOf(name);
  if (metadata !== undefined) return [{ at, column, member: METADATA[metadata.noun], metadataKey: metadata.key }];
  const member = MEMBERS.get(name);
  return member === undefined ? [] : [{ at, column, member, metadataKey: null }];
}

const SHOWN_CHARACTERS = 60;

function shortened(cell: unknown): string {
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** A sheet of devices says who has each of them; an empty cell says nothing of its holder. */
function wishOf(
  { person, device, holding, line }: Record<Noun, Record<string, unknown>>,
  list: ImportList,
  wrong: string | undefined,
): RowWish | WrongRow {
  if (list === 'lines') return lineWish(line, wrong);
  const named = withNames(person);
  const wish = asWish(named, device, holding, list);
  const why = wrong ?? missingOf(named, device, holding, list);
  return why === undefined ? wish : { why, about: wish };
}

/** Its device and its owner are found as those of an assignment. On a device, a port tells the line apart, too. */
function lineWish({ device, owner, ...line }: Values, wrong: string | undefined): RowWish | WrongRow {
  const holding = { ...(device === undefined ? {} : { device }), ...(owner === undefined ? {} : { owner }) };
  const wish = { line, holding };
  const isNamed = device !== undefined && (owner !== undefined || line.port !== undefined);
  const why = wrong ?? (isNamed ? undefined : 'the row must name a device, and the owner of the line or its port');
  return why === undefined ? wish : { why, about: wish };
}

function missingOf(person: Values, device: Values, holding: Values, list: ImportList): string | undefined {
  if (list === 'people') return has(person) ? undefined : 'the row is empty';
  if (list === 'devices') return has(device) ? undefined : 'the row says nothing of a device';
  return holding.device === undefined || holding.owner === undefined ? 'the row must name a device and its owner' : undefined;
}

function has(values: Values): boolean {
  return Object.keys(values).length > 0;
}

function asWish(named: Values, device: Values, holding: Values, list: ImportList): RowWish {
  if (list === 'people') return { person: named };
  return {
    ...(list === 'devices' ? { device } : {}),
    ...(list === 'devices' && has(named) ? { person: named } : {}),
    ...(list === 'assignments' || (has(named) && list === 'devices') ? { holding } : {}),
  };
}

/** `Ann Maria Lee` and `Lee, Ann Maria`. */
function withNames({ fullName, ...person }: Record<string, unknown>): Values {
  if (typeof fullName !== 'string') return person;
  const [last, first] = fullName.split(',').map(part => part.trim());
  const words = fullName.split(/\s+/);
  const split =
    first !== undefined && last !== undefined && first !== ''
      ? { firstName: first, lastName: last }
      : { firstName: words.slice(0, -1).join(' ') || words.join(' '), lastName: words.length > 1 ? (words.at(-1) ?? '') : '' };
  return { ...split, ...person, fullName: first === undefined || last === undefined ? fullName : `${first} ${last}`.trim() };
}

export type { GivenInstant };
