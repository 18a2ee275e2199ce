/** Sets passwords and checks them at sign-in. Only a slow hash is stored. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { renewHash, setPassword } from '../../core/identity/passwords.ts';
import { requirePerson } from '../../core/people/find.ts';
import { requireRoleToGive } from '../../core/people/roles.ts';
import { secretIn } from '../../core/replay.ts';
import { requireRight } from '../../core/rights.ts';
import type { OrgId, PersonId } from '../../domain/ids.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { createGate } from '../../lib/gate.ts';
import { decoyHash, hashPassword, isOutdated, isPassword } from '../../lib/password-hash.ts';
import { selectPassword } from '../../storage/statements/sign-in.ts';

export interface Passwords {
  /** Hashes a password to be stored. Slow, so call it before the transaction. */
  readonly hash: (password: string) => Promise<string>;
  /** Sets or replaces the password, and revokes the person's sign-ins. */
  readonly set: (write: Write, personId: PersonId, password: string) => Promise<void>;
  /**
   * The version of the person's password if this is it, else undefined. An unknown person or one without a password takes as
   * long as a wrong password.
   */
  readonly check: (org: OrgId, personId: PersonId | null, password: string) => Promise<number | undefined>;
}

/** SP 800-63B §3.1.1.2 requires a minimum of 8 and a maximum of 64 or more. Nobody types more than a thousand. */
const SHORTEST = 8;
const LONGEST = 1_000;

/** Two of the thread pool's four threads; the others sync writes to disk. A longer queue would take over 5 s. */
const HASHES_AT_ONCE = 2;
const HASHES_WAITING = 200;
const RETRY_AFTER_SECONDS = 5;

const needs = 'write people';

export function createPasswords(core: Core): Passwords {
  const slowly = createSlowGate();
  const decoy = decoyHash();
  const hash = async (password: string): Promise<string> => {
    requireLength(password);
    return slowly(() => hashPassword(password, core.random));
  };

  return {
    hash,
    set: async (write, personId, password) => {
      requireRight(write.actor, needs);
      const made = await hash(password);
      const request = { personId, password: secretIn(core, write, password) };
      await change(core, write, { name: 'passwords.set', needs }, request, async edit => {
        const person = await requirePerson(edit.tx, edit.actor, { id: personId });
        requireRoleToGive(edit.actor, person.role);
        await setPassword(edit, personId, made);
      });
    },
    check: async (org, personId, password) => {
      const stored = personId === null ? undefined : await core.storage.one(selectPassword, { org, personId });
      const given = password.length > LONGEST ? '' : password;
      const isRight = await slowly(() => isPassword(given, stored?.hash ?? decoy));
      if (!isRight || stored === undefined || personId === null) return undefined;
      if (isOutdated(stored.hash)) {
        const renewed = await slowly(() => hashPassword(password, core.random));
        await core.storage.transaction(org, tx => renewHash(tx, { org, personId, before: stored.hash, hash: renewed }));
      }
      return stored.version;
    },
  };
}

/** Limits how many hashes run at once. When the queue is full, callers get `rate_limited`. */
function createSlowGate() {
  const gate = createGate(HASHES_AT_ONCE, HASHES_WAITING);
  return <T>(work: () => Promise<T>): Promise<T> => {
    const entered = gate.enter(work);
    if (entered !== undefined) return entered;
    throw new Problem('rate_limited', 'Too many people are signing in at once.', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  };
}

function requireLength(password: string): void {
  const { length } = [...password];
  if (length >= SHORTEST && length <= LONGEST) return;
  throw invalid('password', `of ${SHORTEST} to ${LONGEST} characters`, '', 'range');
}
