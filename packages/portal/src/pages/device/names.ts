/** What a device and its holders are called on its page. */
import type { Assignment } from '@heldby/client';
import { hrefOf } from '../../app/router.ts';

/** Where a holder has a page of their own. */
export function ownerHref({ kind, id }: Pick<Assignment['owner'], 'kind' | 'id'>): string | undefined {
  return kind === 'person' ? hrefOf(`people/${id}`) : undefined;
}

/** Whose it is to pass on: the owner's, or a user's where nobody owns it, as a loaner's. */
export function passedOn<A extends Pick<Assignment, 'role'>>(holders: readonly A[]): A | undefined {
  return holders.find(({ role }) => role === 'owner') ?? holders.find(({ role }) => role === 'user');
}

/** Keys of answers that change when this device changes hands. */
export function touches(deviceId: string, ...owners: readonly Pick<Assignment['owner'], 'kind' | 'id'>[]): string[] {
  return [`devices/${deviceId}`, ...owners.filter(({ kind }) => kind === 'person').map(({ id }) => `people/${id}`)];
}

/** The last characters only, also of one's own, which the server shows whole. */
export function maskToken(token: string): string {
  return `…${token.replace(/^…/, '').slice(-MASKED_LENGTH)}`;
}

const MASKED_LENGTH = 4;
