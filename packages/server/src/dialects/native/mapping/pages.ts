/** Pages of lists as the native API shows them. Pure. */
import type { Page } from '../../../core/core.ts';

export function toPage<T, U>(page: Page<T>, map: (item: T) => U): { items: U[]; nextCursor: string | null } {
  return { items: page.items.map(map), nextCursor: page.nextCursor };
}
