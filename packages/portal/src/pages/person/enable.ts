/** What needs no question: to let somebody sign in again. */
import type { ShownPerson } from '@heldby/client';
import { client } from '../../data/client.ts';
import type { Change } from '../../data/write.ts';
import { PERSON_JOBS } from '../../words/person-jobs.ts';

export function enable({ id, displayName }: Pick<ShownPerson, 'id' | 'displayName'>): Change<unknown> {
  return {
    run: options => client.people.enable(id, {}, options),
    done: PERSON_JOBS.enabled(displayName),
    refreshes: [`people/${id}`],
  };
}

export function unlock({ id, displayName }: Pick<ShownPerson, 'id' | 'displayName'>): Change<unknown> {
  return {
    run: options => client.people.unlock(id, {}, options),
    done: PERSON_JOBS.unlocked(displayName),
    refreshes: [`people/${id}`],
  };
}
