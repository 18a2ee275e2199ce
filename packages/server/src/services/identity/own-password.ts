/** People change their own password. A token is not enough: the present password is asked for, and guessing it is limited as at a sign-in. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { setPassword } from '../../core/identity/passwords.ts';
import { requireProven } from '../../core/identity/proof.ts';
import { sessionOf } from '../../core/identity/sessions.ts';
import { earlierAnswer, secretIn } from '../../core/replay.ts';
import { requireUnlimited } from '../../core/rights.ts';
import { invalid, notFound, Problem } from '../../domain/problem.ts';
import { selectPerson } from '../../storage/statements/people.ts';
import type { Passwords } from './passwords.ts';
import { whenRefused } from './refusal.ts';
import type { SignedIn, SignIn } from './sign-in.ts';

export interface PasswordChange {
  readonly present: string;
  readonly password: string;
  /** The client's address. */
  readonly address: string;
}

/** Ends their other sign-ins; the one that the actor's token came from stays. */
export type ChangeOwnPassword = (write: Write, wish: PasswordChange) => Promise<void>;

const name = 'passwords.changeOwn';

export function createOwnPassword(core: Core, passwords: Passwords, signIn: SignIn): ChangeOwnPassword {
  return async (write, { present, password, address }) => {
    const { actor } = write;
    if (actor.kind !== 'person') throw new Problem('conflict', 'Only people have passwords.');
    requireUnlimited(actor);
    const request = { present: secretIn(core, write, present), password: secretIn(core, write, password) };
    if ((await earlierAnswer(core, write, name, request)) !== undefined) return;
    const who = await prove(core, signIn, write, { present, address });
    if (password === present) throw invalid('password', 'another one than the present one', '', 'range');
    const hash = await passwords.hash(password);
    await change(core, write, { name, needs: null }, request, async edit => {
      await requireStill(() => requireProven(edit, who));
      const kept = (await sessionOf(edit.tx, edit.org, edit.actor.credentialId)) ?? '';
      await setPassword(edit, actor.id, hash, kept);
    });
  };
}

async function prove(
  { storage }: Core,
  signIn: SignIn,
  { actor }: Write,
  { present, address }: Pick<PasswordChange, 'present' | 'address'>,
): Promise<SignedIn> {
  const row = await storage.one(selectPerson, { org: actor.org, id: actor.id });
  if (row === undefined) throw notFound('person');
  const attempt = { org: actor.org, login: row.login, password: present, address };
  const who = await requireStill(() => signIn.withPassword(attempt));
  // Somebody else may have got the login meanwhile.
  if (who.person.id !== actor.id) throw wrong();
  return who;
}

/** The token of the request is right, so that 401 would be misleading. */
function requireStill<T>(work: () => Promise<T>): Promise<T> {
  return whenRefused(work, ({ details: { retryAfterSeconds } }) => Promise.reject(wrong(retryAfterSeconds)));
}

function wrong(retryAfterSeconds?: number): Problem {
  const message =
    'Your present password is another one, or there were too many attempts. You may have none: ask an administrator.';
  return new Problem('forbidden', message, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}
