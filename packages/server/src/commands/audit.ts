/** `heldby audit`: verifies the history, here or in an exported file, and exports it. */
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import type { toVerification } from '../dialects/native/mapping/audit.ts';
import { Problem } from '../domain/problem.ts';
import { action, type Options, textOf } from './context.ts';
import { bodyOf, requireFreeFile, writeExportFile } from './export-file.ts';
import type { Output } from './output.ts';
import { SERVER_OPTIONS, withClient } from './remote/connect.ts';

type Verified = ReturnType<typeof toVerification>;

export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('verify and export the history of what happened');

  audit
    .command('verify')
    .description('verify that no event was changed, removed, added or moved')
    .option(...SERVER_OPTIONS[0])
    .option(...SERVER_OPTIONS[1])
    .option(...SERVER_OPTIONS[2])
    .option('--file <file>', 'verify an exported file; needs no store')
    .option('--after <sequence>', 'begin behind this event')
    .option('--chain <chain>', 'the chain of that event, as it was kept elsewhere')
    .action(
      action(async (context, options) => {
        const { output } = context;
        const file = textOf(options, 'file');
        if (file !== undefined) return report(output, await verifyFile(file));
        const verified = await withClient(context, options, client =>
          client.request<Verified>('GET', '/audit/verify', { query: query(options, ['after', 'chain']) }),
        );
        report(output, verified);
      }),
    );

  audit
    .command('export <file>')
    .description('write events with their chain into a file, as lines of JSON')
    .option(...SERVER_OPTIONS[0])
    .option(...SERVER_OPTIONS[1])
    .option(...SERVER_OPTIONS[2])
    .option('--after <sequence>', 'begin behind this event')
    .option('--replace', 'replace the file if it exists')
    .action(
      action(async (context, options, file = '') => {
        const { output } = context;
        requireFreeFile(file, options);
        await withClient(context, options, async client => {
          const lines = await client.open('GET', '/audit/export', { query: query(options, ['after']) });
          await writeExportFile(file, bodyOf(lines), options, 'The export');
        });
        const { fault: _, ...verified } = await verifyFile(file);
        output.result({ file, ...verified }, shown => `Wrote ${shown.file}: ${counted(shown)}. ${pointOf(shown)}`);
      }),
    );
}

async function verifyFile(file: string): Promise<Verified> {
  if (!existsSync(file)) throw new Problem('not_found', `There is no file ${file}.`);
  const [{ verifyLines }, mapping] = await Promise.all([
    import('../core/audit-lines.ts'),
    import('../dialects/native/mapping/audit.ts'),
  ]);
  return mapping.toVerification(await verifyLines(createInterface({ input: createReadStream(file), crlfDelay: Infinity })));
}

/** A fault is a failure of the command, so that a script notices it. */
function report(output: Output, verified: Verified): void {
  const { fault } = verified;
  if (fault !== null) {
    throw new Problem('precondition_failed', `${fault.detail} Verified before it: ${counted(verified)}.`);
  }
  output.result(verified, shown => `Verified ${counted(shown)}. ${pointOf(shown)}`);
}

function counted({ events, erased }: Pick<Verified, 'events' | 'erased'>): string {
  return `${events} ${events === 1 ? 'event' : 'events'}${erased === 0 ? '' : `, of which ${erased} were erased`}`;
}

function pointOf({ sequence, chain }: Pick<Verified, 'sequence' | 'chain'>): string {
  return `The last one is ${sequence}, its chain ${chain}.`;
}

function query(options: Options, names: readonly string[]): object {
  const given = names.flatMap(name => {
    const value = textOf(options, name);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}
