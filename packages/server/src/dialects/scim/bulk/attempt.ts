/** Runs one operation of a bulk request as the call that it would be alone, and says what became of it. */
import type { InnerAnswer, InnerCall } from '../../../http/dialect/inner-calls.ts';
import { ScimProblem } from '../problems.ts';
import type { Document } from '../schemas/document.ts';
import type { BulkOperation, BulkResult } from '../schemas/messages.ts';
import { type IdOf, pathWithId } from './references.ts';

export interface Bulk {
  /** The address of the service, with which every address of a resource begins. */
  readonly base: string;
  /** The path of the service, with which every path of a call begins. */
  readonly root: string;
  /** After so many failures the rest is left undone. */
  readonly failOnErrors: number | undefined;
  /** Throws what the call is refused with. */
  readonly call: (inner: InnerCall) => Promise<InnerAnswer>;
  readonly refused: (error: unknown, inner: InnerCall) => InnerAnswer;
}

export async function attempt(bulk: Bulk, operation: BulkOperation, idOf: IdOf, data: () => unknown): Promise<BulkResult> {
  const { method, bulkId, version } = operation;
  const named = { method, ...(bulkId === undefined ? {} : { bulkId }) };
  const headers = version === undefined ? {} : { 'if-match': version };
  let inner: InnerCall = { method, path: operation.path, body: undefined, headers, dryRun: false, standsAlone: true };
  let location: string | undefined;
  try {
    const path = pathWithId(requirePath(operation), idOf);
    if (method !== 'POST') location = `${bulk.base}${path}`;
    inner = { ...inner, path: `${bulk.root}${path}`, body: data() };
    const { status, headers: answered } = await bulk.call(inner);
    return { ...named, ...placeOf(answered.location ?? location, answered.etag), status: String(status) };
  } catch (error) {
    const { status, body } = bulk.refused(error, inner);
    return { ...named, ...placeOf(location), status: String(status), response: body as Document };
  }
}

/** A path of a kind of resource, or of one of them. */
const PATH = /^\/(?:Users|Groups)(\/[^/?]+)?$/;

function requirePath({ method, path }: BulkOperation): string {
  const [known, id] = PATH.exec(path) ?? [];
  if (known !== undefined && (method === 'POST') === (id === undefined)) return path;
  const wanted = method === 'POST' ? '/Users or /Groups' : '/Users or /Groups with the id of one of them';
  throw new ScimProblem('invalidValue', `The path of a ${method} must be ${wanted}, and not ${path.slice(0, 100)}.`);
}

function placeOf(location: string | undefined, version?: string): Pick<BulkResult, 'location' | 'version'> {
  return { ...(location === undefined ? {} : { location }), ...(version === undefined ? {} : { version }) };
}
