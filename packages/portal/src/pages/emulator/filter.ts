/** Which requests are shown, as the address of the page says. */
import type { RequestSummary } from '../../data/emulator/types.ts';

export interface Filter {
  /** Each word is somewhere in the request. */
  readonly text: string;
  /** Empty: all. */
  readonly face: string;
  readonly onlyFailed: boolean;
}

export function filterOf(query: URLSearchParams): Filter {
  return { text: query.get('q') ?? '', face: query.get('face') ?? '', onlyFailed: query.has('failed') };
}

export function isFiltered({ text, face, onlyFailed }: Filter): boolean {
  return text.trim() !== '' || face !== '' || onlyFailed;
}

export function fits(request: RequestSummary, { text, face, onlyFailed }: Filter): boolean {
  if (face !== '' && request.face !== face) return false;
  if (onlyFailed && (!request.isOver || !isFailed(request))) return false;
  const searched = `${request.method} ${request.url} ${request.operation ?? ''} ${request.status}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(word => searched.includes(word));
}

/** An error, or no answer. */
export function isFailed({ status }: Pick<RequestSummary, 'status'>): boolean {
  return status === 0 || status >= 400;
}
