/** `heldby person export`: writes a copy of everything that is stored about a person into a file, or to the standard output. */
import { createWriteStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { Problem } from '../../domain/problem.ts';
import { wrongSetting } from '../failure.ts';
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
      if (file !== undefined && existsSync(file) && options.replace !== true) {
        throw new Problem('conflict', `${file} exists already: choose another name, or replace it with --replace.`);
      }
      const id = await find.id('person', name);
      const { body } = await client.open('GET', `/people/${id}/subject-export`, {});
      const read = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
      if (file === undefined) {
        for await (const chunk of read) writeAll(1, chunk);
        return;
      }
      await write(read, file);
      context.output.result({ file, personId: id }, shown => `Wrote ${shown.file}. Only you can read it.`);
    }),
  );
}

async function write(read: Readable, file: string): Promise<void> {
  try {
    await pipeline(read, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    throw wrongSetting(`The copy cannot be written to ${file}`, error, 'choose another file');
  }
}
