/** A reply that is a file of rows, read and written in parts. */

const CSV = Symbol('csv reply');

export interface CsvReply {
  readonly [CSV]: true;
  /** The file's name, for people who save it. */
  readonly name: string;
  readonly type: string;
  readonly parts: AsyncIterable<string>;
}

export function replyAsCsv(name: string, parts: AsyncIterable<string>): CsvReply {
  return { [CSV]: true, name: `${name}.csv`, type: 'text/csv', parts };
}

export function replyAsLines(name: string, parts: AsyncIterable<string>): CsvReply {
  return { [CSV]: true, name: `${name}.ndjson`, type: 'application/x-ndjson', parts };
}

export function isCsvReply(reply: unknown): reply is CsvReply {
  return typeof reply === 'object' && reply !== null && CSV in reply;
}

/** Whether an `Accept` header prefers lines of JSON to CSV. */
export function prefersLines(accept: string | undefined): boolean {
  return accept !== undefined && /\bapplication\/x-ndjson\b/i.test(accept) && !/\btext\/csv\b/i.test(accept);
}

/** Whether an `Accept` header prefers CSV to JSON. */
export function prefersCsv(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  const ranges = accept.split(',').map(rangeOf);
  const weightOf = (types: readonly string[]) =>
    Math.max(0, ...ranges.filter(({ type }) => types.includes(type)).map(({ weight }) => weight));
  const csv = weightOf(['text/csv']);
  return csv > 0 && csv > weightOf(['application/json', 'application/*']);
}

function rangeOf(text: string): { readonly type: string; readonly weight: number } {
  const [type = '', ...parameters] = text.split(';').map(part => part.trim().toLowerCase());
  const quality = parameters.find(each => each.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { type, weight: Number.isFinite(weight) ? weight : 0 };
}
