/** Finds out who presents a token. */
import type { Actor } from '../../domain/actor.ts';
import { Problem } from '../../domain/problem.ts';
import type { Authentication } from '../../services/identity/authentication.ts';
import type { AddressLimiter } from './address-limit.ts';

/** Looks the token up in the store. A wrong one counts against its address. Call `refusal` of the address limit first. */
export async function identify(
  token: string,
  address: string,
  authentication: Authentication,
  addresses: AddressLimiter,
): Promise<Actor> {
  try {
    const actor = await authentication.authenticate(token, address);
    addresses.lookedUp(token, true);
    return actor;
  } catch (error) {
    if (error instanceof Problem && error.code === 'unauthenticated') {
      addresses.lookedUp(token, false);
      addresses.count(address);
    }
    throw error;
  }
}
