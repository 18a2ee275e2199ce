/** Between the objects of the People API and the core's (contract webex §5). Pure. */
import type { Actor } from '../../../domain/actor.ts';
import type { Person } from '../../../domain/person.ts';
import { ROLES, type Role } from '../../../domain/role.ts';
import { shownAddress } from '../../../domain/shown-address.ts';
import type { Calling } from '../../../domain/telephony.ts';
import type { FoundPerson } from '../../../services/people/search.ts';
import { renderId } from '../ids.ts';
import type * as api from '../schemas/people.ts';
import { fromExtras } from './extras.ts';
import { present, timestamp } from './shared.ts';

/** Roles and the one licence are not stored: their ids are made from their positions in these lists. */
function roleId(role: Role): string {
  return renderId('ROLE', fixedUuid(ROLES.indexOf(role) + 1));
}

export function roleOf(uuid: string): Role | undefined {
  return ROLES.find((_, index) => fixedUuid(index + 1) === uuid);
}

/** The roles of administrators in the vendor's words. A member has none. */
const ROLE_NAMES: Readonly<Record<Exclude<Role, 'member'>, string>> = {
  full: 'Full Administrator',
  read_only: 'Read-only Administrator',
  user_admin: 'User Administrator',
  location_admin: 'Location Administrator',
};

export function toRoles(): api.Roles['items'] {
  return ROLES.flatMap(role => (role === 'member' ? [] : [{ id: roleId(role), name: ROLE_NAMES[role] }]));
}

/** Members of a person that are kept as they were sent. */
export const KEPT = ['nickName', 'avatar', 'department', 'manager', 'managerId', 'title', 'addresses'] as const;

export const CALLING_LICENSE = renderId('LICENSE', fixedUuid(1));

function fixedUuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Locations, extensions and work numbers are shown only where the request asks for calling data. */
export function toPerson({ person, calling }: FoundPerson, actor: Actor, callingData: boolean): api.Person {
  const shown = callingData ? calling : null;
  return {
    id: renderId('PEOPLE', person.id),
    emails: [shownAddress(person, actor.policy)],
    phoneNumbers: phoneNumbersOf(person, shown),
    ...present({
      extension: shown?.extension ?? null,
      locationId: shown === null ? null : renderId('LOCATION', shown.locationId),
    }),
    displayName: person.displayName,
    ...(person.firstName === '' ? {} : { nickName: person.firstName }),
    ...fromExtras<api.Person>(person, KEPT),
    firstName: person.firstName,
    lastName: person.lastName,
    orgId: renderId('ORGANIZATION', actor.organizationId),
    roles: person.role === 'member' ? [] : [roleId(person.role)],
    licenses: calling === null ? [] : [CALLING_LICENSE],
    created: timestamp(person.createdAt),
    lastModified: timestamp(person.modifiedAt),
    sipAddresses: [],
    status: 'unknown',
    invitePending: false,
    loginEnabled: person.disabledReason === null,
    type: 'person',
  };
}

function phoneNumbersOf(person: Person, calling: Calling | null): api.Person['phoneNumbers'] {
  const numbers: api.Person['phoneNumbers'] = [];
  if (calling?.phoneNumber) numbers.push({ type: 'work', value: calling.phoneNumber, primary: true });
  if (calling?.extension) numbers.push({ type: 'work_extension', value: calling.extension, primary: false });
  if (person.mobilePhone !== null) numbers.push({ type: 'mobile', value: person.mobilePhone, primary: numbers.length === 0 });
  return numbers;
}
