/** Finds people, places and groups by what is typed: for the filters of lists, and for pickers. */
import type { LookUp } from '../kit/filter/use-suggested.ts';
import type { PickedLocation, PickedPerson } from '../kit/picked.ts';
import { client } from './client.ts';

/** As many as fit below a field. */
const FOUND = 8;
const asked = (text: string) => ({ limit: FOUND, ...(text === '' ? {} : { q: text }) });

export async function findPeople(text: string, signal: AbortSignal): Promise<readonly PickedPerson[]> {
  return (await client.people.list({ ...asked(text), fields: ['id', 'displayName', 'login'] }, { signal })).items;
}

export async function findLocations(text: string, signal: AbortSignal): Promise<readonly PickedLocation[]> {
  return (await client.locations.list(asked(text), { signal })).items;
}

export async function findGroups(text: string, signal: AbortSignal): Promise<readonly PickedLocation[]> {
  return (await client.groups.list(asked(text), { signal })).items;
}

export const lookUp: LookUp = async (of, text, signal) => {
  if (of === 'person') {
    const people = await findPeople(text, signal);
    return people.map(({ login, displayName }) => ({ value: login, label: displayName, detail: login }));
  }
  const places = of === 'location' ? await findLocations(text, signal) : await findGroups(text, signal);
  return places.map(({ name }) => ({ value: name, label: name, detail: '' }));
};
