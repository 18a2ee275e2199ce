/** The rule that no history breaks, however it came about. */
import assert from 'node:assert/strict';

export interface ShownFact {
  readonly createdAt: string;
  readonly until: string | null;
  readonly role: string;
  readonly owner: { readonly id: string };
}

/** A device has one owner at a time, and nobody holds it twice. */
export function assertNoOverlap(facts: readonly ShownFact[]): void {
  const lasting = facts.filter(({ createdAt, until }) => until === null || until > createdAt);
  for (const [place, one] of lasting.entries()) {
    for (const other of lasting.slice(place + 1)) {
      const apart =
        (one.until !== null && one.until <= other.createdAt) || (other.until !== null && other.until <= one.createdAt);
      const bothOwn = one.role === 'owner' && other.role === 'owner';
      assert.ok(apart || !(bothOwn || one.owner.id === other.owner.id), JSON.stringify([one, other]));
    }
  }
}
