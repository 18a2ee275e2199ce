/** Remembers what is made of objects that never change, for as long as the objects themselves are kept. */

/**
 * The same argument gives the same result, made once; it is frozen, too, so that what is made of it can be remembered in
 * turn. An argument that is not frozen may mean something else tomorrow: its result is made anew each time. Further
 * arguments must follow from the first.
 */
export function remember<K extends object, V extends object, Rest extends readonly unknown[]>(
  make: (from: K, ...rest: Rest) => V,
): (from: K, ...rest: Rest) => V {
  const made = new WeakMap<K, V>();
  return (from, ...rest) => {
    const known = made.get(from);
    if (known !== undefined) return known;
    const result = make(from, ...rest);
    if (Object.isFrozen(from)) made.set(from, Object.freeze(result));
    return result;
  };
}
