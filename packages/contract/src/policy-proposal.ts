/** The settings of policies as a query proposes them: a preview says what a policy would do with them, before anybody stores them. */
import Type, { type TOptional, type TSchema, type TUnsafe } from 'typebox';
import { someOf } from './lists.ts';
import { Policy } from './policy.ts';
import { SETTINGS_OF_POLICY } from './policy-objects.ts';
import type { APPROVAL_SETTINGS, CAP_SETTINGS, LOAN_SETTINGS, STALE_SETTINGS } from './policy-rules.ts';

type SettingName =
  | keyof typeof STALE_SETTINGS
  | keyof typeof CAP_SETTINGS
  | keyof typeof APPROVAL_SETTINGS
  | keyof typeof LOAN_SETTINGS
  | (typeof SETTINGS_OF_POLICY)['retention'][number];

type Proposed = { [K in SettingName]: TOptional<TUnsafe<NonNullable<Policy[K]>>> };

/** In a query nothing is null, and a list is separated by commas. */
function inQuery(schema: TSchema): TSchema {
  const { type, enum: words, description, ...rest } = schema as TSchema & NullableSchema;
  const [known = 'string'] = type;
  return Type.Unsafe({
    ...rest,
    ...(words === undefined ? {} : { enum: words.filter(word => word !== null) }),
    ...(known === 'array' ? { 'x-separator': ',', minItems: 1 } : {}),
    type: known,
    description: `As if it were the setting. ${description}`,
  });
}

interface NullableSchema {
  readonly type: readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly description: string;
}

export const PROPOSED_SETTINGS = Object.fromEntries(
  Object.values(SETTINGS_OF_POLICY)
    .flat()
    .map(name => [name, Type.Optional(inQuery(Policy.properties[name as SettingName]))]),
) as unknown as Proposed;

/** In a query no setting can be null: those that are as if they were not set have a list of their own. */
export const WITHOUT_SETTINGS = Type.Optional(
  someOf(
    Object.keys(PROPOSED_SETTINGS) as SettingName[],
    'Settings as if they were not set, such as those that switch the policy on, separated by commas.',
  ),
);
