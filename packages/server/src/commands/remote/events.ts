/** `heldby events`: the history, and with --follow what happens from now on. */
import { type Command, Option } from 'commander';
import { printable, printableJson } from '../../lib/printable.ts';
import { textOf } from '../context.ts';
import { writeAll } from '../output.ts';
import { emptyText } from './empty.ts';
import type { Item } from './noun.ts';
import { EVENTS, TIMELINE } from './nouns/happened.ts';
import { progress } from './progress.ts';
import { inWordsOf, wordsOfOptions } from './refusal.ts';
import { cellOf, writeRows } from './rows.ts';
import { asking, formatOptions, type Session, withOptions } from './session.ts';
import { routeOf } from './spoken.ts';
import { optionsOf, valuesOf } from './values.ts';

export function addEventsCommand(program: Command): void {
  const fields = routeOf('events.list').query.filter(({ name }) => name !== 'wait');
  const words = wordsOfOptions(fields);
  const command = program
    .command('events')
    .description('list what happened, in order; with --follow, also what happens from now on');
  command.option('--follow', 'begin at the end of the history, or at --after, and go on');
  for (const field of fields) for (const option of optionsOf(field, words)) command.addOption(option);
  command.addOption(new Option('--limit <rows>', 'show no more than these many').argParser(Number));
  withOptions(command, formatOptions(true)).action(
    asking(async (session, options) => {
      const query = await valuesOf(fields, options, session.find);
      if (options.follow === true) return inWordsOf(words, () => follow(session, { after: 'latest', ...query }));
      const limit = Number(textOf(options, 'limit') ?? options.limit ?? Number.POSITIVE_INFINITY);
      const events = progress(first(session.client.events.list.all(query), limit), session.context.output);
      const empty = emptyText('Nothing happened.', fields, query);
      await inWordsOf(words, () => writeRows(events, EVENTS, session.format, empty));
    }),
  );
}

async function* first(events: AsyncIterable<object>, limit: number): AsyncGenerator<Item, void, undefined> {
  let count = 0;
  for await (const event of events) {
    if (count >= limit) return;
    count += 1;
    yield event as Item;
  }
}

/** A line for each event, as it comes: columns would have to wait for later ones. */
async function follow({ client, format }: Session, query: object): Promise<void> {
  for await (const event of client.events.list.follow(query)) {
    const isData = format !== 'table';
    writeAll(
      1,
      `${
        isData
          ? printableJson(event)
          : printable(
              TIMELINE.map(([, from]) => cellOf(event as unknown as Item, from))
                .filter(text => text !== '')
                .join('  '),
            )
      }\n`,
    );
  }
}
