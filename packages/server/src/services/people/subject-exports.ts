/** Gives a person, or a full administrator, a copy of everything that is stored about the person. */
import { Readable } from 'node:stream';
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { subjectDocument } from '../../core/erasure/subject-data.ts';
import { keptPerson } from '../../core/merged.ts';
import { record } from '../../core/record.ts';
import { requireSelfOr } from '../../core/rights.ts';
import type { PersonId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import { selectPersonEver } from '../../storage/statements/people.ts';

export interface SubjectExports {
  /** JSON. That it was asked for is an event, which is in it. */
  readonly export: (write: Write, id: PersonId) => Promise<Readable>;
}

export function createSubjectExports(core: Core): SubjectExports {
  return {
    export: async (write, id) => {
      const { at, personId } = await change(core, write, { name: 'people.export', needs: null }, { id }, async edit => {
        requireSelfOr(edit.actor, id, 'export people');
        if ((await edit.tx.one(selectPersonEver, { org: edit.org, id })) === undefined) throw notFound('person');
        // A copy of a record that was merged is one of the person.
        const kept = (await keptPerson(edit.tx, edit.org, id)) ?? id;
        record.personExported(edit, kept);
        return { at: edit.now, personId: kept };
      });
      const { org, organizationId, kind, id: by } = write.actor;
      const upTo = await core.storage.durablePosition(org);
      const subject = { org, organizationId, personId, at, by: { kind, id: by }, upTo };
      return Readable.from(subjectDocument(core.storage, subject));
    },
  };
}
