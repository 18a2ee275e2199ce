/** Puts off what is dear to make until somebody needs it. */

/** Calls `make` at the first call, and gives its result from then on. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
