/** People as clients hire and change them, in the core's words (contract webex §5.4). Pure. */
import type { CallingWish } from '../../../core/composed/call-owner.ts';
import type { StaffChange } from '../../../core/composed/staff.ts';
import type { PersonInput } from '../../../core/people/create.ts';
import type { Role } from '../../../domain/role.ts';
import { uuidOf } from '../ids.ts';
import { invalidField } from '../problems.ts';
import type * as api from '../schemas/people.ts';
import { fitTo, toExtras } from './extras.ts';
import { CALLING_LICENSE, KEPT, roleOf } from './people.ts';

/** Kinds of numbers that are kept, or are shown and come back. */
const NUMBER_TYPES = ['work', 'work_extension', 'mobile'];

/** The address is the login, too: with it, people sign in. */
export function toNewPerson(body: api.NewPerson): PersonInput {
  const { firstName = '', lastName = '' } = body;
  const [email = ''] = body.emails;
  const { loginEnabled: _, fit: _fit, ...change } = toChange(body);
  return { ...change, login: email, email, firstName, lastName };
}

/** What is left out stays as it is. What cannot be kept is refused. */
export function toChange(body: api.PersonInput): StaffChange {
  const { emails: [email, second] = [], displayName, firstName, lastName, roles, loginEnabled, siteUrls = [] } = body;
  if (second !== undefined) throw invalidField('emails');
  if (siteUrls.length > 0) throw invalidField('siteUrls');
  if (body.phoneNumbers?.some(({ type = 'work', value }) => value && !NUMBER_TYPES.includes(type))) {
    throw invalidField('phoneNumbers.type');
  }
  const mobile = numberOf(body, 'mobile');
  const extras = toExtras(KEPT, body);
  return {
    ...(extras === undefined ? {} : { extras, fit: (given, before) => fitTo(given, before, { nickName: before.firstName }) }),
    ...(loginEnabled === undefined ? {} : { loginEnabled }),
    ...(email === undefined ? {} : { email }),
    ...(displayName ? { displayName } : {}),
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(mobile === undefined ? {} : { mobilePhone: mobile || null }),
    ...(roles === undefined ? {} : { role: toRole(roles) }),
  };
}

/**
 * Without licences: who is called is called as before, but for what is given. Without the one for calls among them, they are not
 * called.
 */
export function toCallingWish(body: api.PersonInput): CallingWish | undefined {
  const { licenses, locationId, extension } = body;
  const work = numberOf(body, 'work');
  const wish = {
    ...(locationId ? { locationId: uuidOf(locationId) } : {}),
    ...(extension === undefined ? {} : { extension: extension || null }),
    ...(work === undefined ? {} : { phoneNumber: work || null }),
  };
  if (licenses === undefined) {
    return locationId || extension || work ? { ...wish, onlyIfCalled: true } : undefined;
  }
  if (licenses.some(license => uuidOf(license) !== uuidOf(CALLING_LICENSE))) throw invalidField('licenses');
  return licenses.length === 0 ? null : wish;
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
