/** What a request says about a user (contract apperian §10). The user in an answer is in `devices.ts`. */
import Type, { type TSchema } from 'typebox';

/** The limits of the native API, so that what one face stores the others can show. */
const NAME_CHARACTERS = 200;
const PHONE_CHARACTERS = 60;
const REASON_CHARACTERS = 500;
/** Longer than any password may be. The service checks the real limits, and its message names them. */
const PASSWORD_CHARACTERS = 4_096;
/** Enough for an organization's own fields; a user is not a place for documents. */
const METADATA_MEMBERS = 100;

const optional = <S extends TSchema>(schema: S) => Type.Optional(schema);
const name = Type.String({ maxLength: NAME_CHARACTERS });
const textOrNull = (maxLength: number) => Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength });
const phone = textOrNull(PHONE_CHARACTERS);
const login = Type.String({ minLength: 1, maxLength: NAME_CHARACTERS });

/** The mapping knows which numbers are roles, and its error lists them. */
const Role = Type.Unsafe<number>({ type: 'integer', enum: [1, 2, 3, 4, 5] });
const Metadata = Type.Unsafe<Readonly<Record<string, unknown>> | null>({
  type: ['object', 'null'],
  additionalProperties: true,
  maxProperties: METADATA_MEMBERS,
});

const changeable = {
  email: optional(textOrNull(NAME_CHARACTERS)),
  password: optional(Type.String({ maxLength: PASSWORD_CHARACTERS })),
  first_name: optional(name),
  last_name: optional(name),
  phone: optional(phone),
  mobile_phone: optional(phone),
  role: optional(Role),
  custom_metadata: optional(Metadata),
};

export const NewUser = Type.Object({ user_id: login, ...changeable });
export const ChangedUser = Type.Object({ user_id: optional(login), ...changeable });

export const Disabling = Type.Object({ reason: optional(Type.String({ minLength: 1, maxLength: REASON_CHARACTERS })) });
