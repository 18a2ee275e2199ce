/** A resource as it travels: plain JSON, with the attributes of an extension under its URN. */
export type Document = Readonly<Record<string, unknown>>;

export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing, null, an empty text and an empty list are the same: the attribute is not assigned (RFC 7643 §2.5). */
export function isAssigned(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.some(isAssigned);
  return !isDocument(value) || Object.values(value).some(isAssigned);
}

/** A member of its own: never what objects inherit, whatever the name. */
export function memberOf(value: unknown, name: string): unknown {
  return isDocument(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** All assigned values at these keys, with those of each element where there is a list on the way. */
export function valuesAt(document: unknown, keys: readonly string[]): readonly unknown[] {
  if (keys.length === 0) return [];
  let values: readonly unknown[] = [document];
  for (const key of keys) values = values.flatMap(value => memberOf(value, key) ?? []);
  return values.filter(isAssigned);
}
