/** `heldby batch`: makes the writes of a file in one call, all or none of them, or each for itself. */
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Batch, Client } from '@heldby/client';
import { type Command, Option } from 'commander';
import { Problem } from '../../domain/problem.ts';
import { type Options, textOf } from '../context.ts';
import { wrongSetting } from '../failure.ts';
import { table } from '../output.ts';
import { textOfValue } from './rows.ts';
import { asking, formatOptions, withOptions } from './session.ts';

/** Of an answer with this status or a higher one, the operation was refused. */
const REFUSED = 400;

export function addBatchCommand(program: Command): void {
  const command = program
    .command('batch <file>')
    .description('make up to 1,000 writes of a JSON file in one call, all or none of them; - is the standard input')
    .option('--each', 'make each for itself, so that one that is refused does not concern the others')
    .option('--dry-run', 'say what would be done, and do nothing')
    .addOption(new Option('--idempotency-key <key>', 'repeat an earlier call without doing it again'));
  withOptions(command, formatOptions(false)).action(
    asking(async ({ client, context }, options, file = '') => {
      const key = textOf(options, 'idempotencyKey');
      const batch = await client.batch.run(
        { ...operationsOf(file === '-' ? await text(process.stdin) : read(file), file), ...modeOf(options) },
        { ...(options.dryRun === true ? { dryRun: true } : {}), ...(key === undefined ? {} : { idempotencyKey: key }) },
      );
      context.output.result(batch, shown => sayBatch(shown, options.dryRun === true));
      if (batch.failed > 0) throw new Problem('conflict', `${batch.failed} of ${batch.results.length} operations were refused.`);
    }),
  );
}

type Operations = Parameters<Client['batch']['run']>[0];

/** The file can say it, too. */
function modeOf(options: Options): { readonly mode?: 'each' } {
  return options.each === true ? { mode: 'each' } : {};
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrongSetting(`The operations cannot be read from ${file}`, error, 'name another file');
  }
}

/** A list of operations, or the body of the route. */
function operationsOf(json: string, file: string): Operations {
  try {
    const value = JSON.parse(json) as Operations | Operations['operations'];
    if (Array.isArray(value)) return { operations: value };
    if (Array.isArray((value as Operations | null)?.operations)) return value as Operations;
  } catch {
    // Said below, as for every other text that holds no operations.
  }
  throw new Problem('invalid', `${file} must be JSON: a list of operations, each with method, path and body.`);
}

function sayBatch({ succeeded, failed, results }: Batch, isDryRun: boolean): string {
  const refused = results.flatMap(({ id, status, body }, at) =>
    status < REFUSED ? [] : [[String(at), id ?? '', String(status), textOfValue((body as { detail?: unknown } | null)?.detail)]],
  );
  const said = `${isDryRun ? 'Nothing is stored: this was tried. ' : ''}Done: ${succeeded}, refused: ${failed}.`;
  return refused.length === 0 ? said : `${said}\n${table(['NUMBER', 'NAME', 'STATUS', 'WHY'], refused, '')}`;
}
