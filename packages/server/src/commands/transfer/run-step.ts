/** What `heldby import apply` and `heldby import undo` do: ask, wait, and say what became of the rows. */
import { Problem } from '../../domain/problem.ts';
import { type Options, textOf } from '../context.ts';
import { table } from '../output.ts';
import { confirm } from '../remote/confirm.ts';
import { createBar } from '../remote/progress.ts';
import type { Session } from '../remote/session.ts';
import { settledImport } from './settled-import.ts';
import { resultShown } from './show-import.ts';

/** Rows that are shown of those that were kept or refused. */
const SHOWN_ROWS = 50;

export async function runStep(step: 'apply' | 'undo', { client, context }: Session, options: Options, id = ''): Promise<void> {
  const { name, counts } = await client.imports.get(id);
  const rows = step === 'apply' ? counts.new + counts.changed - counts.applied - counts.failed : counts.applied;
  await confirm(options, `${step} the import of ${name}: ${rows} rows`);
  const reason = textOf(options, 'reason');
  await client.imports[step](id, reason === undefined ? {} : { reason });
  const done = await settledImport(client, { id }, createBar(context.output, 'rows'));
  const ends = step === 'apply' ? (['refused'] as const) : (['kept', 'failed'] as const);
  const pages = await Promise.all(ends.map(result => client.imports.rows(id, { result, limit: SHOWN_ROWS })));
  const left = pages.flatMap(({ items }) => items);
  context.output.result({ id, counts: done.counts, left }, () =>
    step === 'apply'
      ? resultShown(done, left)
      : [
          `Undone: ${done.counts.reversed} of ${rows} rows; ${done.counts.kept} were kept, because somebody has changed them since.`,
          ...(left.length === 0
            ? []
            : [
                table(
                  ['LINE', 'WHY'],
                  left.map(({ line, reason: why }) => [String(line), why ?? '']),
                  '',
                ),
              ]),
        ].join('\n'),
  );
  if (done.problem !== null) throw new Problem('conflict', done.problem);
}
