/** The objects that say who a token belongs to (contract genesys §12, rows 1 and 2). */
import Type, { type Static } from 'typebox';

const text = Type.String();
const named = Type.Object({ id: text, name: text });

const OAuthClient = Type.Object({
  id: text,
  name: text,
  authorizedGrantType: Type.Unsafe<'CODE' | 'TOKEN' | 'CLIENT-CREDENTIALS'>({
    type: 'string',
    enum: ['CODE', 'TOKEN', 'CLIENT-CREDENTIALS'],
  }),
  scope: Type.Array(text),
  roleDivisions: Type.Array(Type.Object({})),
  state: text,
  organization: named,
});

export const TokenInfo = Type.Object({
  organization: named,
  homeOrganization: named,
  authorizedScope: Type.Array(text),
  OAuthClient: Type.Optional(OAuthClient),
});
export type TokenInfo = Static<typeof TokenInfo>;

const ContactInfo = Type.Object({ address: text, mediaType: text, type: text });

/** A page of permissions (contract genesys §8.2). It is empty: roles and scopes take their place here. */
export const PermissionListing = Type.Object({
  entities: Type.Array(Type.Object({})),
  pageSize: Type.Integer(),
  pageNumber: Type.Integer(),
  total: Type.Integer(),
  firstUri: text,
  selfUri: text,
  lastUri: text,
  pageCount: Type.Integer(),
});
export type PermissionListing = Static<typeof PermissionListing>;

export const UserMe = Type.Object({
  id: text,
  name: text,
  email: Type.Optional(text),
  username: text,
  state: Type.Unsafe<'active' | 'inactive'>({ type: 'string', enum: ['active', 'inactive'] }),
  version: Type.Integer(),
  images: Type.Array(Type.Object({})),
  primaryContactInfo: Type.Array(ContactInfo),
  addresses: Type.Array(ContactInfo),
  acdAutoAnswer: Type.Boolean(),
  selfUri: text,
});
export type UserMe = Static<typeof UserMe>;
