/** The rows of Apperian's reports, as they travel. The vendor documents the reports but not their columns. */
import { LENGTHS } from '@heldby/contract';
import Type from 'typebox';
import { Id, nullable } from './devices.ts';

const text = Type.String();
const integer = Type.Integer();
const status = Type.Union([Type.Literal('Enabled'), Type.Literal('Disabled')]);

const who = { user: Id, user_psk: integer, user_id: text, first_name: text, last_name: text, email: nullable(text) };

export const DeviceDetails = Type.Object({
  ...who,
  device_user: Id,
  created: text,
  last_active: nullable(text),
  until: text,
  status,
  disabled_reason: nullable(text),
  disabled_date: nullable(text),
  disabled_by: nullable(text),
  device: Id,
  device_psk: integer,
  name: text,
  manufacturer: text,
  model: text,
  operating_system: integer,
  operating_system_name: text,
  operating_system_version: text,
  jailbreak_status: integer,
  udid: text,
  serial: text,
  catalog: nullable(Type.Union([Type.Literal('native'), Type.Literal('web')])),
  last_login: nullable(text),
  last_login_address: nullable(text),
});

export const UserDetails = Type.Object({
  ...who,
  mobile_phone: nullable(text),
  role: integer,
  status,
  disabled_reason: nullable(text),
  created: text,
  modified_date: text,
  last_login_from_catalog: nullable(text),
});

export const UsersByGroups = Type.Object({ group_psk: integer, group_name: text, ...who, status, created: text });

/** Large enough for a script that ignores tokens to see all of a small organization. */
export const BLOCK_ROWS = 200;
const MOST_ROWS = 1_000;

/** Each column of the report also has a parameter `filter-<column>`. */
export const ReportQuery = Type.Object(
  {
    block_token: Type.Optional(Type.String({ maxLength: LENGTHS.search })),
    block_size: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_ROWS, default: BLOCK_ROWS })),
    search: Type.Optional(Type.String({ maxLength: LENGTHS.search })),
    start_date: Type.Optional(Type.String({ maxLength: LENGTHS.short })),
    end_date: Type.Optional(Type.String({ maxLength: LENGTHS.short })),
    format: Type.Optional(Type.Literal('json')),
  },
  { patternProperties: { '^filter-': Type.String({ maxLength: LENGTHS.search }) } },
);

export function blockOf<S extends Type.TSchema>(row: S) {
  return Type.Object({ rows: Type.Array(row), next_block_token: nullable(text), prev_block_token: nullable(text) });
}
