/** Hires people, and changes them, together with how they are called. */
import { change, checkRevision, type Write } from '../../core/change.ts';
import type { CallingWish } from '../../core/composed/call-owner.ts';
import { changeEmployed, type Employed, hire, type StaffChange } from '../../core/composed/staff.ts';
import type { Core } from '../../core/core.ts';
import type { PersonInput } from '../../core/people/create.ts';
import { requirePerson } from '../../core/people/find.ts';
import type { PersonId } from '../../domain/ids.ts';

export interface Staff {
  readonly hire: (write: Write, person: PersonInput, calling: CallingWish) => Promise<Employed>;
  /** Without `calling`, they are called as before. */
  readonly update: (write: Write, id: PersonId, person: StaffChange, calling?: CallingWish) => Promise<Employed>;
}

const needs = 'write people';

export function createStaff(core: Core): Staff {
  return {
    hire: (write, person, calling) =>
      change(core, write, { name: 'staff.hire', needs }, { person, calling }, edit => hire(edit, person, calling)),
    update: (write, id, person, calling) =>
      change(core, write, { name: 'staff.update', needs }, { id, person, calling }, async edit => {
        const before = await requirePerson(edit.tx, edit.actor, { id });
        checkRevision(edit, before);
        return changeEmployed(edit, before, person, calling);
      }),
  };
}
