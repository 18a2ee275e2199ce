/** Keeps what is read within the limits of a seed. */
import type { Assignment } from '@heldby/client';
import { SEED_LIMITS } from '../../emulation/seeds/schema.ts';
import type { Contents } from './read.ts';

type Lists = 'locations' | 'people' | 'workspaces' | 'devices' | 'applications';

export interface Limited {
  readonly contents: Contents;
  /** How many there were too many of each. */
  readonly over: Readonly<Record<Lists, number>>;
}

/** The first of each list stay: they have been there longest, and hold most. */
export function withinLimits(contents: Contents): Limited {
  const first = <T>(items: readonly T[]) => items.slice(0, SEED_LIMITS.items);
  const over = (items: readonly unknown[]) => Math.max(0, items.length - SEED_LIMITS.items);
  const { locations, people, workspaces, devices, applications } = contents;
  const kept = { locations: first(locations), people: first(people), workspaces: first(workspaces), devices: first(devices) };
  return {
    contents: { ...contents, ...kept, applications: first(applications) },
    over: {
      locations: over(locations),
      people: over(people),
      workspaces: over(workspaces),
      devices: over(devices),
      applications: over(applications),
    },
  };
}

/** In their order: those who have the device still, and the last of those who had it. */
export function latestHolders(holders: readonly Assignment[]): readonly Assignment[] {
  if (holders.length <= SEED_LIMITS.holders) return holders;
  const open = holders.filter(({ until }) => until === null).slice(0, SEED_LIMITS.holders);
  const free = SEED_LIMITS.holders - open.length;
  const ended = free === 0 ? [] : holders.filter(({ until }) => until !== null).slice(-free);
  const kept = new Set([...open, ...ended]);
  return holders.filter(each => kept.has(each));
}
