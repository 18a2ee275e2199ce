/** Numbers as they travel (contract webex §3.6). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { filter, id, orgId, page } from './requests.ts';

const text = Type.String();
const optionalText = Type.Optional(text);

const PhoneNumber = Type.Object({
  phoneNumber: optionalText,
  extension: optionalText,
  state: optionalText,
  phoneNumberType: optionalText,
  mainNumber: Type.Boolean(),
  tollFreeNumber: Type.Boolean(),
  telephonyType: optionalText,
  location: Type.Object({ id: text, name: text }),
  owner: Type.Object({ id: text, type: text, firstName: text, lastName: text }),
});
export type PhoneNumber = Static<typeof PhoneNumber>;

const count = Type.Integer();
export const PhoneNumbers = Type.Object({
  phoneNumbers: Type.Array(PhoneNumber),
  count: Type.Optional(
    Type.Object({
      assigned: count,
      unAssigned: count,
      inActive: count,
      extensionOnly: count,
      tollFreeNumbers: count,
      total: count,
    }),
  ),
});

const flag = Type.Optional(Type.Boolean());
export const NumberQuery = Type.Object({
  ...orgId,
  ...page,
  locationId: id,
  phoneNumber: filter,
  extension: Type.Optional(Type.String({ maxLength: LENGTHS.extension })),
  available: flag,
  ownerName: filter,
  ownerId: id,
  ownerType: filter,
  numberType: filter,
  phoneNumberType: filter,
  state: filter,
  tollFreeNumbers: flag,
  details: flag,
});
export type NumberQuery = Static<typeof NumberQuery>;
