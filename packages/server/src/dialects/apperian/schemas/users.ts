/** What is sent of a user (contract apperian §10), as it travels; as it is shown it stands with the devices. */
import Type, { type TSchema } from 'typebox';

/** As the native API has them: whatever can be written through one face fits the others. */
const NAME_CHARACTERS = 200;
const PHONE_CHARACTERS = 60;
const REASON_CHARACTERS = 500;
/** Longer than any password may be: how long one must be is said with its own words. */
const PASSWORD_CHARACTERS = 4_096;
/** An organization has some fields of its own for users, and not a document of each. */
const METADATA_MEMBERS = 100;

const optional = <S extends TSchema>(schema: S) => Type.Optional(schema);
const name = Type.String({ maxLength: NAME_CHARACTERS });
const textOrNull = (maxLength: number) => Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength });
const phone = textOrNull(PHONE_CHARACTERS);
const login = Type.String({ minLength: 1, maxLength: NAME_CHARACTERS });

/** The numbers of `mapping/users.ts`, which the error names. */
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
