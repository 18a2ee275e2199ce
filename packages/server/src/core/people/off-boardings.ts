/** Stores off-boardings. All code that plans, changes, does, cancels or undoes one calls this file. */
import type { PersonId } from '../../domain/ids.ts';
import type { OffBoarding } from '../../domain/off-boarding.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import {
  fromOffBoarding,
  insertOffBoarding,
  releaseOffBoardings,
  selectPlannedOffBoarding,
  toOffBoarding,
  updateOffBoarding,
} from '../../storage/statements/off-boardings.ts';
import { selectPersonEver } from '../../storage/statements/people.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

export type OffBoardingWish = Pick<OffBoarding, 'effectiveAt' | 'reason' | 'handTo' | 'keepLogin'>;

/** The plan of somebody who is to leave. */
export async function findPlan({ tx, org }: Edit, personId: PersonId): Promise<OffBoarding | undefined> {
  const row = await tx.one(selectPlannedOffBoarding, { org, personId });
  return row && toOffBoarding(row);
}

export function newOffBoarding(edit: Edit, { id: personId }: Pick<Person, 'id'>, wish: OffBoardingWish): OffBoarding {
  return {
    id: edit.newId(),
    number: edit.newNumber(),
    personId,
    state: 'planned',
    ...wish,
    createdAt: edit.now,
    createdBy: blocker(edit),
    doneAt: null,
    undoUntil: null,
    closedAt: null,
    closedBy: null,
    problem: null,
    things: [],
    left: null,
    revision: 1,
  };
}

export async function planOffBoarding(edit: Edit, person: Person, wish: OffBoardingWish): Promise<OffBoarding> {
  if ((await findPlan(edit, person.id)) !== undefined) {
    throw new Problem(
      'conflict',
      `It is planned already that ${person.displayName} leaves: change that off-boarding, or cancel it.`,
    );
  }
  const planned = newOffBoarding(edit, person, wish);
  edit.tx.send(insertOffBoarding, { org: edit.org, ...fromOffBoarding(planned), keptLogin: null });
  record.offBoardingPlanned(edit, planned);
  return planned;
}

/** Writes the off-boarding with the next revision. */
export async function storeOffBoarding(edit: Edit, before: OffBoarding | null, wanted: OffBoarding): Promise<OffBoarding> {
  const keptLogin = await keptLoginOf(edit, wanted);
  if (before === null) {
    edit.tx.send(insertOffBoarding, { org: edit.org, ...fromOffBoarding(wanted), keptLogin });
    return wanted;
  }
  const after = { ...wanted, revision: before.revision + 1 };
  edit.tx.send(updateOffBoarding, { org: edit.org, ...fromOffBoarding(after), keptLogin });
  return after;
}

/** Somebody is here again: nothing is kept for them any more. */
export function releaseOffBoardingsOf({ tx, org }: Edit, personId: PersonId): void {
  tx.send(releaseOffBoardings, { org, personId });
}

async function keptLoginOf({ tx, org }: Edit, { state, keepLogin, personId }: OffBoarding): Promise<string | null> {
  if (state !== 'done' || !keepLogin) return null;
  const person = await tx.one(selectPersonEver, { org, id: personId });
  return person === undefined ? null : loginKey(person.login);
}
