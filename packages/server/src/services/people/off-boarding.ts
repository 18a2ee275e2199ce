/** Off-boards people. Their history stays; their login is free again. */
import { change, checkRevision, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requirePerson } from '../../core/people/find.ts';
import { type OffBoarded, offBoard } from '../../core/people/off-board.ts';
import type { PersonId } from '../../domain/ids.ts';

export interface OffBoarding {
  readonly remove: (write: Write, id: PersonId) => Promise<OffBoarded>;
}

export function createOffBoarding(core: Core): OffBoarding {
  return {
    remove: (write, id) =>
      change(core, write, { name: 'people.remove', needs: 'write people' }, { id }, async edit => {
        const person = await requirePerson(edit.tx, edit.actor, { id });
        checkRevision(edit, person);
        return offBoard(edit, person, write.reason ?? null);
      }),
  };
}
