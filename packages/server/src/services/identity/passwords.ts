/** Passwords that people choose: set by administrators, checked at sign-in. Only a slow hash is stored. */

import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireRight } from '../../core/rights.ts';
import type { OrgId, PersonId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { createGate } from '../../lib/gate.ts';
import { decoyHash, hashPassword, isOutdated, isPassword } from '../../lib/password-hash.ts';
import { revokeSignInsOf } from '../../storage/statements/grants.ts';
import { rehashPassword, selectPassword, upsertPassword } from '../../storage/statements/sign-in.ts';
import { requireRoleToGive } from '../people/people.ts';
import { requirePerson } from '../people/refs.ts';
import { recordRevoked } from './credentials.ts';

export interface Passwords {
  /** What is stored of a password that somebody is to get. Slow, and so it is made before any transaction. */
  readonly hash: (password: string) => Promise<string>;
  /** Sets or replaces it. Whoever is signed in as that person is signed out. */
  readonly set: (write: Write, personId: PersonId, password: string) => Promise<void>;
  /** Whether it is the person's. Nobody, and somebody without a password, costs the same work as a wrong one. */
  readonly check: (org: OrgId, personId: PersonId | null, password: string) => Promise<boolean>;
}

/** SP 800-63B §3.1.1.2 asks for 8 at least and takes 64 at least; beyond a thousand nobody types. */
const SHORTEST = 8;
const LONGEST = 1_000;

/** Two of the thread pool's four threads: the others keep syncing writes to disk. Beyond so many waiting, 5 s are exceeded. */
const HASHES_AT_ONCE = 2;
const HASHES_WAITING = 200;
const RETRY_AFTER_SECONDS = 5;

export function createPasswords(core: Core): Passwords {
  const gate = createGate(HASHES_AT_ONCE, HASHES_WAITING);
  const slowly = <T>(work: () => Promise<T>): Promise<T> => {
    const entered = gate.enter(work);
    if (entered !== undefined) return entered;
    throw new Problem('unavailable', 'Too many people sign in at once.', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  };
  const decoy = decoyHash();

  const hash = (password: string): Promise<string> => {
    const { length } = [...password];
    if (length < SHORTEST || length > LONGEST) {
      throw invalid('password', `of ${SHORTEST} to ${LONGEST} characters`, '', 'range');
    }
    return slowly(() => hashPassword(password));
  };

  return {
    hash: async password => hash(password),
    set: async (write, personId, password) => {
      requireRight(write.actor, 'write people');
      const made = await hash(password);
      await change(core, write, { name: 'passwords.set', needs: null }, { personId }, async edit => {
        const person = await requirePerson(edit.tx, write.actor, { id: personId });
        requireRoleToGive(write.actor, person.role);
        await setPassword(edit, personId, made);
      });
    },
    check: async (org, personId, password) => {
      const stored = personId === null ? undefined : await core.storage.one(selectPassword, { org, personId });
      const given = password.length > LONGEST ? '' : password;
      const isRight = await slowly(() => isPassword(given, stored?.hash ?? decoy));
      if (!isRight || stored === undefined || personId === null) return false;
      if (isOutdated(stored.hash)) {
        // The password stays what it was: nothing happened that the history should tell.
        const renewed = await slowly(() => hashPassword(password));
        await core.storage.transaction(org, tx => tx.run(rehashPassword, { org, personId, before: stored.hash, hash: renewed }));
      }
      return true;
    },
  };
}

/** Gives a person another password within a transaction, and signs out whoever is signed in as that person. */
export async function setPassword(edit: Edit, personId: PersonId, hash: string): Promise<void> {
  const owner = personOwner(personId);
  edit.tx.send(upsertPassword, { org: edit.org, personId, hash, now: edit.now });
  edit.record({ type: 'person.password_set', subject: personId, owner });
  recordRevoked(edit, await edit.tx.returning(revokeSignInsOf, { org: edit.org, subjectId: personId, now: edit.now }), owner);
}
