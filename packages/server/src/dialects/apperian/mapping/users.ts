/** The core's people as Apperian's users (contract apperian §3.1), and back. Pure. */
import type { Static } from 'typebox';
import type { HandsetHolder } from '../../../core/people/holder.ts';
import type { Person } from '../../../domain/person.ts';
import type { Role } from '../../../domain/role.ts';
import type { AccountInput } from '../../../services/people/accounts.ts';
import { renderId } from '../ids.ts';
import type { FullUser, User } from '../schemas/devices.ts';
import type { ChangedUser, NewUser } from '../schemas/users.ts';
import { NO_END, withOffset, withoutOffset } from './dates.ts';
import type { SortFields } from './list-request.ts';
import { type Metadata, toMetadata } from './metadata.ts';

/** Contract apperian §12, decision 4. */
const ROLE_NUMBERS: Readonly<Record<Role, number>> = { full: 1, member: 2, user_admin: 3, location_admin: 4, read_only: 5 };

function roleOf(number: number): Role | undefined {
  return (Object.keys(ROLE_NUMBERS) as Role[]).find(role => ROLE_NUMBERS[role] === number);
}

export function toUser({ person, lastCatalogSignInAt }: HandsetHolder): Static<typeof User> {
  return {
    first_name: person.firstName,
    last_name: person.lastName,
    modified_date: withOffset(person.modifiedAt),
    user_id: person.login,
    custom_metadata: metadataOf(person),
    email: person.email,
    mobile_phone: person.mobilePhone,
    role: ROLE_NUMBERS[person.role],
    created_date: withOffset(person.createdAt),
    until_date: NO_END,
    disabled_reason: person.disabledReason,
    id: renderId(person.id),
    last_login_from_catalog: lastCatalogSignInAt === null ? null : withoutOffset(lastCatalogSignInAt),
  };
}

/** Removed people appear in no answer, so that this is always false. */
export function toFullUser(holder: HandsetHolder): Static<typeof FullUser> {
  return { ...toUser(holder), psk: holder.person.number, deleted: false };
}

function metadataOf({ extras }: Person): Metadata | null {
  const { custom_metadata = null } = (extras.apperian ?? {}) as { custom_metadata?: Metadata | null };
  return custom_metadata;
}

export const USER_FIELDS: SortFields<HandsetHolder> = {
  psk: ({ person }) => person.number,
  id: ({ person }) => renderId(person.id),
  user_id: ({ person }) => person.login,
  first_name: ({ person }) => person.firstName,
  last_name: ({ person }) => person.lastName,
  email: ({ person }) => person.email,
  mobile_phone: ({ person }) => person.mobilePhone,
  role: ({ person }) => ROLE_NUMBERS[person.role],
  created_date: ({ person }) => person.createdAt,
  modified_date: ({ person }) => person.modifiedAt,
  disabled_reason: ({ person }) => person.disabledReason,
  last_login_from_catalog: ({ lastCatalogSignInAt }) => lastCatalogSignInAt,
};

/** A person without names is shown by their login. */
export function toNewAccount(user: Static<typeof NewUser>): AccountInput {
  return { firstName: '', lastName: '', ...toChangedAccount(user), login: user.user_id };
}

/** Only the members that the request has. */
export function toChangedAccount(user: Static<typeof ChangedUser>): Partial<AccountInput> {
  const { user_id, first_name, last_name, email, password, role, custom_metadata } = user;
  const phone = user.mobile_phone === undefined ? user.phone : user.mobile_phone;
  return {
    ...(user_id === undefined ? {} : { login: user_id }),
    ...(first_name === undefined ? {} : { firstName: first_name }),
    ...(last_name === undefined ? {} : { lastName: last_name }),
    ...(email === undefined ? {} : { email: email || null }),
    ...(phone === undefined ? {} : { mobilePhone: phone || null }),
    ...(password === undefined ? {} : { password }),
    ...(role === undefined ? {} : toRole(role)),
    ...(custom_metadata === undefined ? {} : { extras: { apperian: { custom_metadata: toMetadata(custom_metadata) } } }),
  };
}

function toRole(number: number): { role?: Role } {
  const role = roleOf(number);
  return role === undefined ? {} : { role };
}
