/** What an operation may be refused with, by the statuses and in the words of its dialect. */
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import type { Dialect, DialectRoute } from '../dialect/dialect.ts';
import { examplesOf } from './examples.ts';
import { rateHeaders, refersTo, standardHeaders } from './headers.ts';
import type { SchemaNames } from './schemas.ts';

export interface Responses {
  readonly of: (route: DialectRoute) => Readonly<Record<string, object>>;
  readonly components: () => Readonly<Record<string, object>>;
}

const TEXTS: Partial<Readonly<Record<ProblemCode, string>>> = {
  invalid: 'The request is not valid.',
  unauthenticated: 'There is no credential, or it is not valid.',
  forbidden: 'The credential or the role is not enough for this.',
  not_found: 'There is no such object, or the caller must not know of it.',
  conflict: 'The request does not fit what is stored.',
  precondition_failed: 'The object has another revision than the caller read.',
  too_large: 'The body is too large.',
  unsupported_media_type: 'The body is in a form that is not read here.',
  rate_limited: 'Too many requests.',
  internal: 'Something went wrong on the server.',
  unavailable: 'The store cannot be reached.',
};

/** Answers with one of these say when to ask again. */
const WAITS: ReadonlySet<ProblemCode> = new Set(['rate_limited', 'unavailable']);

export function createResponses(dialect: Dialect, schemas: SchemaNames): Responses {
  const components: Record<string, object> = {};
  const statusOf = (code: ProblemCode, route: DialectRoute) =>
    dialect.problem(new Problem(code, ''), { requestId: '', routeId: route.id, method: route.method }).status;
  const component = (status: number, code: ProblemCode) => {
    const key = `Problem${status}`;
    components[key] ??= {
      description: TEXTS[code],
      headers: refersTo([
        ...standardHeaders(dialect),
        ...(code === 'unauthenticated' ? [] : rateHeaders(dialect)),
        ...(WAITS.has(code) ? ['Retry-After'] : []),
      ]),
      content: {
        [dialect.reference.problemType]: {
          schema: schemas.refer(dialect.reference.problem, 'Problem'),
          ...examplesOf(dialect, { status }, example => example.body),
        },
      },
    };
    return { $ref: `#/components/responses/${key}` };
  };
  return {
    of: route => {
      const found: Record<string, object> = {};
      for (const code of codesOf(dialect, route)) {
        const status = statusOf(code, route);
        // A page has its own words for what is wrong.
        if (status >= 400) found[status] ??= component(status, code);
      }
      return found;
    },
    components: () => components,
  };
}

function codesOf({ reference }: Dialect, route: DialectRoute): ProblemCode[] {
  const writes = route.method !== 'GET';
  return [
    'invalid',
    ...(route.scope === null ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(route.path.includes('{') || route.body !== undefined ? (['not_found'] as const) : []),
    ...(writes ? (['conflict'] as const) : []),
    ...(reference.takes?.(route).includes('If-Match') ? (['precondition_failed'] as const) : []),
    ...(route.body === undefined ? [] : (['too_large', 'unsupported_media_type'] as const)),
    'rate_limited',
    'internal',
    'unavailable',
  ];
}
