/** The same statement for both orders of a list by ids. */
export interface Ordered<S> {
  readonly ascending: S;
  readonly descending: S;
}

export interface Order {
  /** Compares an id with the one before it in the list. */
  readonly beyond: '>' | '<';
  readonly word: 'asc' | 'desc';
}

export function inBothOrders<S>(make: (order: Order) => S): Ordered<S> {
  return { ascending: make({ beyond: '>', word: 'asc' }), descending: make({ beyond: '<', word: 'desc' }) };
}
