/** Makes many writes: batches of a size that shows progress, each operation for itself. Says what became of each. */

export interface Operation {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From `/registry/v1/` on. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly ifMatch?: string;
}

/** The revision by which a row was listed, as `If-Match` has it. */
export function listedAs({ revision }: { readonly revision: number }): string {
  return `"${revision}"`;
}

export function post(path: string, body: NonNullable<Operation['body']> = {}): Operation {
  return { method: 'POST', path, body };
}

/** Refused if somebody has changed it since `etag`. Null where a batch told none. */
export function patch(path: string, body: NonNullable<Operation['body']>, etag: string | null): Operation {
  return { method: 'PATCH', path, body, ...(etag === null ? {} : { ifMatch: etag }) };
}

export interface OperationResult {
  readonly status: number;
  readonly etag: string | null;
  readonly body: unknown;
}

export type SendBatch = (operations: readonly Operation[], options: SendOptions) => Promise<readonly OperationResult[]>;

export interface SendOptions {
  readonly dryRun: boolean;
  readonly signal?: AbortSignal;
}

/** Small enough that progress is seen, and that nobody waits long for the registry. */
export const BATCH_SIZE = 200;
/** The batch did not arrive, or its answer did not. */
const NO_ANSWER = 0;

export interface ManyOptions extends SendOptions {
  readonly send: SendBatch;
  readonly onProgress: (done: number) => void;
}

/** A dry run fails as a whole. Of real writes, those of a batch that fails and of all behind it are told as refused. */
export async function runMany(operations: readonly Operation[], { send, onProgress, ...options }: ManyOptions) {
  const results: OperationResult[] = [];
  for (let from = 0; from < operations.length; from += BATCH_SIZE) {
    const batch = operations.slice(from, from + BATCH_SIZE);
    try {
      results.push(...(await send(batch, options)));
    } catch (error) {
      if (options.dryRun) throw error;
      const detail = error instanceof Error ? error.message : String(error);
      return [...results, ...operations.slice(from).map(() => ({ status: NO_ANSWER, etag: null, body: { detail } }))];
    }
    onProgress(results.length);
  }
  return results;
}

export function isDone({ status }: OperationResult): boolean {
  return status >= 200 && status < 300;
}

/** Why it was refused, in the words of the server. */
export function refusalOf({ body }: OperationResult): string {
  const detail = (body as { readonly detail?: unknown } | null)?.detail;
  return typeof detail === 'string' ? detail : '';
}
