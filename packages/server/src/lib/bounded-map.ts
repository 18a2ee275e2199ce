/**
 * A map of bounded weight. It evicts the oldest entry that was not used since the last round ("second chance", the CLOCK
 * algorithm). A hit costs no more than the look-up; an exact list in order of use would be rewritten at every hit.
 */

export interface BoundedMap<K, V> {
  readonly get: (key: K) => V | undefined;
  /** Without a weight it is 1, so that the limit is a number of entries. */
  readonly set: (key: K, value: V, weight?: number) => void;
  readonly delete: (key: K) => void;
  /** Forgets every entry for which the test holds. */
  readonly deleteWhere: (test: (value: V) => boolean) => void;
  readonly clear: () => void;
  readonly weight: () => number;
}

interface Entry<V> {
  readonly value: V;
  readonly weight: number;
  wasUsed: boolean;
}

export function createBoundedMap<K, V>(limit: number): BoundedMap<K, V> {
  const entries = new Map<K, Entry<V>>();
  // Kept between evictions: one that begins anew would pass all the gaps that deleted entries left in front.
  let hand = entries.entries();
  let total = 0;
  const remove = (key: K) => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  const makeRoom = () => {
    while (total > limit) {
      const { value: oldest } = hand.next();
      if (oldest === undefined) hand = entries.entries();
      else giveUp(...oldest);
    }
  };
  const giveUp = (key: K, entry: Entry<V>) => {
    entries.delete(key);
    if (entry.wasUsed) entries.set(key, entry);
    else total -= entry.weight;
    entry.wasUsed = false;
  };

  return {
    get: key => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entry.wasUsed = true;
      return entry.value;
    },
    set: (key, value, weight = 1) => {
      remove(key);
      entries.set(key, { value, weight, wasUsed: false });
      total += weight;
      makeRoom();
    },
    delete: remove,
    deleteWhere: test => {
      for (const [key, { value }] of entries) if (test(value)) remove(key);
    },
    clear: () => {
      entries.clear();
      total = 0;
    },
    weight: () => total,
  };
}
