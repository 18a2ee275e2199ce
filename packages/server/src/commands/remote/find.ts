/** Turns what people type for a thing into its id: a login, an e-mail address, a serial, a MAC, a name. */
import { Problem } from '../../domain/problem.ts';
import { parseUuid } from '../../lib/uuid.ts';
import { BY_OWNER, CANDIDATES, type ReadList, same, secretOf } from './find-by-owner.ts';
import { FINDABLE, type Findable } from './findable.ts';
import type { Item } from './noun.ts';

export interface Find {
  /** The id of the thing of this kind. `within`: the id of the thing that has it, of what belongs to another thing. */
  readonly id: (kind: string, text: string, within?: string) => Promise<string>;
  /** A person, or with the kind before it another owner: `workspace:Lobby`. */
  readonly owner: (text: string) => Promise<{ readonly kind: string; readonly id: string }>;
}

/** So many things whose name holds a text are read to find those whose name is the text. */
const NAMESAKES = 1_000;
const ALL = 100_000;
/** A page of the search. */
const SEARCHED = 100;

export function createFind(read: ReadList): Find {
  const id = async (kind: string, text: string, within?: string): Promise<string> => {
    const uuid = parseUuid(text);
    if (uuid !== undefined) return uuid;
    const [owner, onlyOf] = BY_OWNER[kind] ?? [];
    if (owner !== undefined && onlyOf !== undefined && text !== '') return onlyOf(read, text, await id(owner, text));
    if (kind === 'secret' && text !== '' && within !== undefined) return secretOf(read, text, within);
    const findable = FINDABLE[kind];
    if (findable === undefined || text === '') return text;
    return String(onlyOne(kind, findable, text, await candidates(read, findable, text)).id);
  };
  return {
    id,
    owner: async text => {
      const [, kind = 'person', name = text] = /^(person|workspace|virtual_line|application):(.+)$/s.exec(text) ?? [];
      return { kind, id: await id(kind === 'virtual_line' ? 'virtualLine' : kind, name) };
    },
  };
}

async function candidates(read: ReadList, findable: Findable, text: string): Promise<readonly Item[]> {
  const exact = await exactly(read, findable, text);
  if (exact.length > 0) return exact;
  const open = await byName(read, findable, text, {});
  if (open.some(isFound)) return open;
  const gone = findable.canLeave === true ? await whoLeft(read, findable, text) : [];
  const closed = findable.canBeClosed === true ? (await byName(read, findable, text, { state: 'closed' })).filter(isFound) : [];
  return [gone, closed].find(({ length }) => length > 0) ?? open;
}

/**
 * Those who have left and were called so. The list of people does not have them. The search does, but its index is behind for a moment and
 * there is none without a server; those who left lately can be taken back, and are listed.
 */
async function whoLeft(read: ReadList, { names, shown }: Findable, text: string): Promise<readonly Item[]> {
  const query = { q: text, type: 'person', includeFormer: true };
  const [found, lately] = await Promise.all([
    read('/search', query, SEARCHED).catch(noneIfRefused),
    read('/off-boardings', { undoable: true }, NAMESAKES).catch(noneIfRefused),
  ]);
  const people = [...lately, ...found].map(({ person }) => ({ displayName: (person as Item).name, ...(person as Item) }) as Item);
  const called = people.filter(person =>
    [...names(person), ...shown.map(member => person[member])].some(name => same(name, text)),
  );
  return [...new Map(called.map(person => [person.id, person])).values()];
}

/** Those that an exact filter finds, each once: the text can be one thing's serial and another one's asset tag. */
async function exactly(read: ReadList, { path, exact }: Findable, text: string): Promise<readonly Item[]> {
  const tried = exact.filter(([, looksSo]) => looksSo.test(text));
  const found = await Promise.all(tried.map(([filter]) => read(path, { [filter]: text }, CANDIDATES).catch(noneIfInvalid)));
  return [...new Map(found.flat().map(item => [item.id, item])).values()];
}

/** A text that a filter does not take, because it is too long for example, is nothing's. */
function noneIfInvalid(error: unknown): readonly Item[] {
  if ((error as { readonly code?: unknown }).code === 'invalid') return [];
  throw error;
}

/** A token that may not search finds those who are here all the same. */
function noneIfRefused(error: unknown): readonly Item[] {
  return (error as { readonly code?: unknown }).code === 'forbidden' ? [] : noneIfInvalid(error);
}

/** Those that are called so; else those whose name is near it, without their ids. */
async function byName(
  read: ReadList,
  { path, hasSearch, names }: Findable,
  text: string,
  state: object,
): Promise<readonly Item[]> {
  const all = await read(path, hasSearch ? { ...state, q: text } : state, hasSearch ? NAMESAKES : ALL).catch(noneIfInvalid);
  const named = all.filter(item => names(item).some(name => same(name, text)));
  if (named.length > 0 || !hasSearch) return named;
  return all.slice(0, CANDIDATES).map(item => ({ ...item, id: undefined }));
}

function isFound({ id }: Item): boolean {
  return id !== undefined;
}

function onlyOne(kind: string, findable: Findable, text: string, items: readonly Item[]): Item {
  const [first, second] = items;
  if (first !== undefined && second === undefined && first.id !== undefined) return first;
  const more = items.length > CANDIDATES ? '; and more' : '';
  const shown = items
    .slice(0, CANDIDATES)
    .map(item => describe(findable, item))
    .join('; ');
  const what = kind.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  if (first === undefined)
    throw new Problem('not_found', `There is no ${what} ${JSON.stringify(text)}: name it by ${findable.by}.`);
  if (first.id === undefined) throw new Problem('not_found', `There is no ${what} ${JSON.stringify(text)}. Near it: ${shown}.`);
  throw new Problem('invalid', `${JSON.stringify(text)} is not one ${what}, but several: ${shown}${more}. Name one by its id.`);
}

function describe({ names, shown }: Findable, item: Item): string {
  const others = shown.flatMap(member => (typeof item[member] === 'string' ? [`${member} ${item[member]}`] : []));
  const id = item.id === undefined ? [] : [String(item.id)];
  const beside = [...others, ...id].join(', ');
  return `${String(names(item)[0] ?? 'without a name')}${beside === '' ? '' : ` (${beside})`}`;
}
