/** A directory deactivates people and takes that back: it undoes what it did, and nothing that an administrator did. */
import type { Directory } from '../../domain/directory.ts';
import type { PersonId } from '../../domain/ids.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { selectLastOffBoarding, toOffBoarding } from '../../storage/statements/off-boardings.ts';
import { selectPerson, toPerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { saveLink } from '../directories/links.ts';
import { forgetPassword } from '../identity/passwords.ts';
import { disablePerson, enablePerson } from '../people/change.ts';
import { bringBack, requireGone } from '../people/return.ts';
import { leave } from './leave.ts';
import type { Provisioned } from './provisioned.ts';
import { takeBack } from './take-back.ts';

/** Their tokens and sessions are refused from this transaction on. */
export async function deactivate(edit: Edit, directory: Directory, { person, link, isHere }: Provisioned): Promise<Provisioned> {
  const reason = `the directory ${directory.name} deactivated them`;
  const off = { ...link, active: false };
  if (!isHere || person.disabledReason !== null) return { person, link: saveLink(edit, link, off), isHere };
  if (directory.onInactive === 'off_board') {
    await leave(edit, person, { effectiveAt: edit.now, reason, handTo: null, keepLogin: true });
    return { person, link: saveLink(edit, link, { ...off, ended: 'off_boarded' }), isHere: false };
  }
  const disabled = await disablePerson(edit, person, reason);
  return { person: disabled, link: saveLink(edit, link, { ...off, ended: 'disabled' }), isHere };
}

export async function activate(edit: Edit, { person, link, isHere }: Provisioned): Promise<Provisioned> {
  const on = saveLink(edit, link, { ...link, active: true, ended: null });
  if (!isHere) {
    if (link.ended !== 'off_boarded') return { person, link: on, isHere };
    return { person: await returnOf(edit, person.id, link.pending?.login ?? person.login), link: on, isHere: true };
  }
  return { person: link.ended === 'disabled' ? await enablePerson(edit, person) : person, link: on, isHere };
}

/** The same person again, with everything for as long as that can be undone, and then as somebody who is hired again. */
export async function returnOf(edit: Edit, personId: PersonId, login: string): Promise<Person> {
  const here = await edit.tx.one(selectPerson, { org: edit.org, id: personId });
  if (here !== undefined) return toPerson(here);
  const gone = await requireGone(edit, personId);
  const another = loginKey(login) === loginKey(gone.login) ? undefined : login;
  const row = await edit.tx.one(selectLastOffBoarding, { org: edit.org, personId });
  const last = row && toOffBoarding(row);
  const isUndoable = last?.state === 'done' && last.left !== null && (last.undoUntil ?? 0) > edit.now;
  if (isUndoable) return (await takeBack(edit, last, another)).person;
  forgetPassword(edit.tx, edit.org, personId);
  return bringBack(edit, gone, { login, role: 'member', disabledReason: null }, 'rehired');
}
