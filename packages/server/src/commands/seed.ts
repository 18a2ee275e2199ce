/** `heldby seed export`: writes what a registry has as the seed of an emulator. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { Problem } from '../domain/problem.ts';
import { parseInstant } from '../lib/instant.ts';
import { action, type Options, textOf } from './context.ts';
import { requireFreeFile, writeExportFile } from './export-file.ts';
import { hinted } from './hints.ts';
import { writeAll } from './output.ts';
import { SERVER_OPTIONS, withClient } from './remote/connect.ts';
import type { Exported } from './seed/build.ts';

const FORMATS = ['yaml', 'json'] as const;

export function addSeedCommands(program: Command): void {
  program
    .command('seed')
    .description('seeds of `heldby emulate`')
    .command('export [file]')
    .description('write what is in a registry as a seed: without passwords, tokens and secrets (default: to the standard output)')
    .option(...SERVER_OPTIONS[0])
    .option(...SERVER_OPTIONS[1])
    .option(...SERVER_OPTIONS[2])
    .addOption(
      hinted(new Option('--format <form>', `${FORMATS.join(', ')} (default: as the file ends, or yaml)`), { words: FORMATS }),
    )
    .option('--anonymize', 'replace what people and things are called, numbers, addresses and secrets, the same way each time')
    .option('--now <instant>', 'where the clock of the emulator begins (default: the present)')
    .option('--replace', 'replace the file if it exists')
    .action(
      action(async (context, options, file) => {
        const format = formatOf(options, file);
        const now = nowOf(textOf(options, 'now'));
        if (file !== undefined) requireFreeFile(file, options);
        const { readContents } = await import('./seed/read.ts');
        const { toSeed } = await import('./seed/build.ts');
        const { anonymized } = await import('./seed/anonymize.ts');
        const contents = await withClient(context, options, readContents);
        const exported = toSeed(options.anonymize === true ? anonymized(contents) : contents, now);
        await requireSeed(exported.seed);
        const text = await textIn(format, exported.seed);
        for (const note of notesOf(exported)) context.output.note(note);
        if (file === undefined) return writeAll(1, text);
        await writeExportFile(file, [text], options, 'The seed');
        const { people = [], devices = [] } = exported.seed;
        const shown = { file, people: people.length, devices: devices.length, leftOut: exported.leftOut };
        context.output.result(shown, () => `Wrote ${file}: ${people.length} people, ${devices.length} devices.`);
      }),
    );
}

function formatOf(options: Options, file: string | undefined): (typeof FORMATS)[number] {
  const given = textOf(options, 'format') ?? (file?.endsWith('.json') ? 'json' : 'yaml');
  const format = FORMATS.find(each => each === given);
  if (format === undefined) throw new Problem('invalid', `--format must be one of ${FORMATS.join(', ')}, not ${given}.`);
  return format;
}

function nowOf(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString();
  if (parseInstant(text) === undefined)
    throw new Problem('invalid', `--now must be a date-time such as 2026-06-01T12:00:00Z, not ${text}.`);
  return new Date(text).toISOString();
}

async function textIn(format: (typeof FORMATS)[number], seed: Exported['seed']): Promise<string> {
  if (format === 'json') return `${JSON.stringify(seed, null, 2)}\n`;
  const { dump } = await import('js-yaml');
  return dump(seed, { lineWidth: -1, noRefs: true, flowLevel: 3 });
}

/** Nobody gets a file that an emulator would not begin with. */
async function requireSeed(seed: Exported['seed']): Promise<void> {
  const { readSeed } = await import('../emulation/seeds/read.ts');
  try {
    readSeed(seed);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem('precondition_failed', `No seed can be made of this registry, and nothing was written. ${error.message}`);
  }
}

function notesOf({ leftOut }: Exported): readonly string[] {
  const counts = Object.entries(leftOut);
  return [
    ...counts.flatMap(([what, count]) => (count ? [`Left out, as a seed has no place for it: ${what} (${count}).`] : [])),
    ...counts.flatMap(([what, count]) => (count === null ? [`Left out and not counted, as you may not see it: ${what}.`] : [])),
  ];
}
