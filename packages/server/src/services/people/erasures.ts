/** Erases people for good, for full administrators. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import { erasePerson } from '../../core/composed/erase-person.ts';
import { leave } from '../../core/composed/leave.ts';
import type { Core } from '../../core/core.ts';
import { discreet } from '../../core/erasure/history.ts';
import type { Erasure } from '../../core/leaving-objects.ts';
import { keptPerson } from '../../core/merged.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { toIso } from '../../lib/instant.ts';
import { selectErasedAt } from '../../storage/statements/erasure.ts';
import { selectGonePerson, selectPerson, selectPersonEver, toPerson } from '../../storage/statements/people.ts';

export interface EraseInput {
  /** Off-board them first, if they are still here. */
  readonly offBoard: boolean;
  /** Also what tells the devices apart that nobody else ever held. */
  readonly hardware: boolean;
}

export interface Erasures {
  readonly erase: (write: Write, id: PersonId, input: EraseInput) => Promise<Erasure>;
}

const needs = 'erase people';

export function createErasures(core: Core): Erasures {
  return {
    erase: (write, id, input) =>
      change(core, write, { name: 'people.erase', needs, readsHistory: true }, { id, input }, async edit => {
        const person = await requireErasable(edit, id, input);
        return erasePerson(edit, person, input.hardware);
      }),
  };
}

/** Somebody who has left, also just now. */
async function requireErasable(edit: Edit, id: PersonId, { offBoard }: EraseInput): Promise<Person> {
  const { tx, org, now, write } = edit;
  const row = await tx.one(selectPersonEver, { org, id });
  if (row === undefined) throw notFound('person');
  const person = toPerson(row);
  checkRevision(edit, person);
  const known = await tx.one(selectErasedAt, { org, personId: id });
  if (known !== undefined) {
    throw new Problem('conflict', `They were erased already, at ${toIso(known.erasedAt)}.`);
  }
  const kept = await keptPerson(tx, org, id);
  if (kept !== undefined && (await tx.one(selectErasedAt, { org, personId: kept })) === undefined) {
    throw new Problem('conflict', `This record was merged into the person ${kept}: erase that one, and this goes, too.`);
  }
  if ((await tx.one(selectPerson, { org, id })) === undefined) return person;
  if (!offBoard) {
    const how = 'Off-board them first, or send offBoard to do both at once';
    throw new Problem('conflict', `${person.displayName} is still here. ${how}.`);
  }
  await leave(discreet(edit, id), person, { effectiveAt: now, reason: write.reason ?? null, handTo: null, keepLogin: false });
  const gone = await tx.one(selectGonePerson, { org, id });
  if (gone === undefined) throw new Error('a person who was off-boarded is still here');
  return person;
}
