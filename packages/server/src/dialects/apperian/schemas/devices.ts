/** Apperian's device, user and pairing (contract apperian §3), as they travel. */
import { LENGTHS } from '@heldby/contract';
import Type from 'typebox';

export const Id = Type.String({ pattern: '^[A-Za-z0-9_-]{21}[AQgw]$' });
const text = Type.String();
const flag = Type.Boolean();
const integer = Type.Integer();
export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const hardware = {
  front_camera: flag,
  operating_system_name: text,
  form_factor: integer,
  total_ram: integer,
  flash: flag,
  apns_token: nullable(text),
  total_storage: integer,
  camera: flag,
  operating_system_version: text,
  manufacturer: text,
  operating_system: integer,
  name: text,
  jailbreak_status: integer,
  udid: text,
  free_storage: integer,
  free_ram: integer,
  model: text,
  single_app_mode_app_psk: nullable(integer),
};

export const Device = Type.Object({ ...hardware, id: Id, created: text });
/** The second list has one more member for each device, which is always null. */
const ListedDevice = Type.Object({ ...Device.properties, user: Type.Null() });

/** Null means the same as leaving the member out. */
const maybe = <T extends Type.TSchema>(schema: T) => Type.Optional(nullable(schema));
const bytes = maybe(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }));
const short = maybe(Type.String({ maxLength: LENGTHS.name }));
const code = maybe(Type.Integer({ minimum: 0, maximum: 0x7fffffff }));
const bool = maybe(flag);

/** What a catalog reports about its device: the members of a device, of which only the udid is required. */
export const DeviceInfo = Type.Object({
  udid: Type.String({ minLength: 1, maxLength: LENGTHS.name }),
  front_camera: bool,
  camera: bool,
  flash: bool,
  operating_system_name: short,
  operating_system_version: maybe(Type.String({ maxLength: LENGTHS.version })),
  operating_system: code,
  form_factor: code,
  total_ram: bytes,
  free_ram: bytes,
  total_storage: bytes,
  free_storage: bytes,
  apns_token: maybe(Type.String({ maxLength: LENGTHS.token })),
  manufacturer: short,
  name: short,
  model: short,
  jailbreak_status: code,
  single_app_mode_app_psk: maybe(integer),
  serial: short,
  catalog: Type.Optional(Type.Union([Type.Literal('native'), Type.Literal('web')])),
});

export const User = Type.Object({
  first_name: text,
  last_name: text,
  modified_date: text,
  user_id: text,
  custom_metadata: nullable(Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object', additionalProperties: true })),
  email: nullable(text),
  mobile_phone: nullable(text),
  role: integer,
  created_date: text,
  until_date: text,
  disabled_reason: nullable(text),
  id: Id,
  last_login_from_catalog: nullable(text),
});
/** A user with the psk, which the device resources leave out. */
export const FullUser = Type.Object({ ...User.properties, psk: integer, deleted: flag });

export const Pairing = Type.Object({
  id: Id,
  last_active: nullable(text),
  created: text,
  user: User,
  device: Device,
  disabled_reason: nullable(text),
  until: text,
});
export const ListedPairing = Type.Object({
  device: ListedDevice,
  id: Id,
  disabled_reason: nullable(text),
  until: text,
  created: text,
});
