/** How two objects differ, member by member. */

export type Change = 'same' | 'changed' | 'added' | 'removed';

export interface DiffRow {
  /** The way to the member, as `disabled.reason`. */
  readonly path: string;
  readonly change: Change;
  readonly before: unknown;
  readonly after: unknown;
}

/** Nested objects member by member; lists and other values as a whole. Null stands for an object that is not there. */
export function diffObjects(before: object | null, after: object | null): DiffRow[] {
  return rowsOf(before ?? {}, after ?? {}, '');
}

function rowsOf(before: object, after: object, prefix: string): DiffRow[] {
  const [left, right] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap(name => {
    const path = prefix + name;
    const [old, now] = [left.get(name), right.get(name)];
    if (isPlain(old) && isPlain(now)) return rowsOf(old, now, `${path}.`);
    return [{ path, before: old, after: now, change: changeOf(old, now) }];
  });
}

function changeOf(before: unknown, after: unknown): Change {
  if (sameValue(before, after)) return 'same';
  if (isAbsent(before)) return 'added';
  return isAbsent(after) ? 'removed' : 'changed';
}

function sameValue(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
