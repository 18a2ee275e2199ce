/** Identifies the operator, who calls through their socket without a token, in the organization that a header names. */
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actor.ts';
import { invalid } from '../../domain/problem.ts';
import type { Operator } from '../../services/installation/operator.ts';
import type { Dialect, DialectRoute } from '../dialect/dialect.ts';
import { isMarkedOperator, ORGANIZATION_HEADER } from '../socket/operator.ts';

/** Whether the socket is the credential. A token that is presented there wins, as it does everywhere. */
export function isOperator(dialect: Dialect, request: FastifyRequest): boolean {
  return dialect.operator !== undefined && isMarkedOperator(request.raw) && dialect.credential(request) === undefined;
}

export async function operatorOf(
  { operator: rules }: Dialect,
  route: DialectRoute,
  request: FastifyRequest,
  operator: Operator,
): Promise<Actor> {
  const organization = namedIn(request.headers[ORGANIZATION_HEADER]);
  if (organization !== undefined) return operator.within(organization);
  return rules?.isOfInstallation(route) ? operator.ofInstallation() : operator.withinOnly();
}

function namedIn(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  try {
    return decodeURIComponent(String(header));
  } catch {
    throw invalid('Heldby-Organization', 'the name or id of an organization, percent-encoded as UTF-8', String(header));
  }
}
