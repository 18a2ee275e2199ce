/** Runs the operations of a bulk request (RFC 7644 §3.7), each in a transaction of its own. */
import { Problem } from '../../../domain/problem.ts';
import { ScimProblem } from '../problems.ts';
import { type Document, isDocument } from '../schemas/document.ts';
import type { BulkOperation, BulkResult } from '../schemas/messages.ts';
import { attempt, type Bulk } from './attempt.ts';
import { inOrder, makersOf, type Steps } from './order.ts';
import { type IdOf, referencesIn, withIds } from './references.ts';

/** In the order of the request, without those that were left undone. */
export async function runBulk(operations: readonly BulkOperation[], bulk: Bulk): Promise<readonly BulkResult[]> {
  const job = createJob(operations, bulk);
  await inOrder(operations, job);
  return job.results.filter(result => result !== undefined);
}

function createJob(operations: readonly BulkOperation[], bulk: Bulk): Steps & { readonly results: (BulkResult | undefined)[] } {
  const results: (BulkResult | undefined)[] = operations.map(() => undefined);
  const makers = makersOf(operations);
  /** Of the resources that were created, by bulkId. */
  const ids = new Map<string, string>();
  /** What was left out of operations in a circle. */
  const leftOut = new Map<number, Document>();
  let failures = 0;
  const idOf = (bulkId: string) => ids.get(bulkId) ?? refuseReference(bulkId, makers.has(bulkId));
  const keep = (index: number, result: BulkResult) => {
    results[index] = result;
    if (result.response !== undefined) failures += 1;
    else if (result.method === 'POST' && result.bulkId !== undefined) ids.set(result.bulkId, idIn(result));
  };

  return {
    results,
    goesOn: () => bulk.failOnErrors === undefined || failures < bulk.failOnErrors,
    run: async (index, open) => {
      const operation = operations[index] as BulkOperation;
      const [now, later] = parted(operation.data, open);
      if (later !== undefined) leftOut.set(index, later);
      const data = () => {
        requireOwnName(operation, makers.get(operation.bulkId ?? '') === index);
        return withIds(now, idOf);
      };
      keep(index, await attempt(bulk, operation, idOf, data));
    },
    complete: async index => {
      const [made, later] = [results[index], leftOut.get(index)];
      if (made?.location === undefined || made.response !== undefined || later === undefined) return;
      keep(index, await completed(bulk, made, later, idOf));
    },
  };
}

/** What has been created stays, also where this is refused. */
async function completed(bulk: Bulk, made: BulkResult, later: Document, idOf: IdOf): Promise<BulkResult> {
  const patch: BulkOperation = { method: 'PATCH', path: String(made.location).slice(bulk.base.length) };
  const done = await attempt(bulk, patch, idOf, () => ({ Operations: [{ op: 'add', value: withIds(later, idOf) }] }));
  const { version = made.version, status, response } = done;
  const changed = { ...made, ...(version === undefined ? {} : { version }) };
  return response === undefined ? changed : { ...changed, status, response };
}

/** The members that refer to what has no id yet come later. */
function parted(data: unknown, open: ReadonlySet<string>): readonly [now: unknown, later: Document | undefined] {
  if (open.size === 0 || !isDocument(data)) return [data, undefined];
  const isLater = ([, value]: readonly [string, unknown]) => referencesIn(value).some(each => open.has(each));
  const members = Object.entries(data);
  return [Object.fromEntries(members.filter(each => !isLater(each))), Object.fromEntries(members.filter(isLater))];
}

function requireOwnName({ method, bulkId }: BulkOperation, isFirst: boolean): void {
  if (method !== 'POST') return;
  if (bulkId === undefined) throw new ScimProblem('invalidValue', 'A POST of a bulk request needs a bulkId.');
  if (!isFirst) throw new ScimProblem('invalidValue', `An earlier POST of this request has the bulkId ${bulkId}, too.`);
}

function refuseReference(bulkId: string, isMade: boolean): never {
  if (isMade) throw new Problem('conflict', `The operation with the bulkId ${bulkId}, which this one refers to, was not done.`);
  throw new ScimProblem('invalidValue', `bulkId:${bulkId} refers to no POST of this request.`);
}

function idIn({ location = '' }: BulkResult): string {
  return location.slice(location.lastIndexOf('/') + 1);
}
