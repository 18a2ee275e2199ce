/** The objects of the People API and of what clients read first, as they travel (contract webex §5). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { filter, id, orgId } from './requests.ts';

const text = Type.String();
const optionalText = Type.Optional(Type.String());

const line = Type.Optional(Type.String({ maxLength: LENGTHS.name }));
const Address = Type.Object({
  type: line,
  country: line,
  locality: line,
  region: line,
  streetAddress: line,
  postalCode: line,
});

export const Person = Type.Object({
  id: text,
  emails: Type.Array(text),
  phoneNumbers: Type.Array(Type.Object({ type: text, value: text, primary: Type.Boolean() })),
  extension: optionalText,
  locationId: optionalText,
  displayName: text,
  nickName: optionalText,
  avatar: optionalText,
  department: optionalText,
  manager: optionalText,
  managerId: optionalText,
  title: optionalText,
  addresses: Type.Optional(Type.Array(Address)),
  firstName: text,
  lastName: text,
  orgId: text,
  roles: Type.Array(text),
  licenses: Type.Array(text),
  created: text,
  lastModified: text,
  sipAddresses: Type.Array(Type.Object({ type: text, value: text, primary: Type.Boolean() })),
  status: text,
  invitePending: Type.Boolean(),
  loginEnabled: Type.Boolean(),
  type: text,
});
export type Person = Static<typeof Person>;

export const People = Type.Object({ items: Type.Array(Person), notFoundIds: Type.Array(text) });

export const Organization = Type.Object({ id: text, displayName: text, created: text });
export const Organizations = Type.Object({ items: Type.Array(Organization) });
export type Organization = Static<typeof Organization>;
export const OneRole = Type.Object({ id: text, name: text });
export const Roles = Type.Object({ items: Type.Array(OneRole) });
export type Roles = Static<typeof Roles>;
const flag = Type.Optional(Type.Boolean());
export const OneQuery = Type.Object({ ...orgId, callingData: flag });
export const ListQuery = Type.Object({
  ...orgId,
  email: Type.Optional(Type.String({ maxLength: LENGTHS.email })),
  displayName: filter,
  id: Type.Optional(Type.String({ maxLength: LENGTHS.ids })),
  roles: Type.Optional(Type.String({ maxLength: LENGTHS.opaque })),
  locationId: id,
  callingData: flag,
  max: Type.Optional(Type.Integer({ minimum: 1 })),
  cursor: filter,
  excludeStatus: flag,
});
export type ListQuery = Static<typeof ListQuery>;

const idList = Type.Optional(Type.Array(Type.String({ maxLength: LENGTHS.id }), { maxItems: 100 }));
const input = {
  displayName: line,
  firstName: line,
  lastName: line,
  nickName: line,
  avatar: Type.Optional(Type.String({ maxLength: LENGTHS.url })),
  department: line,
  manager: line,
  managerId: id,
  title: line,
  addresses: Type.Optional(Type.Array(Address, { maxItems: 10 })),
  siteUrls: idList,
  roles: idList,
  licenses: idList,
  locationId: id,
  extension: Type.Optional(Type.String({ maxLength: LENGTHS.phone })),
  phoneNumbers: Type.Optional(
    Type.Array(
      Type.Object({
        type: line,
        value: Type.Optional(Type.String({ maxLength: LENGTHS.phone })),
      }),
      { maxItems: 100 },
    ),
  ),
};
const emails = Type.Array(Type.String({ minLength: 1, maxLength: LENGTHS.email }), { minItems: 1, maxItems: 100 });
export const NewPerson = Type.Object({ ...input, emails });
export type NewPerson = Static<typeof NewPerson>;
export const PersonInput = Type.Object({ ...input, emails: Type.Optional(emails), loginEnabled: flag });
export type PersonInput = Static<typeof PersonInput>;
