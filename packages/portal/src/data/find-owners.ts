/** Finds who can hold a device, by what is typed: people, and rooms. */
import type { OwnerRef } from '@heldby/client';
import { client } from './client.ts';

export interface FoundOwner extends OwnerRef {
  readonly name: string;
  /** Of a person; rooms have none. */
  readonly login: string | null;
}

/** As many as fit below a field. */
const PEOPLE = 6;
const ROOMS = 4;

export async function findOwners(text: string, signal: AbortSignal): Promise<readonly FoundOwner[]> {
  const q = text.trim() === '' ? {} : { q: text.trim() };
  const [people, rooms] = await Promise.all([
    client.people.list({ ...q, limit: PEOPLE, fields: ['id', 'displayName', 'login'] }, { signal }),
    client.workspaces.list({ ...q, limit: ROOMS }, { signal }),
  ]);
  return [
    ...people.items.map(({ id, displayName, login }) => ({ kind: 'person' as const, id, name: displayName, login })),
    ...rooms.items.map(({ id, name }) => ({ kind: 'workspace' as const, id, name, login: null })),
  ];
}
