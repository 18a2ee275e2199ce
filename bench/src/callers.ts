/** The callers that the load stands for, and what each of them asks. */

/** A person that the load speaks for. */
export interface Caller {
  readonly personId: string;
  readonly token: string;
  readonly deviceIds: readonly string[];
  /** What is asked in their name, where that is no scenario of its own. */
  readonly given?: readonly LoadRequest[];
}

/** Some callers of each organization, from all over its range. */
export type Callers = readonly (readonly Caller[])[];

export interface LoadRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Makes the body anew for every request sent. */
  readonly setupRequest?: (request: LoadRequest) => LoadRequest;
}

export function firstOf(callers: readonly Caller[]): Caller {
  const [first] = callers;
  if (first === undefined) throw new Error('the store has nobody to speak for');
  return first;
}

/** Somebody who asks just this. */
export function given(requests: readonly LoadRequest[]): Caller {
  return { personId: '', token: '', deviceIds: [], given: requests };
}

export function get(token: string, path: string): LoadRequest {
  return { method: 'GET', path, headers: { Authorization: `Bearer ${token}` } };
}
