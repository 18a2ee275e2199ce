/** Who has a line on a device, as it travels (contract webex §3.2). Other members of a request are ignored. */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { OwnerLocation } from './owners.ts';
import { filter, id, orgId, page } from './requests.ts';

const text = Type.String();
const optionalText = Type.Optional(Type.String());
const nameOrNull = Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: LENGTHS.name }));

const memberBase = {
  id: text,
  firstName: text,
  lastName: text,
  phoneNumber: optionalText,
  extension: optionalText,
  t38FaxCompressionEnabled: Type.Optional(Type.Boolean()),
  lineType: text,
  allowCallDeclineEnabled: Type.Boolean(),
  memberType: text,
  location: Type.Optional(OwnerLocation),
};

const lineOfMember = {
  ...memberBase,
  primaryOwner: Type.Boolean(),
  port: Type.Integer(),
  lineWeight: Type.Integer(),
  hotlineEnabled: Type.Boolean(),
  hotlineDestination: text,
  lineLabel: optionalText,
};

/** A member of what is no device of heldby. */
export const KeptMember = Type.Object(lineOfMember);
export type KeptMember = Static<typeof KeptMember>;
export const KeptMembers = Type.Object({ model: text, maxLineCount: Type.Integer(), members: Type.Array(KeptMember) });
export type KeptMembers = Static<typeof KeptMembers>;

export const Member = Type.Object({ ...lineOfMember, linePort: text });
export type Member = Static<typeof Member>;

export const Members = Type.Object({ model: text, maxLineCount: Type.Integer(), members: Type.Array(Member) });
export type Members = Static<typeof Members>;

/** The mapping checks the required members, in the vendor's order (contract webex §3.2). */
export const MembersInput = Type.Object({
  members: Type.Optional(
    Type.Array(
      Type.Object({
        id,
        port: Type.Optional(Type.Integer()),
        lineType: Type.Optional(Type.Unknown()),
        lineWeight: Type.Optional(Type.Unsafe<number | null>({ type: ['integer', 'null'] })),
        primaryOwner: Type.Optional(
          Type.Unsafe<boolean | string | null>({ type: ['boolean', 'string', 'null'], maxLength: LENGTHS.name }),
        ),
        t38FaxCompressionEnabled: Type.Optional(Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] })),
        allowCallDeclineEnabled: Type.Optional(Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] })),
        hotlineEnabled: Type.Optional(Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] })),
        hotlineDestination: nameOrNull,
        lineLabel: nameOrNull,
      }),
      { maxItems: 100 },
    ),
  ),
});
export type MembersInput = Static<typeof MembersInput>;

export const AvailableMember = Type.Object(memberBase);
export type AvailableMember = Static<typeof AvailableMember>;
export const AvailableMembers = Type.Object({ members: Type.Array(AvailableMember) });
export const TotalCount = Type.Object({ totalCount: Type.Integer() });

const filters = {
  memberName: filter,
  phoneNumber: filter,
  extension: filter,
  locationId: id,
  usageType: filter,
  order: filter,
};
export const FilterQuery = Type.Object({ ...orgId, ...filters });
export const PagedQuery = Type.Object({ ...orgId, ...filters, ...page });
/** Under other names, which the definition has for apps; the names above are taken, too. */
export const AppQuery = Type.Object({ ...orgId, ...filters, ...page, name: filter, location: id });
export const CountQuery = Type.Object({
  ...orgId,
  ...filters,
  excludeVirtualLine: Type.Optional(Type.Boolean()),
  deviceLocationId: id,
});
