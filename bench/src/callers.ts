/** The callers that the load simulates, and their requests. */

/** A person in whose name the load sends requests. */
export interface Caller {
  readonly personId: string;
  readonly token: string;
  readonly deviceIds: readonly string[];
  /** The requests in their name, if they do not follow from the scenario. */
  readonly given?: readonly LoadRequest[];
}

/** Some callers of each organization, evenly spread over its people. */
export type Callers = readonly (readonly Caller[])[];

export interface LoadRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Makes a new body for every request. */
  readonly setupRequest?: (request: LoadRequest) => LoadRequest;
}

export function firstOf(callers: readonly Caller[]): Caller {
  const [first] = callers;
  if (first === undefined) throw new Error('the store has no people');
  return first;
}

/** A caller with this one request. */
export function given(requests: readonly LoadRequest[]): Caller {
  return { personId: '', token: '', deviceIds: [], given: requests };
}

export function get(token: string, path: string): LoadRequest {
  return { method: 'GET', path, headers: { Authorization: `Bearer ${token}` } };
}
