/** Serializes answers. Members that the route does not declare are left out, so that they cannot leak. */
import type { TSchema } from 'typebox';

export type Serialize = (value: unknown) => string;

/** A frozen answer is cached by its maker and given again while nothing changed, so its text is cached with it. */
export function createSerializer(schema: TSchema): Serialize {
  const pick = createPick(schema as Schema);
  const texts = new WeakMap<object, string>();
  return value => {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = JSON.stringify(pick(value));
    if (Object.isFrozen(value)) texts.set(value, text);
    return text;
  };
}

export interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | object;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

export type Pick = (value: unknown) => unknown;
type Members = Readonly<Record<string, unknown>>;

const asItIs: Pick = value => value;
/** Schema keywords that `createPick` cannot interpret. */
const UNREAD = ['oneOf', 'allOf', 'not', 'if', '$ref'];

/** Keeps the members that the schema declares. */
export function createPick(schema: Schema): Pick {
  const unread = UNREAD.find(word => word in schema);
  if (unread !== undefined) throw new Error(`a reply's schema cannot use ${unread}`);
  const { properties, items, anyOf } = schema;
  if (anyOf !== undefined) return pickAlternative(anyOf);
  // A schema that allows any member hides none.
  if (properties !== undefined) return schema.additionalProperties ? asItIs : pickMembers(properties);
  if (items === undefined) return asItIs;
  const item = createPick(items);
  return item === asItIs ? asItIs : value => (Array.isArray(value) ? value.map(item) : value);
}

/** At most one alternative may be an object or a list: with two, the value would have to be matched against both. */
function pickAlternative(alternatives: readonly Schema[]): Pick {
  const [pick = asItIs, another] = alternatives.map(createPick).filter(each => each !== asItIs);
  if (another !== undefined) throw new Error("a reply's schema cannot use anyOf with two objects or lists");
  return pick;
}

function pickMembers(properties: Readonly<Record<string, Schema>>): Pick {
  const members = Object.entries(properties).map(([name, schema]) => ({ name, pick: createPick(schema) }));
  return value => {
    if (typeof value !== 'object' || value === null) return value;
    const picked: Record<string, unknown> = {};
    for (const { name, pick } of members) {
      const member = (value as Members)[name];
      if (member !== undefined) picked[name] = pick === asItIs ? member : pick(member);
    }
    return picked;
  };
}
