/** What a command that asks a registry has: the client, what finds things by their names, and how results are written. */
import type { Client } from '@heldby/client';
import { type Command, Option } from 'commander';
import { action, type Context, type Options } from '../context.ts';
import { hinted } from '../hints.ts';
import { SERVER_OPTIONS, withClient } from './connect.ts';
import { createFind, type Find } from './find.ts';
import type { Item } from './noun.ts';
import type { Format } from './rows.ts';

export interface Session {
  readonly client: Client;
  readonly find: Find;
  readonly context: Context;
  readonly format: Format;
}

/** A lookup by name reads one page where it can. */
const PAGE_ROWS = 1_000;

export type Ask = (session: Session, options: Options, ...operands: string[]) => Promise<void>;

/** For commander: the action of a command that asks a registry. */
export function asking(run: Ask, mayCreate = false): ReturnType<typeof action> {
  return action(async (context, options, ...operands) => {
    await withClient(context, options, client => run(sessionOf(client, context, options), options, ...operands), mayCreate);
  });
}

function sessionOf(client: Client, context: Context, options: Options): Session {
  const read = async (path: string, query: object, limit?: number) => {
    const items: Item[] = [];
    const page = limit === undefined ? {} : { limit: Math.min(limit, PAGE_ROWS) };
    for await (const item of itemsOf(client, path, { ...query, ...page })) {
      items.push(item);
      if (limit !== undefined && items.length >= limit) break;
    }
    return items;
  };
  const format = options.ndjson === true ? 'ndjson' : options.csv === true ? 'csv' : context.output.json ? 'json' : 'table';
  return { client, find: createFind(read), context, format };
}

/** Every item of a list, page by page. */
export async function* itemsOf(
  client: Client,
  path: string,
  query: object,
  seen: (page: Page) => void = () => undefined,
): AsyncGenerator<Item, void, undefined> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await client.request<Page>('GET', path, { query: cursor === undefined ? query : { ...query, cursor } });
    seen(page);
    yield* page.items;
    cursor = page.nextCursor ?? null;
  }
}

export interface Page {
  readonly items: readonly Item[];
  /** How many items match; only where it was asked for. */
  readonly total?: number;
  readonly nextCursor?: string | null;
}

/** Where to ask, and in which form to write. The installation has no organization. */
export function formatOptions(isList: boolean, isOfOrganization = true): Option[] {
  const forms = [new Option('--ndjson', 'write a JSON value a line'), new Option('--csv', 'write CSV for spreadsheets')];
  return [
    ...(isList ? forms : []),
    ...SERVER_OPTIONS.filter(([flags]) => isOfOrganization || !flags.startsWith('--org')).map(([flags, about]) =>
      hinted(new Option(flags, about), flags.startsWith('--org') ? { kind: 'organization' } : {}),
    ),
  ];
}

export function withOptions(command: Command, options: readonly Option[]): Command {
  for (const option of options) command.addOption(option);
  return command;
}
