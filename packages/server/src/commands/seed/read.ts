/** Reads from the native API what a seed can have. */
import type {
  Application,
  Assignment,
  Calling,
  Client,
  Device,
  GuestSession,
  HeldbyError,
  Location,
  Person,
  PushTarget,
  Workspace,
} from '@heldby/client';
import { type Counts, countUnspoken } from './unspoken.ts';

export interface Contents {
  readonly organization: string;
  readonly locations: readonly Location[];
  readonly people: readonly Called<Person>[];
  readonly workspaces: readonly Called<Workspace>[];
  readonly devices: readonly Device[];
  readonly assignments: readonly Assignment[];
  readonly guests: readonly GuestSession[];
  readonly pushes: readonly PushTarget[];
  readonly applications: readonly Application[];
  /** A secret for each client, and a token for each push; null where none may be told. */
  readonly secrets: Secrets | null;
  /** What no seed has a word for. */
  readonly unspoken: Counts;
}

export type Called<T> = T & { readonly calling: Calling | null };

export interface Secrets {
  readonly ofClient: (id: string) => string;
  readonly ofPush: (assignmentId: string) => { readonly token: string; readonly notificationId: string };
}

const PAGE = 200;

export async function readContents(client: Client): Promise<Contents> {
  const limit = PAGE;
  const people = await all(client.people.list.all({ limit, state: 'active', sort: 'number' }));
  const workspaces = await all(client.workspaces.list.all({ limit }));
  return {
    organization: (await client.organization.get()).name,
    locations: await all(client.locations.list.all({ limit })),
    people: await withCallings(people, id => client.people.calling(id)),
    workspaces: await withCallings(workspaces, id => client.workspaces.calling(id)),
    devices: await all(client.devices.list.all({ limit, sort: 'number' })),
    assignments: await all(client.assignments.list.all({ limit, state: 'any', sort: 'createdAt' })),
    guests: await all(client.guestSessions.list.all({ limit, state: 'running' })),
    pushes: await all(client.pushRegistrations.list.all({ limit, state: ['active'] })),
    applications: await all(client.applications.list.all({ limit })),
    secrets: null,
    unspoken: await countUnspoken(client),
  };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function withCallings<T extends { readonly id: string }>(
  items: readonly T[],
  read: (id: string) => Promise<Calling>,
): Promise<Called<T>[]> {
  const called: Called<T>[] = [];
  for (const item of items) called.push({ ...item, calling: await read(item.id).catch(noneWhereNotFound) });
  return called;
}

function noneWhereNotFound(error: HeldbyError): null {
  if (error.code === 'not_found') return null;
  throw error;
}
