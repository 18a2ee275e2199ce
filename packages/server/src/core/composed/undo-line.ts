/** Takes the line of a row from its device again, or sets it back. */
import type { Touched } from '../../domain/transfer/row.ts';
import { lineIn, selectListedLine } from '../../storage/statements/line-list.ts';
import type { Edit } from '../change.ts';
import { requireReachedOwner } from '../owners.ts';
import { reachOf, requireRight } from '../rights.ts';
import { changeLine, type LineChange } from '../telephony/change-line.ts';
import { ChangedSince } from './changed-since.ts';
import { removeSharedLine } from './remove-shared-line.ts';

/** `endsAnyway`: the row began what the line came with, which is ended next. */
export async function undoLine(edit: Edit, { id, from, to, before }: Touched, endsAnyway: boolean): Promise<void> {
  requireRight(edit.actor, 'write devices');
  const row = await edit.tx.one(selectListedLine, { org: edit.org, id, ...reachOf(edit.actor) });
  if (row === undefined || row.until !== null) throw new ChangedSince('The line has ended since.');
  const line = lineIn(row);
  await requireReachedOwner(edit.tx, edit.actor, line.owner);
  if (line.revision !== to) throw new ChangedSince('The line was changed since.');
  if (from !== null) await changeLine(edit, line, null, (before ?? {}) as LineChange);
  else if (!endsAnyway) await removeSharedLine(edit, line);
}
