/** The core's people as Apperian's users (contract §3.1). Pure. */
import type { Static } from 'typebox';
import type { Person } from '../../../domain/person.ts';
import type { Role } from '../../../domain/role.ts';
import type { HandsetHolder } from '../../../services/handsets.ts';
import { NO_END, withOffset, withoutOffset } from '../dates.ts';
import { renderId } from '../ids.ts';
import type { FullUser, User } from '../schemas/devices.ts';

/** Contract §12, decision 4. */
const ROLE_NUMBERS: Readonly<Record<Role, number>> = { full: 1, member: 2, user_admin: 3, location_admin: 4, read_only: 5 };

export function roleOf(number: number): Role | undefined {
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

/** Whoever was removed is shown to nobody, and so nobody who is shown is deleted. */
export function toFullUser(holder: HandsetHolder): Static<typeof FullUser> {
  return { ...toUser(holder), psk: holder.person.number, deleted: false };
}

function metadataOf({ extras }: Person): Readonly<Record<string, unknown>> | null {
  const { custom_metadata = null } = (extras.apperian ?? {}) as { custom_metadata?: Readonly<Record<string, unknown>> | null };
  return custom_metadata;
}
