/** The licence for calls as it travels, and how it is given (contract webex §5.3 and §5.5). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { filter, id, orgId } from './requests.ts';

const text = Type.String();

const license = {
  id: text,
  name: text,
  totalUnits: Type.Integer(),
  consumedUnits: Type.Integer(),
  consumedByUsers: Type.Integer(),
  consumedByWorkspaces: Type.Integer(),
};
export const Licenses = Type.Object({ items: Type.Array(Type.Object(license)) });

const LicenseUser = Type.Object({ id: text, type: text, displayName: text, email: text });
export type LicenseUser = Static<typeof LicenseUser>;
export const License = Type.Object({ ...license, users: Type.Optional(Type.Array(LicenseUser)) });

export const LicenseQuery = Type.Object({
  ...orgId,
  includeAssignedTo: Type.Optional(Type.Literal('user')),
  limit: Type.Optional(Type.Integer({ minimum: 1 })),
  cursor: filter,
});

const phone = Type.Optional(Type.String({ maxLength: LENGTHS.phone }));
const Properties = Type.Object({ locationId: id, phoneNumber: phone, extension: phone });
export const LicenseChange = Type.Object({
  personId: id,
  email: Type.Optional(Type.String({ maxLength: LENGTHS.email })),
  orgId: id,
  licenses: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.String({ maxLength: LENGTHS.id }),
        operation: Type.Optional(Type.Union([Type.Literal('add'), Type.Literal('remove')])),
        properties: Type.Optional(Properties),
      }),
      { maxItems: 100 },
    ),
  ),
  siteUrls: Type.Optional(Type.Array(Type.Object({}), { maxItems: 100 })),
});
export type LicenseChange = Static<typeof LicenseChange>;

export const UserLicenses = Type.Object({ orgId: text, personId: text, email: text, licenses: Type.Array(text) });
