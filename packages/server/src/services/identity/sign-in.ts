/** Signs people in with login and password: finds the organization and the person, and limits guessing. */
import type { Core } from '../../core/core.ts';
import type { Proof } from '../../core/identity/proof.ts';
import { organizationAt, organizationOfHost, type Place } from '../../core/organization/find.ts';
import type { OrgId } from '../../domain/ids.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { digest } from '../../lib/crypto.ts';
import { selectPersonByLogin, toPerson } from '../../storage/statements/people.ts';
import { locateOrganization } from '../../storage/statements/sign-in.ts';
import type { Passwords } from './passwords.ts';
import { createThrottle } from './throttle.ts';

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
  /** Throws `unauthenticated` with the same message for every cause, including too many attempts. */
  readonly withPassword: (attempt: PasswordAttempt) => Promise<SignedIn>;
  /** Whether people may sign in to the organization at this host: its own, or one of no organization. */
  readonly isAt: (org: OrgId, place: Place) => Promise<boolean>;
}

export function createSignIn(core: Core, passwords: Passwords): SignIn {
  const throttle = createThrottle();

  return {
    withPassword: async attempt => {
      const org = attempt.org ?? (await organizationAt(core.storage, attempt));
      const key = loginKey(attempt.login);
      const account = digest(`${org ?? ''} ${key}`);
      const signedIn = await throttle.attempt(account, attempt.address, async () => {
        const row = org === undefined ? undefined : await core.storage.one(selectPersonByLogin, { org, loginKey: key });
        const version = await passwords.check(org ?? 0, row?.id ?? null, attempt.password);
        if (org === undefined || row === undefined || version === undefined || row.disabledReason !== null) return undefined;
        return { org, person: toPerson(row), proof: { kind: 'password', version } as const };
      });
      if (signedIn === undefined) throw refused();
      return signedIn;
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

export function refused(): Problem {
  return new Problem('unauthenticated', 'The login or the password is wrong, or there were too many attempts.');
}
