/** Finds what a filter names: a person by their login, e-mail address or whole name; a place or group by its name. */
import type { Resolve } from '../query/filters.ts';
import { client } from './client.ts';

/** More of one name than anybody has. */
const NAMESAKES = 50;

const asked = (text: string) => ({ limit: NAMESAKES, q: text });

export const resolve: Resolve = async (of, text) => {
  if (of === 'person') return resolvePerson(text);
  const query = asked(text);
  const { items } = of === 'location' ? await client.locations.list(query) : await client.groups.list(query);
  return items.find(({ name }) => isSame(name, text))?.id;
};

async function resolvePerson(text: string): Promise<string | undefined> {
  const exact = await client.people.list({ login: text, limit: 1 });
  const [found] = exact.items;
  if (found !== undefined) return found.id;
  const { items } = await client.people.list(asked(text));
  return items.find(({ email, displayName }) => isSame(displayName, text) || isSame(email ?? '', text))?.id;
}

function isSame(name: string, text: string): boolean {
  return name.normalize().toLocaleLowerCase() === text.normalize().toLocaleLowerCase();
}
