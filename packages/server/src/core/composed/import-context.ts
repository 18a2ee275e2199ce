/** What the rows of an import share while they are made. */
import { isDeepStrictEqual } from 'node:util';
import type { MetadataDefinition } from '../../domain/metadata.ts';
import { Problem } from '../../domain/problem.ts';
import { type GivenInstant, NO, YES } from '../../domain/transfer/cells.ts';
import type { ImportList } from '../../domain/transfer/members.ts';
import type { Touched } from '../../domain/transfer/row.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Query } from '../../storage/sql/statement.ts';
import { selectDefinitions, toDefinition } from '../../storage/statements/metadata.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import type { Namings } from './import-keys.ts';
import type { Known } from './import-known.ts';

export interface Importing {
  readonly list: ImportList;
  readonly known: Known;
  readonly namings: Namings;
  /** The values in the types that are defined for them. */
  readonly metadata: (noun: 'people' | 'devices', values: unknown) => unknown;
  /** What the plan saw of the row; null while it is planned. */
  readonly planned: readonly Touched[] | null;
}

/** What is defined of metadata: how it reads the values of cells, and edits whose rows do not each ask for it again. */
export async function readDefinitions({
  tx,
  org,
}: Edit): Promise<{ readonly metadata: Importing['metadata']; readonly informed: (edit: Edit) => Edit }> {
  const rows: unknown[] = await tx.all(selectDefinitions, { org });
  const definitions = (rows as Parameters<typeof toDefinition>[0][]).map(toDefinition);
  const informed = (edit: Edit): Edit => {
    const all: Reader['all'] = async <P, R>(asked: Query<P, R>, parameters: P) =>
      (asked as unknown) === selectDefinitions ? (rows as R[]) : edit.tx.all(asked, parameters);
    return { ...edit, tx: { ...edit.tx, all } };
  };
  return { metadata: createMetadataReader(definitions), informed };
}

/** A day that is not over is not in the past yet: what began on it began at the latest now. */
export function instantIn(given: unknown, now: Instant): Instant {
  const { at, day } = given as GivenInstant;
  return day === null ? at : Math.min(at, now);
}

/** Whether the stored instant is the given one, or on the given day. */
export function isAt(stored: Instant | null, given: unknown): boolean {
  if (stored === null) return false;
  const { at, day } = given as GivenInstant;
  return day === null ? stored === at : new Date(stored / 1000).toISOString().startsWith(day);
}

/** Keys of metadata that are left out stay. */
export function isUnchanged(name: string, stored: unknown, value: unknown): boolean {
  if (name !== 'metadata') return isDeepStrictEqual(stored, value);
  const values = (stored ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(value as object).every(([key, each]) => isDeepStrictEqual(values[key] ?? null, each));
}

/** Refuses a change of what somebody has changed, added or taken away since the plan. */
export function requirePlanned(
  { planned }: Importing,
  noun: Touched['noun'],
  before: { readonly id: string; readonly revision: number } | null,
): void {
  if (planned === null) return;
  const seen = planned.find(
    each => each.noun === noun && (before === null ? each.from === null : each.id === before.id || each.from === null),
  );
  if (seen !== undefined && seen.from === (before?.revision ?? null)) return;
  throw changedSincePlan(noun);
}

const NOUNS = {
  person: 'The person',
  device: 'The device',
  assignment: 'Who holds the device',
  line: 'The line',
  calling: 'How they are called',
} as const satisfies Readonly<Record<Touched['noun'], string>>;

export function changedSincePlan(noun: Touched['noun']): Problem {
  return new Problem('precondition_failed', `${NOUNS[noun]} was changed after the import was planned: plan it again.`);
}

/** Makes the texts of cells into the types of the definitions. What fits none is refused by the rules of metadata. */
function createMetadataReader(definitions: readonly MetadataDefinition[]): Importing['metadata'] {
  return (noun, values) => {
    const theirs = new Map(definitions.filter(({ appliesTo }) => appliesTo.includes(noun)).map(each => [each.key, each.type]));
    return Object.fromEntries(
      Object.entries(values as object).map(([key, value]) => [
        key,
        typeof value === 'string' ? typed(theirs.get(key), value) : value,
      ]),
    );
  };
}

function typed(type: string | undefined, text: string): unknown {
  if (type === 'number' && Number.isFinite(Number(text.replace(',', '.')))) return Number(text.replace(',', '.'));
  if (type === 'boolean' && YES.test(text)) return true;
  return type === 'boolean' && NO.test(text) ? false : text;
}
