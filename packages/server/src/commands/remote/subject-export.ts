/** `heldby person export`: writes a copy of everything that is stored about a person into a file, or to the standard output. */
import type { Command } from 'commander';
import { bodyOf, requireFreeFile, writeExportFile } from '../export-file.ts';
import { writeAll } from '../output.ts';
import { asking, formatOptions, withOptions } from './session.ts';

export function addSubjectExport(person: Command): void {
  const command = person
    .command('export <person> [file]')
    .description(
      'write a copy of everything that is stored about a person, for who asks for it (default: to the standard output)',
    )
    .option('--replace', 'replace the file if it exists');
  withOptions(command, formatOptions(false)).action(
    asking(async ({ client, find, context }, options, name = '', file) => {
      if (file !== undefined) requireFreeFile(file, options);
      const id = await find.id('person', name);
      const copy = bodyOf(await client.open('GET', `/people/${id}/subject-export`, {}));
      if (file === undefined) {
        for await (const chunk of copy) writeAll(1, chunk);
        return;
      }
      await writeExportFile(file, copy, options, 'The copy');
      context.output.result({ file, personId: id }, shown => `Wrote ${shown.file}. Only you can read it.`);
    }),
  );
}
