/** Merges two records of one person, and undoes that for 30 days. */
import { change, checkRevision, type Write } from '../../core/change.ts';
import { mergePeople } from '../../core/composed/merge-people.ts';
import { type PartedPeople, unmergePeople } from '../../core/composed/unmerge-people.ts';
import type { Core } from '../../core/core.ts';
import { requirePerson } from '../../core/people/find.ts';
import { findPlan } from '../../core/people/off-boardings.ts';
import { requireRoleToGive } from '../../core/people/roles.ts';
import { requireRight } from '../../core/rights.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { PersonThing } from '../../domain/person-merge.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectPeopleMergedInto, toPersonMerge } from '../../storage/statements/person-merges.ts';

export interface PersonMergeAnswer {
  readonly id: string;
  readonly person: Person;
  readonly mergedId: PersonId;
  readonly things: readonly PersonThing[];
  readonly undoUntil: Instant;
}

export interface PersonMerges {
  readonly merge: (write: Write, id: PersonId, from: PersonId) => Promise<PersonMergeAnswer>;
  /** `mergedId`: which one; the last if null. `login`: another one, where theirs is taken. */
  readonly unmerge: (write: Write, id: PersonId, wish: { mergedId: PersonId | null; login?: string }) => Promise<PartedPeople>;
}

const needs = 'write people';

export function createPersonMerges(core: Core): PersonMerges {
  return {
    merge: (write, id, from) =>
      change(core, write, { name: 'people.merge', needs }, { id, from }, async edit => {
        if ((write.reason ?? null) === null) throw invalid('reason', 'given: why these are one person', '', 'missing');
        requireRight(edit.actor, 'write devices');
        const kept = await requirePerson(edit.tx, edit.actor, { id });
        if (id === from) throw new Problem('conflict', 'They are one person already.');
        const merged = await requirePerson(edit.tx, edit.actor, { id: from });
        checkRevision(edit, kept);
        for (const { role } of [kept, merged]) requireRoleToGive(edit.actor, role);
        if ((await findPlan(edit, merged.id)) !== undefined) {
          throw new Problem('conflict', `It is planned that ${merged.displayName} leaves: cancel that first.`);
        }
        const { merge, person, things } = await mergePeople(edit, kept, merged);
        return { id: merge.id, person, mergedId: merged.id, things, undoUntil: merge.undoUntil };
      }),
    unmerge: (write, id, { mergedId, login }) =>
      change(core, write, { name: 'people.unmerge', needs }, { id, mergedId, login }, async edit => {
        requireRight(edit.actor, 'write devices');
        const present = await requirePerson(edit.tx, edit.actor, { id });
        checkRevision(edit, present);
        const merges = (await edit.tx.all(selectPeopleMergedInto, { org: edit.org, keptId: id })).map(toPersonMerge);
        const merge = merges.find(each => mergedId === null || each.mergedId === mergedId);
        if (merge === undefined) throw new Problem('conflict', 'No such record was merged into this person.');
        return unmergePeople(edit, present, merge, login);
      }),
  };
}
