/** People as clients hire and change them, in the core's words (contract webex §5.4). Pure. */
import type { CallingWish } from '../../../core/composed/staff.ts';
import type { PersonInput } from '../../../core/people/create.ts';
import type { Role } from '../../../domain/role.ts';
import { uuidOf } from '../ids.ts';
import { invalidField } from '../problems.ts';
import type * as api from '../schemas/people.ts';
import { CALLING_LICENSE, roleOf } from './people.ts';

/** The address is the login, too: with it, people sign in. */
export function toNewPerson(body: api.NewPerson): PersonInput {
  const { firstName = '', lastName = '' } = body;
  const [email = ''] = body.emails;
  return { ...toChange(body), login: email, email, firstName, lastName };
}

/** What is left out stays as it is. */
export function toChange(body: api.PersonInput): Partial<PersonInput> {
  const { emails: [email] = [], displayName, firstName, lastName, roles } = body;
  const mobile = numberOf(body, 'mobile');
  return {
    ...(email === undefined ? {} : { email }),
    ...(displayName ? { displayName } : {}),
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(mobile === undefined ? {} : { mobilePhone: mobile || null }),
    ...(roles === undefined ? {} : { role: toRole(roles) }),
  };
}

/** Undefined without licences: they are called as before. Without the one for calls among them, they are not called. */
export function toCallingWish(body: api.PersonInput): CallingWish | undefined {
  const { licenses, locationId, extension } = body;
  if (licenses === undefined) return undefined;
  if (licenses.some(license => uuidOf(license) !== uuidOf(CALLING_LICENSE))) throw invalidField('licenses');
  if (licenses.length === 0) return null;
  const work = numberOf(body, 'work');
  return {
    ...(locationId ? { locationId: uuidOf(locationId) } : {}),
    ...(extension === undefined ? {} : { extension: extension || null }),
    ...(work === undefined ? {} : { phoneNumber: work || null }),
  };
}

function numberOf({ phoneNumbers }: api.PersonInput, wanted: string): string | undefined {
  return phoneNumbers?.find(({ type = 'work' }) => type === wanted)?.value;
}

/** The first one counts, because a person has one role here. */
function toRole([first]: readonly string[]): Role {
  if (first === undefined) return 'member';
  const role = roleOf(uuidOf(first));
  if (role === undefined) throw invalidField('roles');
  return role;
}
