/** Serializes answers. Members that the route does not declare are left out, so that they cannot leak. */
import type { TSchema } from 'typebox';
import { createPick, type Schema } from './pick.ts';

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
