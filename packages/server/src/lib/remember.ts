/** Caches what is made of immutable objects, for as long as the objects themselves are kept. */

/**
 * Calls `make` once per frozen argument. The result is frozen too, so that what is made of it can be cached in turn. An argument
 * that is not frozen may change, so its result is made anew each time. Further arguments must depend on the first alone.
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
