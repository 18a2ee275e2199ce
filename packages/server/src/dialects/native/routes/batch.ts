/** The native route that makes many writes in one call. */
import { routes as api, type BatchResult } from '@heldby/contract';
import { Problem } from '../../../domain/problem.ts';
import { type Call, type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type { InnerCall, InnerCalls } from '../../../http/dialect/inner-calls.ts';
import type { Step } from '../../../services/batches/batches.ts';
import type { Services } from '../../../services/services.ts';
import { type Answered, bodyWith, pathWith } from '../mapping/batch-refs.ts';
import { writeOf } from '../mapping/requests.ts';

type Operation = Call<typeof api.runBatch>['body']['operations'][number];

export const batchRoutes: readonly DialectRoute[] = [
  serve(api.runBatch, async (call, services) => {
    const { mode = 'atomic', operations } = call.body;
    requireOwnNames(operations);
    const inner = call.inner();
    // The batch itself is counted already.
    inner.count(operations.length - 1);
    const isAtomic = mode === 'atomic';
    const steps = operations.map((operation, index) => toStep(inner, { operation, index, isAtomic, dryRun: call.query.dryRun }));
    const results = await services.batches.run(writeOf(call), { isAtomic, request: call.body, steps, readsAhead: true });
    const failed = results.filter(({ status }) => status >= 400).length;
    return { succeeded: results.length - failed, failed, results: [...results] };
  }),
];

interface Place {
  readonly operation: Operation;
  readonly index: number;
  readonly isAtomic: boolean;
  readonly dryRun: boolean | undefined;
}

function toStep(inner: InnerCalls, { operation, index, isAtomic, dryRun = false }: Place): Step<Services, BatchResult> {
  return async (services, actor, before) => {
    const id = operation.id ?? null;
    const asked = { method: operation.method, path: operation.path, headers: headersOf(operation), dryRun };
    try {
      const answered: Answered = name => before.find(result => result.id === name);
      const call: InnerCall = {
        ...asked,
        path: pathWith(answered, asked.path),
        body: bodyWith(answered, operation.body),
      };
      const { status, headers, body } = await inner.run(call, actor, services);
      return { id, status, etag: headers.etag ?? null, body };
    } catch (error) {
      if (isAtomic) throw named(error, operation, index);
      const { status, body } = inner.refused(error, { ...asked, body: undefined });
      return { id, status, etag: null, body };
    }
  };
}

function headersOf({ ifMatch, idempotencyKey }: Operation): Record<string, string> {
  return {
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

/** The refusal of the whole says which operation it is about. A defect stays one. */
function named(error: unknown, { id, method, path }: Operation, index: number): unknown {
  if (!(error instanceof Problem)) return error;
  const name = id === undefined ? `${index}` : `${index} (${id})`;
  return new Problem(error.code, `Operation ${name}, ${method} ${path}: ${error.message} Nothing of the batch was done.`, {
    ...error.details,
    operation: index,
  });
}

function requireOwnNames(operations: readonly Operation[]): void {
  const names = new Set<string>();
  for (const [index, { id }] of operations.entries()) {
    if (id === undefined) continue;
    const field = `operations.${index}.id`;
    if (names.has(id))
      throw new Problem('invalid', `${field}: ${id} is the id of an earlier operation, too.`, {
        faults: [{ where: 'body', field, kind: 'format', expected: 'an id of its own', value: id }],
      });
    names.add(id);
  }
}
