/** Turns what people type for a thing into its id: a login, an e-mail address, a serial, a MAC, a name. */
import { Problem } from '../../domain/problem.ts';
import { parseUuid } from '../../lib/uuid.ts';
import type { Item } from './noun.ts';

export interface Find {
  /** The id of the thing of this kind. */
  readonly id: (kind: string, text: string) => Promise<string>;
  /** A person, or with the kind before it another owner: `workspace:Lobby`. */
  readonly owner: (text: string) => Promise<{ readonly kind: string; readonly id: string }>;
}

/** Returns the items of a list. */
export type ReadList = (path: string, query: object, limit: number) => Promise<readonly Item[]>;

interface Findable {
  readonly path: string;
  /** Filters of the list that are exact, in the order in which they are tried. */
  readonly exact: readonly string[];
  /** Whether the list has `q`. Without it the whole list is read, which is short. */
  readonly hasSearch: boolean;
  /** Members that are its name. */
  readonly names: readonly string[];
  readonly by: string;
  /** Beside the name, to tell candidates apart. */
  readonly shown: readonly string[];
}

const FINDABLE: Readonly<Record<string, Findable>> = {
  person: {
    path: '/people',
    exact: ['login', 'email'],
    hasSearch: true,
    names: ['displayName'],
    by: 'login, e-mail address, name or id',
    shown: ['login', 'email'],
  },
  device: {
    path: '/devices',
    exact: ['serial', 'mac', 'udid'],
    hasSearch: true,
    names: ['name'],
    by: 'serial number, MAC address, hardware id, name or id',
    shown: ['model', 'serial', 'mac'],
  },
  location: { path: '/locations', exact: [], hasSearch: false, names: ['name'], by: 'name or id', shown: [] },
  workspace: { path: '/workspaces', exact: [], hasSearch: false, names: ['name'], by: 'name or id', shown: [] },
  group: { path: '/groups', exact: [], hasSearch: false, names: ['name'], by: 'name or id', shown: [] },
  application: {
    path: '/applications',
    exact: [],
    hasSearch: false,
    names: ['clientId', 'name'],
    by: 'client id, name or id',
    shown: ['clientId'],
  },
  organization: {
    path: '/installation/organizations',
    exact: [],
    hasSearch: false,
    names: ['name'],
    by: 'name or id',
    shown: [],
  },
};

/** A message lists no more candidates than fit on a screen. */
const CANDIDATES = 10;
const ALL = 100_000;
const MAC = /^[0-9a-f]{2}([:. -]?[0-9a-f]{2}){5}$|^[0-9a-f]{4}([:. -][0-9a-f]{4}){2}$/i;

export function createFind(read: ReadList): Find {
  const id = async (kind: string, text: string): Promise<string> => {
    const findable = FINDABLE[kind];
    const uuid = parseUuid(text);
    if (uuid !== undefined) return uuid;
    if (findable === undefined || text === '') return text;
    const items = await candidates(read, findable, text);
    return String(onlyOne(kind, findable, text, items).id);
  };
  return {
    id,
    owner: async text => {
      const [, kind = 'person', name = text] = /^(person|workspace|virtual_line|application):(.+)$/s.exec(text) ?? [];
      return { kind, id: await id(kind === 'virtual_line' ? 'virtualLine' : kind, name) };
    },
  };
}

/** How a thing can be named, for the help. */
export function namesOf(kind: string): string {
  return FINDABLE[kind]?.by ?? 'id';
}

async function candidates(read: ReadList, findable: Findable, text: string): Promise<readonly Item[]> {
  for (const filter of findable.exact) {
    if (filter === 'mac' && !MAC.test(text)) continue;
    if (filter === 'email' && !text.includes('@')) continue;
    const found = await read(findable.path, { [filter]: text }, 2);
    if (found.length > 0) return found;
  }
  const all = await read(findable.path, findable.hasSearch ? { q: text } : {}, findable.hasSearch ? CANDIDATES : ALL);
  const named = all.filter(item => findable.names.some(name => same(item[name], text)));
  if (named.length > 0 || !findable.hasSearch) return named;
  // Nothing is called exactly so: the message names what comes near.
  return all.map(item => ({ ...item, id: undefined }));
}

function same(name: unknown, text: string): boolean {
  return typeof name === 'string' && name.toLowerCase() === text.toLowerCase();
}

function onlyOne(kind: string, findable: Findable, text: string, items: readonly Item[]): Item {
  const [first, second] = items;
  if (first !== undefined && second === undefined && first.id !== undefined) return first;
  const shown = items.map(item => describe(findable, item)).join('; ');
  if (first === undefined)
    throw new Problem('not_found', `There is no ${kind} ${JSON.stringify(text)}: name it by ${findable.by}.`);
  if (first.id === undefined) throw new Problem('not_found', `There is no ${kind} ${JSON.stringify(text)}. Near it: ${shown}.`);
  throw new Problem('invalid', `${JSON.stringify(text)} is not one ${kind}, but several: ${shown}. Name one by its id.`);
}

function describe({ names, shown }: Findable, item: Item): string {
  const [name] = names;
  const others = shown.flatMap(member => (typeof item[member] === 'string' ? [`${member} ${item[member]}`] : []));
  const id = item.id === undefined ? [] : [String(item.id)];
  return `${String(item[name ?? 'id'] ?? 'without a name')} (${[...others, ...id].join(', ')})`;
}
