/** Plans rows of an import: tries each, and stores what it would change. */
import { change, type Edit } from '../../core/change.ts';
import { type Importing, readDefinitions } from '../../core/composed/import-context.ts';
import { createNamings, type Namings } from '../../core/composed/import-keys.ts';
import { readKnown } from '../../core/composed/import-known.ts';
import { importRow } from '../../core/composed/import-row.ts';
import { tried } from '../../core/part.ts';
import { readAhead } from '../../core/read-ahead.ts';
import type { FileImport } from '../../core/transfer/import-record.ts';
import type { Owner } from '../../domain/owner.ts';
import { loginKey } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import type { RowOutcome } from '../../domain/transfer/row.ts';
import type { RowWish, WishOf } from '../../domain/transfer/wish.ts';
import type { TableRow } from '../../lib/table-file/read-table.ts';
import { insertFileRow } from '../../storage/statements/imports.ts';
import type { Working } from './working.ts';

export interface Batch {
  readonly wishOf: WishOf;
  /** The line in which somebody or something was met first. */
  readonly seen: Map<string, number>;
  readonly first: number;
}

export type State = 'new' | 'changed' | 'same' | 'refused';

export function planRows(
  { core, actor, requireHeld }: Pick<Working, 'core' | 'actor' | 'requireHeld'>,
  record: FileImport,
  rows: readonly TableRow[],
  batch: Batch,
): Promise<State[]> {
  const wishes = rows.map(({ cells }) => batch.wishOf(cells));
  const write = { actor, reason: record.options.reason };
  return change(core, write, { name: 'imports.plan', needs: null }, [record.id, batch.first], async edit => {
    await requireHeld(edit.tx);
    const about = wishes.map(wish => ('why' in wish ? wish.about : wish));
    const namings = createNamings(record.options.key);
    const known = await readKnown(edit.tx, edit.org, about, { namings, withHistory: record.list === 'assignments' });
    const { metadata, informed } = await readDefinitions(edit);
    const importing: Importing = { list: record.list, known, namings, metadata, planned: null };
    const verbs = wishes.map(
      wish => async (part: Edit) => ('why' in wish ? undefined : importRow(informed(part), importing, wish)),
    );
    const edits = await readAhead(edit, verbs);
    return edit.tx.gather(async () => {
      const states: State[] = [];
      for (const [index, wish] of wishes.entries()) {
        const row = rows[index] as TableRow;
        const own = edits[index] ?? edit;
        const planned = 'why' in wish ? { why: wish.why } : await tryRow(informed(own), importing, wish, row.line, batch.seen);
        states.push('why' in planned ? 'refused' : planned.state);
        edit.tx.send(insertFileRow, {
          org: edit.org,
          importId: record.id,
          ...rowOf(batch.first + index, row, planned, personIn(importing, about[index])),
        });
      }
      return states;
    });
  });
}

async function tryRow(
  edit: Edit,
  importing: Importing,
  wish: RowWish,
  line: number,
  seen: Map<string, number>,
): Promise<RowOutcome | { readonly why: string }> {
  try {
    const { outcome } = await tried(edit, part => importRow(part, importing, wish));
    return unlessTwice(outcome, importing, wish, line, seen);
  } catch (error) {
    if (error instanceof Problem) return { why: error.message };
    throw error;
  }
}

/** Two rows about the same thing would undo one another; two devices of one person are two rows. */
function unlessTwice(
  outcome: RowOutcome,
  { list, namings }: Importing,
  { person, device, line: wanted }: RowWish,
  line: number,
  seen: Map<string, number>,
): RowOutcome | { readonly why: string } {
  const about =
    list === 'people' ? (outcome.touched.find(({ noun }) => noun === 'person')?.from === null ? null : outcome.personId) : null;
  const key =
    list === 'people'
      ? (about ?? personKey(person))
      : list === 'devices'
        ? deviceKey(outcome, device, namings)
        : lineKey(outcome, wanted);
  if (key !== null) {
    const earlier = seen.get(key);
    if (earlier !== undefined) return { why: `The row is about the same ${ABOUT[list]} as line ${earlier}.` };
    seen.set(key, line);
  }
  return list === 'devices' ? withoutKnownPerson(outcome, person, line, seen) : outcome;
}

const ABOUT = { people: 'person', devices: 'device', assignments: 'assignment', lines: 'line of the device' } as const;

/** Null for a row that is about no line, or changes none. */
function lineKey({ touched, changes, deviceId }: RowOutcome, line: RowWish['line']): string | null {
  const own = touched.find(({ noun }) => noun === 'line');
  if (line === undefined || own === undefined) return null;
  if (own.from !== null) return own.id;
  const owner = changes['line.owner']?.[1] as Owner | undefined;
  return JSON.stringify(['line', deviceId, line.port ?? [owner?.kind, owner?.id]]);
}

function personKey(person: RowWish['person']): string | null {
  const login = person?.login ?? person?.email;
  return typeof login === 'string' ? `person ${loginKey(login)}` : null;
}

function deviceKey({ touched, deviceId }: RowOutcome, device: RowWish['device'], namings: Namings): string | null {
  const isNew = touched.some(({ noun, from }) => noun === 'device' && from === null);
  // By the surest that the row has: by that the next row of the same device would find it.
  return isNew ? JSON.stringify(namings.ofDevice(device ?? {})[0]) : deviceId;
}

/** Somebody who is new in an earlier row is not new again. */
function withoutKnownPerson(outcome: RowOutcome, person: RowWish['person'], line: number, seen: Map<string, number>): RowOutcome {
  const isNew = outcome.touched.some(({ noun, from }) => noun === 'person' && from === null);
  const key = isNew ? personKey(person) : null;
  if (key === null) return outcome;
  if (!seen.has(key)) {
    seen.set(key, line);
    return outcome;
  }
  const changes = Object.fromEntries(Object.entries(outcome.changes).filter(([name]) => !name.startsWith('person.')));
  return { ...outcome, changes };
}

/** The person that a row is about, also if it is refused: their erasure takes what it says. */
function personIn({ known, namings }: Importing, wish: RowWish | undefined): string | null {
  try {
    const named = wish?.person === undefined ? [] : namings.ofPerson(wish.person);
    const owner = typeof wish?.holding?.owner === 'string' ? namings.ofWord('person', wish.holding.owner) : [];
    return known.person([...named, ...owner])?.id ?? null;
  } catch {
    return null;
  }
}

function rowOf(number: number, { line, cells }: TableRow, planned: RowOutcome | { readonly why: string }, about: string | null) {
  const plain = { number, line, cells: JSON.stringify(cells), result: null };
  if ('why' in planned) {
    return { ...plain, state: 'refused', changes: null, touched: null, reason: planned.why, personId: about, formerId: null };
  }
  const { state, changes, touched, personId } = planned;
  const isSame = state === 'same';
  const former = (changes['holding.owner']?.[0] as { id?: string } | null | undefined)?.id ?? null;
  return {
    ...plain,
    state,
    changes: isSame ? null : JSON.stringify(changes),
    touched: isSame ? null : JSON.stringify(touched),
    reason: null,
    // Somebody who is only planned has no id yet.
    personId: touched.some(({ noun, from }) => noun === 'person' && from === null) ? null : personId,
    formerId: former,
  };
}
