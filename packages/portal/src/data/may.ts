/** What the signed-in person may do for others. It hides what is refused anyway: rights are the server's. */
import type { Me } from '@heldby/client';

export function may({ may: purposes }: Pick<Me, 'may'>, purpose: Me['may'][number]): boolean {
  return purposes.includes(purpose);
}
