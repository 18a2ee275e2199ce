/** What the browser carries to an outside provider and back, as text for a cookie. Pure. */
import type { Departure } from '../../../services/identity/outside-sign-in.ts';

/** `URLSearchParams` writes only characters that a cookie may hold. */
export function writeDeparture({ state, nonce, verifier, provider }: Departure, query: string): string {
  return `${state}.${nonce}.${verifier}.${provider}.${query}`;
}

const DEPARTURE = /^([a-z2-7]{52})\.([a-z2-7]{52})\.([a-z2-7]{52})\.([\w-]{43})\.(.+)$/;

export function readDeparture(text: string): { departure: Departure; query: string } | undefined {
  const [, state, nonce, verifier, provider, query] = DEPARTURE.exec(text) ?? [];
  if (state === undefined || nonce === undefined || verifier === undefined) return undefined;
  if (provider === undefined || query === undefined) return undefined;
  return { departure: { state, nonce, verifier, provider }, query };
}
