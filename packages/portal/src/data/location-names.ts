/** The names of the locations, for rows that have their ids. */
import type { CallOptions } from '@heldby/client';
import { useMemo } from 'preact/hooks';
import { client } from './client.ts';
import type { NameOfLocation } from './name-of-location.ts';
import { useAnswer } from './use-answer.ts';

export function useLocationNames(): NameOfLocation {
  const { value } = useAnswer('locations', readNames);
  return useMemo(() => id => (id === null ? undefined : value?.get(id)), [value]);
}

async function readNames(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const options: CallOptions = { signal };
  for (const state of ['open', 'closed'] as const) {
    for await (const { id, name } of client.locations.list.all({ state, fields: ['id', 'name'] }, options)) names.set(id, name);
  }
  return names;
}
