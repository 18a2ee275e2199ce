/** The core's reports as rows with Apperian's columns. Pure. */
import type { Static } from 'typebox';
import type { DeviceKind } from '../../../domain/device.ts';
import type { Person } from '../../../domain/person.ts';
import type { ReportedHandset, ReportedPerson } from '../../../services/reports/reports.ts';
import { renderId } from '../ids.ts';
import type { DeviceDetails, UserDetails, UsersByGroups } from '../schemas/reports.ts';
import { day, untilOf, withoutOffset } from './dates.ts';
import { toDevice } from './devices.ts';
import { toUser } from './users.ts';

/** The name of the system where no person did it. */
const SYSTEM = 'system';

const CATALOGS: Partial<Readonly<Record<DeviceKind, 'native' | 'web'>>> = { native_catalog: 'native', web_catalog: 'web' };

export function toDeviceDetails({
  device,
  assignment,
  holder,
  blocked,
  signIn,
}: ReportedHandset): readonly Static<typeof DeviceDetails>[] {
  const { name, manufacturer, model, udid, jailbreak_status, ...shown } = toDevice({ device, pushToken: null });
  const { operating_system, operating_system_name, operating_system_version } = shown;
  const row = {
    ...toWho(holder),
    device_user: renderId(assignment.id),
    created: withoutOffset(assignment.createdAt),
    last_active: assignment.lastActiveAt === null ? null : day(assignment.lastActiveAt),
    until: untilOf(assignment.disableAt),
    status: statusOf(blocked?.reason ?? null),
    disabled_reason: blocked?.reason ?? null,
    disabled_date: blocked?.at == null ? null : withoutOffset(blocked.at),
    disabled_by: blocked?.bySystem ? SYSTEM : (blocked?.by ?? null),
    device: renderId(device.id),
    device_psk: device.number,
    ...{ name, manufacturer, model, operating_system, operating_system_name, operating_system_version, jailbreak_status, udid },
    serial: device.serial ?? '',
    catalog: CATALOGS[device.kind] ?? null,
    last_login: signIn === null ? null : withoutOffset(signIn.at),
    last_login_address: signIn?.address ?? null,
  };
  return [row];
}

export function toUserDetails({ person, lastCatalogSignInAt }: ReportedPerson): readonly Static<typeof UserDetails>[] {
  const { mobile_phone, role, disabled_reason, last_login_from_catalog } = toUser({ person, lastCatalogSignInAt });
  const row = {
    ...toWho(person),
    ...{ mobile_phone, role, disabled_reason, last_login_from_catalog },
    status: statusOf(disabled_reason),
    created: withoutOffset(person.createdAt),
    modified_date: withoutOffset(person.modifiedAt),
  };
  return [row];
}

export function toUsersByGroups({ person, groups }: ReportedPerson): readonly Static<typeof UsersByGroups>[] {
  return groups.map(({ number, name }) => ({
    group_psk: number,
    group_name: name,
    ...toWho(person),
    status: statusOf(person.disabledReason),
    created: withoutOffset(person.createdAt),
  }));
}

function toWho({ id, number, login, firstName, lastName, email }: Pick<Person, keyof ReportedHandset['holder']>) {
  return { user: renderId(id), user_psk: number, user_id: login, first_name: firstName, last_name: lastName, email };
}

function statusOf(disabledReason: string | null): 'Enabled' | 'Disabled' {
  return disabledReason === null ? 'Enabled' : 'Disabled';
}
