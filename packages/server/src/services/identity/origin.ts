/** How somebody signed in and from where, for the list of their sessions. */
import type { SignInOrigin } from '../../domain/session.ts';
import { networkOf } from '../../lib/network.ts';
import type { SignedIn } from './sign-in.ts';

/** Who calls, as the connection and the headers of the request say. */
export interface Caller {
  readonly address: string;
  readonly agent: string | null;
}

export function originOf({ proof }: Pick<SignedIn, 'proof'>, from: Caller | undefined): SignInOrigin {
  const network = from === undefined ? null : networkOf(from.address);
  return { method: proof.kind === 'outside' ? 'provider' : 'password', network, agent: from?.agent ?? null };
}
