/** With which revisions a row of an import leaves what it touched, and what earlier rows added: by these its undo tells the changes of others. */
import type { EventType } from '@heldby/contract';
import type { Occurrence } from '../../domain/event.ts';
import type { Touched } from '../../domain/transfer/row.ts';
import { selectAppliedRowsOf, updateTouched } from '../../storage/statements/imports.ts';
import type { Edit } from '../change.ts';

/** The last revision of everything that the events show, by noun and id. */
type Left = ReadonlyMap<string, number>;

export function leftBy(recorded: readonly Occurrence<EventType>[]): Left {
  const left = new Map<string, number>();
  for (const { type, subject, after } of recorded) {
    const revision = (after as { readonly revision?: unknown } | undefined)?.revision;
    if (typeof revision === 'number') left.set(`${type.slice(0, type.indexOf('.'))} ${subject}`, revision);
  }
  return left;
}

/** A row may change its own person or device once more when one gets the other. */
export function asLeft(touched: readonly Touched[], left: Left): readonly Touched[] {
  return touched.map(each => ({ ...each, to: left.get(keyOf(each)) ?? each.to }));
}

/**
 * Who got their first device in an earlier row was there even earlier, if another row says so. That is no change of others. `send`: stores
 * what became of earlier rows.
 */
export async function leaveEarlierRows(
  { tx, org }: Edit,
  { importId, send }: { readonly importId: string; readonly send: () => void },
  touched: readonly Touched[],
  left: Left,
): Promise<void> {
  const own = new Set(touched.map(keyOf));
  for (const [key, revision] of left) {
    if (!key.startsWith('person ') || own.has(key)) continue;
    const personId = key.slice('person '.length);
    send();
    for (const row of await tx.all(selectAppliedRowsOf, { org, importId, personId })) {
      const before = JSON.parse(row.touched ?? '[]') as readonly Touched[];
      const after = before.map(each => (keyOf(each) === key && each.to === revision - 1 ? { ...each, to: revision } : each));
      if (after.some((each, at) => each !== before[at]))
        tx.send(updateTouched, { org, importId, number: row.number, touched: JSON.stringify(after) });
    }
  }
}

function keyOf({ noun, id }: Touched): string {
  return `${noun} ${id}`;
}
