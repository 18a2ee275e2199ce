/** The objects of the API as they travel (contract genesys §2). Requests may hold anything more, which is ignored (§10). */
import Type, { type Static } from 'typebox';

const required = Type.String({ minLength: 1 });
const optional = Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'] }));

/** What a request says. `type` is checked by the mapping, because it may come in any letter case. */
export const UserDeviceInput = Type.Object({
  deviceToken: required,
  notificationId: required,
  make: required,
  model: required,
  acceptNotifications: Type.Boolean(),
  type: required,
  name: optional,
  sessionHash: optional,
});
export type UserDeviceInput = Static<typeof UserDeviceInput>;

/** What an answer says: absent members are left out, never null. */
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

/** `sortOrder` is checked by the mapping, because it may come in any letter case. */
export const PagingQuery = Type.Object({ pageSize: int32, pageNumber: int32, sortOrder: Type.Optional(Type.String()) });
export type PagingQuery = Static<typeof PagingQuery>;
