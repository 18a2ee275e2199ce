/** The questions that people ask most: who has this device, what does this person hold, is all well. */
import { Readable } from 'node:stream';
import { Argument, type Command, Option } from 'commander';
import { textOf } from '../context.ts';
import { hinted } from '../hints.ts';
import type { Column, Item } from './noun.ts';
import { HELD } from './nouns/held.ts';
import { cardOf, textOfValue, writeRows } from './rows.ts';
import { asking, formatOptions, itemsOf, withOptions } from './session.ts';

const AS_OF = ['--as-of <when>', 'on that day or at that date-time (default: now)'] as const;

export function addQuestions(program: Command): void {
  addSearch(program);
  addWho(program);
  addHolds(program);
  addStatus(program);
}

function addWho(program: Command): void {
  const command = program
    .command('who')
    .addArgument(hinted(new Argument('<device>'), { kind: 'device' }))
    .description('say who holds a device, named by serial number, MAC address, hardware id, name or id')
    .option(...AS_OF);
  withOptions(command, formatOptions(true)).action(
    asking(async ({ client, find, format }, options, device = '') => {
      const id = await find.id('device', device);
      const when = asOf(textOf(options, 'asOf'));
      const holders = itemsOf(client, `/devices/${id}/holders`, when);
      const columns = [
        ['HOLDER', 'name'],
        ['KIND', 'assignment.owner.kind'],
        ['ROLE', 'assignment.role'],
        ['SINCE', 'assignment.createdAt'],
        ['GIVEN BY', 'assignment.createdBy.name'],
        ['WHY', 'assignment.createReason'],
      ] as const;
      await writeRows(holders, columns, format, 'asOf' in when ? 'Nobody held it then.' : 'Nobody holds it.');
    }),
  );
}

/** What is known of a thing that was found, in one line. */
const KNOWN = ['login', 'email', 'extension', 'phoneNumber', 'model', 'serial', 'mac'];

function addSearch(program: Command): void {
  const command = program
    .command('search <text...>')
    .description('find people and devices by any part of what people have in hand: a name, a number, a MAC address, a tag')
    .addOption(
      hinted(new Option('--type <text>', 'only people, or only devices: person, device'), { words: ['person', 'device'] }),
    )
    .option('--include-former', 'also people who have left')
    .addOption(new Option('--limit <rows>', 'show no more than these many').default('20'));
  withOptions(command, formatOptions(true)).action(
    asking(async ({ client, format }, options, ...words) => {
      const type = textOf(options, 'type');
      const more = {
        ...(type === undefined ? {} : { type }),
        ...(options.includeFormer === true ? { includeFormer: true } : {}),
      };
      const query = { q: words.join(' '), limit: textOf(options, 'limit'), ...more };
      const { items } = await client.request<{ items: readonly Item[] }>('GET', '/search', { query });
      const columns: readonly Column[] = [
        ['TYPE', 'type'],
        ['NAME', hit => textOfValue(foundIn(hit).displayName ?? foundIn(hit).name)],
        [
          'KNOWN AS',
          hit =>
            KNOWN.map(member => textOfValue(foundIn(hit)[member]))
              .filter(Boolean)
              .join(' '),
        ],
        ['MATCHED', 'matched'],
        ['ID', hit => textOfValue(foundIn(hit).id)],
      ];
      await writeRows(Readable.from(items), columns, format, 'Nothing was found.');
    }),
  );
}

function foundIn({ type, person, device }: Item): Item {
  return (type === 'person' ? person : device) as Item;
}

function addHolds(program: Command): void {
  const command = program
    .command('holds')
    .addArgument(hinted(new Argument('<person>'), { kind: 'person' }))
    .description('say what a person holds, named by login, e-mail address, name or id')
    .option(...AS_OF);
  withOptions(command, formatOptions(true)).action(
    asking(async ({ client, find, format }, options, person = '') => {
      const id = await find.id('person', person);
      const when = asOf(textOf(options, 'asOf'));
      const held = itemsOf(client, `/people/${id}/devices`, when);
      await writeRows(held, HELD, format, 'asOf' in when ? 'They held nothing then.' : 'They hold nothing.');
    }),
  );
}

function addStatus(program: Command): void {
  const command = program
    .command('status')
    .description('say who you are to the registry and, to the operator, how the server is');
  withOptions(command, formatOptions(false)).action(
    asking(async ({ client, context }) => {
      const me = await client.me.get();
      const isOperator = me.scopes.includes('installation:admin');
      const { scopes, ...you } = me;
      const status = { you, ...(isOperator ? { server: await client.installation.status() } : {}) };
      context.output.result(status, cardOf);
    }),
  );
}

function asOf(text: string | undefined): object {
  return text === undefined ? {} : { asOf: text };
}
