/** Statements that find the people and devices of many rows at once, by what the rows name them by. */
import { query } from '../sql/statement.ts';
import { ASSIGNMENT_COLUMNS, type AssignmentRow, WITH_ACTIVITY } from './assignments.ts';
import { DEVICE_COLUMNS, type DeviceRow } from './devices.ts';
import { PERSON_COLUMNS, type PersonRow } from './people.ts';
import { type Slots, slotsOf } from './slots.ts';

/** Rows of an import are planned and applied by so many, and each has one value of a kind. */
export const KEY_SLOTS = 100;

type Keys = { readonly org: number } & Slots<'key', string>;
const keys = slotsOf('key', KEY_SLOTS);

const people = (condition: string) =>
  query<Keys, PersonRow>(
    `select ${PERSON_COLUMNS} from person p where p.org_id = :org and p.removed_at is null and ${condition}`,
  );

export const selectPeopleWith = {
  id: people(`p.id in ${keys}`),
  login: people(`p.login_key in ${keys}`),
  email: people(`p.email_key in ${keys}`),
  name: people(`p.name_key in ${keys}`),
} as const;

const devices = (condition: string) =>
  query<Keys, DeviceRow>(`select ${DEVICE_COLUMNS} from device d where d.org_id = :org and ${condition}`);

export const selectDevicesWith = {
  id: devices(`d.id in ${keys}`),
  serial: devices(`d.serial in ${keys}`),
  mac: devices(`d.mac in ${keys}`),
  udid: devices(`d.udid in ${keys}`),
} as const;

export const selectIdentifiedWith = query<
  Keys & { readonly noun: string },
  { readonly kind: string; readonly value: string; readonly id: string }
>(`
  select i.kind as "kind", i.value as "value", i.object_id as "id" from identifier i
  where i.org_id = :org and i.noun = :noun and i.value in ${keys}`);

/** What is open on devices, or was at any time. */
export const selectHeldOf = {
  open: query<Keys, AssignmentRow>(`
    select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY} where a.org_id = :org and a.device_id in ${keys} and a.until is null`),
  ever: query<Keys, AssignmentRow>(`
    select ${ASSIGNMENT_COLUMNS} from ${WITH_ACTIVITY} where a.org_id = :org and a.device_id in ${keys}`),
} as const;
