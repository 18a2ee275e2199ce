/** Finds people, places and groups by what is typed: for the filters of lists, and for pickers. */
import type { LookUp } from '../kit/filter/use-suggested.ts';
import type { PickedLocation, PickedPerson } from '../kit/picked.ts';
import type { Resolve } from '../query/filters.ts';
import { client } from './client.ts';

/** As many as fit below a field. */
const FOUND = 8;
/** More of one name than anybody has. */
const NAMESAKES = 50;

const asked = (text: string, limit: number) => ({ limit, ...(text === '' ? {} : { q: text }) });

export async function findPeople(text: string, signal: AbortSignal): Promise<readonly PickedPerson[]> {
  return (await client.people.list({ ...asked(text, FOUND), fields: ['id', 'displayName', 'login'] }, { signal })).items;
}

export async function findLocations(text: string, signal: AbortSignal): Promise<readonly PickedLocation[]> {
  return (await client.locations.list(asked(text, FOUND), { signal })).items;
}

export async function findGroups(text: string, signal: AbortSignal): Promise<readonly PickedLocation[]> {
  return (await client.groups.list(asked(text, FOUND), { signal })).items;
}

export const lookUp: LookUp = async (of, text, signal) => {
  if (of === 'person') {
    const people = await findPeople(text, signal);
    return people.map(({ login, displayName }) => ({ value: login, label: displayName, detail: login }));
  }
  const places = of === 'location' ? await findLocations(text, signal) : await findGroups(text, signal);
  return places.map(({ name }) => ({ value: name, label: name, detail: '' }));
};

/** A person by their login, e-mail address or whole name; a place or group by its name. */
export const resolve: Resolve = async (of, text) => {
  if (of === 'person') return resolvePerson(text);
  const query = asked(text, NAMESAKES);
  const { items } = of === 'location' ? await client.locations.list(query) : await client.groups.list(query);
  return items.find(({ name }) => isSame(name, text))?.id;
};

async function resolvePerson(text: string): Promise<string | undefined> {
  const exact = await client.people.list({ login: text, limit: 1 });
  const [found] = exact.items;
  if (found !== undefined) return found.id;
  const { items } = await client.people.list(asked(text, NAMESAKES));
  return items.find(({ email, displayName }) => isSame(displayName, text) || isSame(email ?? '', text))?.id;
}

function isSame(name: string, text: string): boolean {
  return name.normalize().toLocaleLowerCase() === text.normalize().toLocaleLowerCase();
}
