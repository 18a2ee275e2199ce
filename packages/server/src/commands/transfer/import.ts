/** `heldby import file.csv`: shows what a file would change, asks, and changes it. */
import { Argument, type Command, Option } from 'commander';
import { hinted } from '../hints.ts';
import { asking, formatOptions, withOptions } from '../remote/session.ts';
import { routeOf } from '../remote/spoken.ts';

const LISTS = ['people', 'devices', 'assignments', 'lines'] as const;

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('bring people, devices, who holds what, and lines from a file; shown first, and undone later');
}

/** `group` is the command that the other function makes. */
export function addImports(group: Command): void {
  addImport(group.command('file', { isDefault: true }), 'import a CSV or NDJSON file, whose columns say what it is');
  for (const list of LISTS) addImport(group.command(list), `import a file of ${list}`, list);
  addStep(group, 'apply', 'make what was planned on another way, such as in the portal');
  addStep(group, 'undo', 'undo an import within 30 days, except for what somebody has changed since');
}

function addImport(command: Command, about: string, list?: (typeof LISTS)[number]): void {
  const words = (name: string) => routeOf('imports.create').query.find(field => field.name === name)?.values ?? [];
  command
    .description(about)
    .addArgument(hinted(new Argument('<file>', 'CSV, or a JSON object a line; - is the standard input'), { isFile: true }))
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--yes', 'do it without asking')
    .option('--reason <text>', 'why, in your words; stored with the events')
    .option('--column <column=member>', 'what a column sets, such as "Wer=person.fullName"; can be repeated', together, [])
    .option('--country <prefix>', 'the country of phone numbers without one, such as +49')
    .addOption(
      hinted(new Option('--key <members>', 'by what rows are found, such as device.serial; separated by commas'), {
        words: words('key'),
      }),
    )
    .addOption(hinted(new Option('--dates <order>', 'dmy or mdy, for dates such as 03/05/2024'), { words: words('dates') }))
    .addOption(hinted(new Option('--encoding <name>', `${words('encoding').join(', ')}`), { words: words('encoding') }))
    .addOption(hinted(new Option('--delimiter <name>', `${words('delimiter').join(', ')}`), { words: words('delimiter') }))
    .addOption(
      hinted(new Option('--format <form>', 'csv, ndjson (default: as the file ends, or csv)'), { words: ['csv', 'ndjson'] }),
    )
    .option('--refused <file>', 'write the rows that were refused into this CSV file, to mend them and import it');
  withOptions(command, formatOptions(false)).action(
    asking(async (session, options, file) => {
      const { runImport } = await import('./run-import.ts');
      await runImport(list, session, options, file);
    }),
  );
}

function addStep(group: Command, step: 'apply' | 'undo', about: string): void {
  const command = group.command(`${step} <import>`).description(about);
  command.option('--yes', 'do it without asking').option('--reason <text>', 'why, in your words; stored with the events');
  withOptions(command, formatOptions(false)).action(
    asking(async (session, options, id) => {
      const { runStep } = await import('./run-step.ts');
      await runStep(step, session, options, id);
    }),
  );
}

function together(value: string, before: string[]): string[] {
  return [...before, value];
}
