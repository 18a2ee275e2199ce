/** What a request says about a user (contract apperian §10). The user in an answer is in `devices.ts`. */
import { LENGTHS } from '@heldby/contract';
import Type, { type TSchema } from 'typebox';

/** Enough for an organization's own fields; a user is not a place for documents. */
const METADATA_MEMBERS = 100;

const optional = <S extends TSchema>(schema: S) => Type.Optional(schema);
const name = Type.String({ maxLength: LENGTHS.name });
const textOrNull = (maxLength: number) => Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength });
const phone = textOrNull(LENGTHS.phone);
const login = Type.String({ minLength: 1, maxLength: LENGTHS.name });

/** The mapping knows which numbers are roles, and its error lists them. */
const Role = Type.Unsafe<number>({ type: 'integer', enum: [1, 2, 3, 4, 5] });
const Metadata = Type.Unsafe<Readonly<Record<string, unknown>> | null>({
  type: ['object', 'null'],
  additionalProperties: true,
  maxProperties: METADATA_MEMBERS,
});

const changeable = {
  email: optional(textOrNull(LENGTHS.email)),
  password: optional(Type.String({ maxLength: LENGTHS.password })),
  first_name: optional(name),
  last_name: optional(name),
  phone: optional(phone),
  mobile_phone: optional(phone),
  role: optional(Role),
  custom_metadata: optional(Metadata),
};

export const NewUser = Type.Object({ user_id: login, ...changeable });
export const ChangedUser = Type.Object({ user_id: optional(login), ...changeable });

export const Disabling = Type.Object({ reason: optional(Type.String({ minLength: 1, maxLength: LENGTHS.reason })) });
