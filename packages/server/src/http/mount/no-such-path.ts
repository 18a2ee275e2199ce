/** What is wrong with a request for a path that does not exist: the path, or for a dialect that hides its paths the credential. */
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../domain/problem.ts';
import type { Authentication } from '../../services/identity/authentication.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { noCredential, toProblem, unknownPath } from '../replies/problems.ts';
import type { AddressLimiter } from './address-limit.ts';
import { identify } from './identify.ts';

/** Clients take a 401 for a bad token and ask for a new one, so only a bad token gets it. */
export async function noSuchPath(
  dialect: Dialect,
  request: FastifyRequest,
  authentication: Authentication,
  addresses: AddressLimiter,
): Promise<Problem> {
  if (dialect.hidesUnknownPaths !== true) return unknownPath();
  const token = dialect.credential(request);
  if (!token) return noCredential();
  if (authentication.authenticateCached(token) !== undefined) return unknownPath();
  const refusal = addresses.refusal(request.ip, token);
  if (refusal !== undefined) return refusal;
  try {
    await identify(token, request.ip, authentication, addresses);
    return unknownPath();
  } catch (error) {
    return toProblem(error);
  }
}
