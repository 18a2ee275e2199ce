/** What was appended to an organization's history while something was done. */
import { type EventType, objectAfter, type ServedForm } from '@heldby/contract';
import { toIso } from '../../src/lib/instant.ts';
import { type RecordedEvent, selectEventsAfter, toEvent } from '../../src/storage/statements/events.ts';
import type { TestRegistry } from './registry.ts';

/** More than any test appends. */
const EVERYTHING = 10_000;

export async function eventsOf(
  { storage, organization }: TestRegistry,
  act: () => Promise<unknown>,
): Promise<readonly RecordedEvent[]> {
  const after = async (sequence: number) =>
    (await storage.all(selectEventsAfter, { org: organization.org, after: sequence, limit: EVERYTHING })).map(toEvent);
  const last = (await after(0)).at(-1)?.sequence ?? 0;
  await act();
  return after(last);
}

/** The types alone, in the order in which they were appended. */
export async function eventTypesOf(registry: TestRegistry, act: () => Promise<unknown>): Promise<readonly string[]> {
  return (await eventsOf(registry, act)).map(({ type }) => type);
}

/** The object that the event tells of, as it is after it: the whole of it, or of an event that names some members these. */
export function stateAfter(event: Pick<RecordedEvent, keyof ServedForm<EventType>>): Readonly<Record<string, unknown>> {
  const told = { ...event, at: toIso(event.at) } as ServedForm<EventType>;
  return (objectAfter(told) ?? told.after ?? {}) as Readonly<Record<string, unknown>>;
}
