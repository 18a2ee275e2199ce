/** `heldby import people file.csv`: adds many people, devices or assignments from a file. */
import { Argument, type Command, Option } from 'commander';
import { hinted } from '../hints.ts';
import { asking, formatOptions, withOptions } from '../remote/session.ts';
import { IMPORTED } from './imported.ts';

export function addImportCommand(program: Command): void {
  program.command('import').description('add many things from a CSV or NDJSON file; what was done is not done twice');
}

/** `group` is the command that the other function makes. */
export function addImports(group: Command): void {
  for (const [what, { about }] of Object.entries(IMPORTED)) {
    const command = group.command(what).description(about);
    command
      .addArgument(hinted(new Argument('<file>', 'CSV, or a JSON object a line; - is the standard input'), { isFile: true }))
      .option('--dry-run', 'say what would be done, and do nothing')
      .option('--reason <text>', 'why, in your words; stored with the events')
      .addOption(
        hinted(new Option('--format <form>', 'csv, ndjson (default: as the file ends, or csv)'), { words: ['csv', 'ndjson'] }),
      )
      .option('--refused <file>', 'write the rows that were refused into this CSV file, to mend them and import it');
    withOptions(command, formatOptions(false)).action(
      asking(async (...given) => {
        const { runImport } = await import('./run-import.ts');
        await runImport(what, ...given);
      }),
    );
  }
}
