/** Names of people, devices and places from the registry, within a moment, and from a small cache where they were just asked for. */
import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@heldby/client';
import { ensurePrivateFile } from '../../lib/private-file.ts';
import { ensurePrivateFolder } from '../../lib/private-folder.ts';
import { type Context, type Options, textOf } from '../context.ts';
import { placeOf } from '../remote/connect.ts';
import { FINDABLE, type Findable } from '../remote/findable.ts';
import type { Item } from '../remote/noun.ts';

/** Who presses a key waits no longer. */
const DEADLINE_MS = 300;
/** A name that was made meanwhile is suggested after this. */
const KEPT_MS = 20_000;
/** The cache is read whole on each key. */
const KEPT_ANSWERS = 30;
const SUGGESTED = 50;
const WHOLE_LIST = 1_000;

export type Suggestion = readonly [value: string, about: string];

interface Kept {
  readonly key: string;
  readonly at: number;
  readonly suggestions: readonly Suggestion[];
}

/** Those whose login, serial, name or other word by which they can be named begins with the text. */
export async function suggestThings(
  context: Context,
  options: Options,
  kind: string,
  text: string,
): Promise<readonly Suggestion[]> {
  const [, of, rest = ''] = /^(person|workspace|virtual_line|application):(.*)$/s.exec(text) ?? [];
  if (kind === 'owner' && of !== undefined) {
    const found = await suggestThings(context, options, of === 'virtual_line' ? 'virtualLine' : of, rest);
    return found.map(([value, about]) => [`${of}:${value}`, about]);
  }
  const findable = FINDABLE[ALSO[kind] ?? kind];
  if (findable === undefined) return [];
  const source = sourceOf(context, options);
  const key = JSON.stringify([source.id, findable.path, text]);
  const file = cacheFile(process.env);
  const kept = readKept(file);
  const known = kept.find(each => each.key === key);
  if (known !== undefined) return known.suggestions;
  const client = await source.open();
  if (client === undefined) return [];
  const suggestions = suggestionsOf(findable, text, await itemsFor(client, findable, text));
  writeKept(file, [{ key, at: Date.now(), suggestions }, ...kept].slice(0, KEPT_ANSWERS));
  return suggestions;
}

/** What else a kind is named by. */
const ALSO: Readonly<Record<string, string>> = {
  owner: 'person',
  assignment: 'device',
  offBoarding: 'person',
  session: 'person',
};

interface Source {
  /** Tells answers apart that others may not see. */
  readonly id: string;
  readonly open: () => Promise<Client | undefined>;
}

/** A server with a token, or the one that runs on the data folder. A store is not opened for a suggestion. */
function sourceOf(context: Context, options: Options): Source {
  const place = placeOf(context, options, process.env);
  const limits = { timeoutMs: DEADLINE_MS, maxRetries: 0 };
  if (place !== undefined) {
    const open = async () =>
      (await import('@heldby/client')).createClient({ baseUrl: place.server, token: place.token, ...limits });
    return { id: `${place.server} ${hash('sha256', place.token)}`, open };
  }
  const { settings } = context;
  const organization = textOf(options, 'org');
  const open = async () => {
    const { clientOfRunning } = await import('../remote/running.ts');
    return settings.databaseUrl === null ? clientOfRunning(settings, organization, limits) : undefined;
  };
  return { id: `${settings.dataFolder} ${organization ?? ''}`, open };
}

async function itemsFor(client: Client, { path, hasSearch }: Findable, text: string): Promise<readonly Item[]> {
  const query = hasSearch ? { limit: SUGGESTED, ...(text === '' ? {} : { q: text }) } : { limit: WHOLE_LIST };
  return (await client.request<{ readonly items: readonly Item[] }>('GET', path, { query })).items;
}

function suggestionsOf({ names, exact, shown }: Findable, text: string, items: readonly Item[]): Suggestion[] {
  const lower = text.toLowerCase();
  const members = [...new Set([...exact.map(([filter]) => filter), ...shown])];
  return items.flatMap((item): Suggestion[] => {
    const called = names(item).map(String);
    const words = [...members.flatMap(member => (typeof item[member] === 'string' ? [String(item[member])] : [])), ...called];
    const value = words.find(word => word.toLowerCase().startsWith(lower));
    if (value === undefined) return [];
    const about = [called[0], ...shown.map(member => item[member])].filter(word => typeof word === 'string' && word !== value);
    return [[value, about.slice(0, 2).join(', ')]];
  });
}

function cacheFile(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'heldby', 'completion.json');
}

function readKept(file: string): readonly Kept[] {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as readonly Kept[];
    return kept.filter(({ at }) => Math.abs(Date.now() - at) < KEPT_MS);
  } catch {
    return []; // There is none yet, or another shell was writing it.
  }
}

/** Only this user may read it: it has people's names. What cannot be written is asked for again. */
function writeKept(file: string, kept: readonly Kept[]): void {
  try {
    ensurePrivateFolder(join(file, '..'));
    ensurePrivateFile(file);
    writeFileSync(file, JSON.stringify(kept));
  } catch {
    // A cache is no reason to fail.
  }
}
