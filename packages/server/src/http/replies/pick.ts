/** Keeps the members that a schema declares, however deep they are, so that no other member can leak. */
import { compile, literalOf, memberOf } from '../../lib/compiled.ts';

export interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | object;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

export type Pick = (value: unknown) => unknown;

/** Schema keywords that `createPick` cannot interpret. */
const UNREAD = ['oneOf', 'allOf', 'not', 'if', '$ref'];
const VALUE = 'value';

/** A member that is not set is undefined in the copy, too, and JSON leaves it out. */
export function createPick(schema: Schema): Pick {
  // Made at first use, as the checks of requests are: a server has hundreds of schemas and answers with few of them.
  let pick: Pick | undefined;
  return value => {
    pick ??= makePick(schema);
    return pick(value);
  };
}

function makePick(schema: Schema): Pick {
  const picked = pickedOf(schema, VALUE, 0);
  return picked === VALUE ? value => value : compile<unknown, unknown>(VALUE, picked);
}

/** The expression of what is kept of another one; the same expression if nothing is left out. `depth`: of lists in lists. */
function pickedOf(schema: Schema, value: string, depth: number): string {
  const unread = UNREAD.find(word => word in schema);
  if (unread !== undefined) throw new Error(`a reply's schema cannot use ${unread}`);
  const { properties, items, anyOf } = schema;
  if (anyOf !== undefined) return pickedAlternative(anyOf, value, depth);
  // A schema that allows any member hides none.
  if (properties !== undefined) return schema.additionalProperties ? value : pickedMembers(properties, value, depth);
  return items === undefined ? value : pickedItems(items, value, depth);
}

/** At most one alternative may be an object or a list: with two, the value would have to be matched against both. */
function pickedAlternative(alternatives: readonly Schema[], value: string, depth: number): string {
  const [picked = value, another] = alternatives.map(each => pickedOf(each, value, depth)).filter(each => each !== value);
  if (another !== undefined) throw new Error("a reply's schema cannot use anyOf with two objects or lists");
  return picked;
}

function pickedMembers(properties: Readonly<Record<string, Schema>>, value: string, depth: number): string {
  const members = Object.entries(properties).map(
    ([name, schema]) => [name, pickedOf(schema, memberOf(value, name), depth)] as const,
  );
  return `(typeof ${value} === 'object' && ${value} !== null ? ${literalOf(members)} : ${value})`;
}

function pickedItems(items: Schema, value: string, depth: number): string {
  const item = `item${depth}`;
  const picked = pickedOf(items, item, depth + 1);
  return picked === item ? value : `(Array.isArray(${value}) ? ${value}.map(${item} => ${picked}) : ${value})`;
}
