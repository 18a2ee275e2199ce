/** Who the page is about: somebody who is here, or somebody who has left, whose name the history knows. */
import { type Client, HeldbyError, type Leaver, type Me, type ShownPerson } from '@heldby/client';
import { client } from '../../data/client.ts';
import { maySee } from '../../data/me.ts';
import { useAnswer } from '../../data/use-answer.ts';

type Identity = Awaited<ReturnType<Client['people']['identities']>>['items'][number];

export interface Subject {
  readonly id: string;
  readonly name: string;
  /** Undefined once they have left. */
  readonly person: ShownPerson | undefined;
  /** Theirs at sign-in providers; none for who may not know. */
  readonly accounts: readonly Identity[];
  /** The last plan that still holds: they are to leave, or they left. */
  readonly leaving: Leaver | undefined;
}

export type Found = Subject | 'unknown';

/** One answer: what is asked of somebody by itself would be asked again at the moment in which they have left, and not be found. */
export function useSubject(id: string, me: Me) {
  return useAnswer<Found>(`people/${id}/subject`, signal => findSubject(id, me, signal));
}

async function findSubject(id: string, me: Me, signal: AbortSignal): Promise<Found> {
  const plans = await findPlans(id, signal);
  const done = plans.find(({ state }) => state === 'done');
  if (done !== undefined && (await isGone(id, signal)))
    return { id, name: done.person.name, person: undefined, accounts: [], leaving: done };
  const person = await findPerson(id, signal);
  if (person === undefined) return 'unknown';
  const accounts = maySee(me, 'write people') ? (await client.people.identities(person.id, { signal })).items : [];
  return { id: person.id, name: person.displayName, person, accounts, leaving: planOf(plans) };
}

/** Somebody who was off-boarded may have been hired again. */
async function isGone(id: string, signal: AbortSignal): Promise<boolean> {
  const { items } = await client.people.timeline(id, { type: COMING_AND_GOING, limit: 1 }, { signal });
  return items.some(({ type }) => type === 'person.removed' || type === 'person.erased');
}

const COMING_AND_GOING = 'person.removed,person.restored,person.rehired,person.erased';

async function findPerson(id: string, signal: AbortSignal): Promise<ShownPerson | undefined> {
  try {
    return await client.people.get(id, { signal });
  } catch (error) {
    if (error instanceof HeldbyError && error.status !== null && GONE.includes(error.status)) return undefined;
    throw error;
  }
}

/** Not found, and an address that is no id at all. */
const GONE: readonly number[] = [404, 400];

/** One that failed is of interest until it is followed by another. */
function planOf(plans: readonly Leaver[]): Leaver | undefined {
  return plans.find(({ state }) => state === 'planned') ?? plans.slice(0, 1).find(({ state }) => state === 'failed');
}

/** The last first. */
async function findPlans(personId: string, signal: AbortSignal): Promise<readonly Leaver[]> {
  try {
    return (await client.offBoardings.list({ personId, limit: RECENT }, { signal })).items;
  } catch (error) {
    if (error instanceof HeldbyError && (error.status === 400 || error.code === 'forbidden')) return [];
    throw error;
  }
}

/** Cancelled and undone ones may come before the one that holds. */
const RECENT = 20;
