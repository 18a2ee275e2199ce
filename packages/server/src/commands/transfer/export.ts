/** `heldby export people`: writes a whole list, to a file or to the standard output. */
import { Argument, type Command, Option } from 'commander';
import { hinted } from '../hints.ts';
import { wordsOfOptions } from '../remote/refusal.ts';
import { asking, formatOptions, withOptions } from '../remote/session.ts';
import { routeOf } from '../remote/spoken.ts';
import { optionsOf } from '../remote/values.ts';
import { EXPORTED, FORMATS } from './exported.ts';

export function addExportCommand(program: Command): void {
  program.command('export').description('write whole lists as CSV for spreadsheets, or as JSON');
}

/** `group` is the command that the other function makes. */
export function addExports(group: Command): void {
  for (const [what, route] of Object.entries(EXPORTED)) {
    const query = routeOf(route).query.filter(({ name }) => name !== 'format');
    const words = wordsOfOptions(query);
    const command = group.command(what).description(`write all ${what.replaceAll('-', ' ')} as they are at one moment`);
    command.addArgument(hinted(new Argument('[file]', 'left out: the standard output'), { isFile: true }));
    command.addOption(
      hinted(new Option('--format <form>', `${FORMATS.join(', ')} (default: as the file ends, or csv)`), { words: FORMATS }),
    );
    command.option('--replace', 'replace the file if it exists');
    for (const field of query) for (const option of optionsOf(field, words)) command.addOption(option);
    withOptions(command, formatOptions(false)).action(
      asking(async (...given) => {
        const { runExport } = await import('./run-export.ts');
        await runExport(what, ...given);
      }),
    );
  }
}
