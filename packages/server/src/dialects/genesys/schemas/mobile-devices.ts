/** The objects of the API as they travel (contract genesys §2). Other members of a request are ignored (contract genesys §10). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';

const required = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const optional = (maxLength: number) => Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength }));

/** A request. The mapping checks `type`, because clients send it in any letter case. */
export const UserDeviceInput = Type.Object({
  deviceToken: required(LENGTHS.token),
  notificationId: required(LENGTHS.appId),
  make: required(LENGTHS.name),
  model: required(LENGTHS.name),
  acceptNotifications: Type.Boolean(),
  type: required(LENGTHS.short),
  name: optional(LENGTHS.name),
  sessionHash: optional(LENGTHS.appId),
});
export type UserDeviceInput = Static<typeof UserDeviceInput>;

/** An answer. Members without a value are left out, never null. */
export const UserDevice = Type.Object({
  id: Type.String(),
  name: Type.Optional(Type.String()),
  deviceToken: Type.String(),
  notificationId: Type.String(),
  make: Type.String(),
  model: Type.String(),
  acceptNotifications: Type.Boolean(),
  type: Type.Unsafe<'android' | 'ios'>({ type: 'string', enum: ['android', 'ios'] }),
  sessionHash: Type.Optional(Type.String()),
  selfUri: Type.String(),
});
export type UserDevice = Static<typeof UserDevice>;

export const DirectoryUserDevicesListing = Type.Object({
  entities: Type.Array(UserDevice),
  pageSize: Type.Integer(),
  pageNumber: Type.Integer(),
  total: Type.Integer(),
  firstUri: Type.String(),
  selfUri: Type.String(),
  lastUri: Type.String(),
  nextUri: Type.Optional(Type.String()),
  previousUri: Type.Optional(Type.String()),
  pageCount: Type.Integer(),
});
export type DirectoryUserDevicesListing = Static<typeof DirectoryUserDevicesListing>;

const INT32_MAX = 2_147_483_647;
const int32 = Type.Optional(Type.Integer({ minimum: 1, maximum: INT32_MAX }));

/** The mapping checks `sortOrder`, because clients send it in any letter case. */
export const PagingQuery = Type.Object({
  pageSize: int32,
  pageNumber: int32,
  sortOrder: Type.Optional(Type.String({ maxLength: LENGTHS.short })),
});
export type PagingQuery = Static<typeof PagingQuery>;
