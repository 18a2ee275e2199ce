/** A bounded map that forgets what was used least recently. */

export interface Lru<K, V> {
  readonly get: (key: K) => V | undefined;
  readonly set: (key: K, value: V) => void;
  readonly delete: (key: K) => void;
  /** Forgets every entry for which the test holds. */
  readonly deleteWhere: (test: (value: V) => boolean) => void;
  readonly size: () => number;
}

export function createLru<K, V>(limit: number): Lru<K, V> {
  const entries = new Map<K, V>();
  return {
    get: key => {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size > limit) {
        for (const oldest of entries.keys()) {
          entries.delete(oldest);
          break;
        }
      }
    },
    delete: key => {
      entries.delete(key);
    },
    deleteWhere: test => {
      for (const [key, value] of entries) if (test(value)) entries.delete(key);
    },
    size: () => entries.size,
  };
}
