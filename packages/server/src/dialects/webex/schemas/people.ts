/** The objects of the People API and of what clients read first, as they travel (contract webex §5). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { filter, id, orgId } from './requests.ts';

const text = Type.String();
const optionalText = Type.Optional(Type.String());

export const Person = Type.Object({
  id: text,
  emails: Type.Array(text),
  phoneNumbers: Type.Array(Type.Object({ type: text, value: text, primary: Type.Boolean() })),
  extension: optionalText,
  locationId: optionalText,
  displayName: text,
  nickName: optionalText,
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

export const Organizations = Type.Object({ items: Type.Array(Type.Object({ id: text, displayName: text, created: text })) });
export const Licenses = Type.Object({
  items: Type.Array(
    Type.Object({
      id: text,
      name: text,
      totalUnits: Type.Integer(),
      consumedUnits: Type.Integer(),
      consumedByUsers: Type.Integer(),
      consumedByWorkspaces: Type.Integer(),
    }),
  ),
});
export const Location = Type.Object({ id: text, name: text, orgId: text });
/** Lists under telephony/config are named after what they hold. */
export const Locations = Type.Object({ locations: Type.Array(Location) });

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
