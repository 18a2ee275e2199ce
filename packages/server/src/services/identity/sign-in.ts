/** Signs people in with login and password: finds the organization and the person, and limits guessing. */
import type { Core } from '../../core/core.ts';
import { accountOf } from '../../core/identity/lock-outs.ts';
import type { Proof } from '../../core/identity/proof.ts';
import { organizationAt, organizationOfHost, type Place } from '../../core/organization/find.ts';
import { INSTALLATION, type OrgId } from '../../domain/ids.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { networkOf } from '../../lib/network.ts';
import { type PersonRow, selectPersonByLogin, toPerson } from '../../storage/statements/people.ts';
import { locateOrganization } from '../../storage/statements/sign-in.ts';
import type { Account, LockOuts } from './lock-outs.ts';
import { createMisuse, type Misuse } from './misuse.ts';
import type { Passwords } from './passwords.ts';
import { ATTEMPTS_PER_ACCOUNT, createThrottle, type Outcome, type Throttle, WINDOW_MS } from './throttle.ts';

export interface PasswordAttempt extends Place {
  readonly login: string;
  readonly password: string;
  /** The organization, if it is known: that of the application which the person signs in to. */
  readonly org?: OrgId;
  /** The client's address. */
  readonly address: string;
}

/** A person who has authenticated, and how. Each change that follows from it checks the proof again. */
export interface SignedIn {
  readonly org: OrgId;
  readonly person: Person;
  readonly proof: Proof;
}

export interface SignIn {
  /**
   * Throws `unauthenticated` with the same message for every cause. After too many attempts it says when to come again, whether
   * there is such a login or not.
   */
  readonly withPassword: (attempt: PasswordAttempt) => Promise<SignedIn>;
  /** Whether people may sign in to the organization at this host: its own, or one of no organization. */
  readonly isAt: (org: OrgId, place: Place) => Promise<boolean>;
}

export function createSignIn(
  core: Core,
  passwords: Passwords,
  lockOuts: LockOuts,
  misuse: Pick<Misuse, 'signInFailed'> = createMisuse(core),
): SignIn {
  const throttle = createThrottle(() => nowMs(core));
  const refuseWhileLocked = createStoredLocks(core, throttle, lockOuts);

  /** The same work for a login that nobody has. */
  const check = async (org: OrgId, row: PersonRow | undefined, password: string): Promise<SignedIn | undefined> => {
    const version = await passwords.check(org, row?.id ?? null, password);
    if (row === undefined || version === undefined || row.disabledReason !== null) return undefined;
    return { org, person: toPerson(row), proof: { kind: 'password', version } };
  };

  return {
    withPassword: async attempt => {
      const org = attempt.org ?? (await organizationAt(core.storage, attempt));
      const key = loginKey(attempt.login);
      const { address, password } = attempt;
      const row = await core.storage.one(selectPersonByLogin, { org: org ?? NOWHERE, loginKey: key });
      // Without an organization nobody can sign in, and there is nothing to lock. So the answer is always the same.
      if (org === undefined) {
        return orRefuse(await throttle.attempt({ account: null, address }, () => check(NOWHERE, undefined, password)));
      }
      const account = { org, account: accountOf(attempt.login), personId: row?.id ?? null };
      const network = networkOf(address);
      const failed = () => row !== undefined && misuse.signInFailed(org, row.id, network);
      await refuseWhileLocked(account, network).catch(error => {
        if (error instanceof Problem && error.code === 'unauthenticated') failed();
        throw error;
      });
      const wanted = { account: throttled(account), address, isFamiliar: () => lockOuts.isFamiliar(org, network) };
      const outcome = await throttle.attempt(wanted, () => check(org, row, password));
      if (outcome.kind !== 'right') failed();
      else lockOuts.signedInFrom(account, network);
      if (outcome.kind === 'wrong' && outcome.lockOuts.length > 0) lockOuts.begun(account, outcome.lockOuts);
      return orRefuse(outcome);
    },
    isAt: async (org, { host, organization }) => {
      const byHost = host === undefined ? undefined : await organizationOfHost(core.storage, host);
      if (byHost !== undefined && byHost !== org) return false;
      if (organization === undefined) return true;
      const named = await core.storage.all(locateOrganization, { name: organization });
      return named.some(each => each.org === org);
    },
  };
}

/** By which this process counts the attempts of all organizations. */
function throttled({ org, account }: Account): string {
  return `${org} ${account}`;
}

/** The number of no organization that has people. */
const NOWHERE: OrgId = INSTALLATION;

/** Refuses what another node has locked, and forgets what somebody has lifted. */
function createStoredLocks(core: Core, throttle: Throttle, lockOuts: LockOuts) {
  return async (account: Account, network: string): Promise<void> => {
    for (const each of await lockOuts.of(account)) {
      const at = each.network === '' ? null : each.network;
      if (each.liftedAt !== null) throttle.lift(throttled(account), at, each.liftedAt / 1_000);
      else if (at === network || (at === null && !(await lockOuts.isFamiliar(account.org, network)))) {
        throw refused(Math.ceil((each.until / 1_000 - nowMs(core)) / 1_000));
      }
    }
  };
}

function orRefuse(outcome: Outcome<SignedIn>): SignedIn {
  if (outcome.kind === 'refused') throw refused(outcome.retryAfterSeconds);
  if (outcome.kind === 'wrong') throw refused();
  return outcome.value;
}

/** With microseconds, so that it is known what came before a lock-out was lifted. */
function nowMs({ clock }: Core): number {
  return clock.now() / 1_000;
}

/** Too many attempts have the same words as a wrong password, so that nobody learns that the one they tried is right. */
export function refused(retryAfterSeconds?: number): Problem {
  const details = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return new Problem('unauthenticated', REFUSED, details);
}

const REFUSED = `The login or the password is wrong, or there were too many attempts. \
After ${ATTEMPTS_PER_ACCOUNT} wrong ones, wait ${WINDOW_MS / 60_000} minutes or ask an administrator.`;
