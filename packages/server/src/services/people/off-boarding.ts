/** Somebody leaves: in one step he holds nothing, can do nothing, and is nowhere but in the history. */

import { type Change, change, checkRevision, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireAdministrator } from '../../core/rights.ts';
import type { PersonId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { selectOpenOf, toAssignment } from '../../storage/statements/assignments.ts';
import { deleteCalling, selectCalling } from '../../storage/statements/calling.ts';
import { expireActivationsOf } from '../../storage/statements/desk-phones.ts';
import { revokeCredentialsOf } from '../../storage/statements/grants.ts';
import { deleteMembershipsOf } from '../../storage/statements/groups.ts';
import { deleteAdministeredLocations, removePerson, selectPerson } from '../../storage/statements/people.ts';
import { deleteLoginIndex, deletePassword } from '../../storage/statements/sign-in.ts';
import { end } from '../holding/assignments.ts';
import { recordRevoked } from '../identity/credentials.ts';
import { requireRoleToGive } from './people.ts';
import { requirePerson } from './refs.ts';

export interface OffBoarded {
  readonly personId: PersonId;
  /** How many assignments ended with it, and how many credentials were revoked. */
  readonly endedAssignments: number;
  readonly revokedCredentials: number;
}

export interface OffBoarding {
  /** Removes the person. What he held, and who he was, stays in the history; his login is free again. */
  readonly remove: (write: Write, id: PersonId) => Promise<OffBoarded>;
}

/** The reason that the history gives where the caller gave none. */
const REMOVED = 'the person was removed';

export function createOffBoarding(core: Core): OffBoarding {
  return {
    remove: async (write, id) => {
      requireAdministrator(write.actor, 'write people');
      return change(core, write, 'people.remove', { id }, async edit => {
        await requireStillHere(edit);
        const person = await requirePerson(edit.tx, write.actor, { id });
        checkRevision(write, person);
        requireRoleToGive(write.actor, person.role);
        if (write.actor.id === id) throw new Problem('conflict', 'Nobody removes himself: ask another administrator.');
        const reason = write.reason ?? REMOVED;
        // First, so that the tokens that would end with an assignment are counted too.
        const revokedCredentials = await lockOut(edit, person);
        const endedAssignments = await takeEverything(edit, person, reason);
        edit.tx.send(removePerson, { org: edit.org, id, reason, now: edit.now });
        edit.record({ type: 'person.removed', subject: id, owner: personOwner(person.id), before: person });
        return { personId: id, endedAssignments, revokedCredentials };
      });
    },
  };
}

/** Of two administrators who remove each other at once one must stay: the other acts no more when it is his turn. */
async function requireStillHere({ tx, org, actor }: Change): Promise<void> {
  if (actor.kind !== 'person' || (await tx.one(selectPerson, { org, id: actor.id })) !== undefined) return;
  throw new Problem('unauthenticated', 'The holder of the credential was removed.');
}

async function takeEverything(edit: Change, person: Person, reason: string): Promise<number> {
  const held = await edit.tx.all(selectOpenOf, { org: edit.org, ownerId: person.id });
  for (const assignment of held) await end(edit, toAssignment(assignment), reason);
  const calling = await edit.tx.one(selectCalling, { org: edit.org, ownerId: person.id });
  if (calling !== undefined) {
    edit.tx.send(deleteCalling, { org: edit.org, ownerId: person.id });
    edit.record({ type: 'calling.removed', subject: person.id, owner: personOwner(person.id), before: calling });
  }
  edit.tx.send(expireActivationsOf, { org: edit.org, ownerId: person.id, now: edit.now });
  return held.length;
}

async function lockOut(edit: Change, person: Person): Promise<number> {
  const { tx, org, now } = edit;
  const revoked = await tx.returning(revokeCredentialsOf, { org, subjectId: person.id, now });
  recordRevoked(edit, revoked, personOwner(person.id));
  tx.send(deletePassword, { org, personId: person.id });
  tx.send(deleteLoginIndex, { org, loginKey: loginKey(person.login) });
  for (const { groupId } of await tx.returning(deleteMembershipsOf, { org, personId: person.id })) {
    edit.record({ type: 'group.member_removed', subject: groupId, owner: personOwner(person.id) });
  }
  tx.send(deleteAdministeredLocations, { org, personId: person.id });
  edit.afterCommit(() => edit.actors.forgetSubject(person.id));
  return revoked.length;
}
