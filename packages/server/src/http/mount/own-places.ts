/**
 * Limits how many requests of one person or application are at work at once, so that what waits behind them does not wait for
 * all of one caller. Those that wait for an event do not count.
 */
import type { Actor } from '../../domain/actor.ts';

export interface OwnPlaces {
  /** Whether there was a place. */
  readonly take: (actor: Pick<Actor, 'id' | 'kind'>) => boolean;
  /** For a request that had a place before. */
  readonly takeAgain: (actor: Pick<Actor, 'id'>) => void;
  readonly giveBack: (actor: Pick<Actor, 'id'>) => void;
}

/** The vendors' tools open up to 64 connections, and ask one thing on each. An application stands for many people. */
export const PLACES: Readonly<Record<Actor['kind'], number>> = { person: 64, application: 256, system: Number.POSITIVE_INFINITY };

export function createOwnPlaces(): OwnPlaces {
  const taken = new Map<string, number>();
  const takeAgain = ({ id }: Pick<Actor, 'id'>) => {
    taken.set(id, (taken.get(id) ?? 0) + 1);
  };
  return {
    take: actor => {
      if ((taken.get(actor.id) ?? 0) >= PLACES[actor.kind]) return false;
      takeAgain(actor);
      return true;
    },
    takeAgain,
    giveBack: ({ id }) => {
      const left = (taken.get(id) ?? 0) - 1;
      if (left > 0) taken.set(id, left);
      else taken.delete(id);
    },
  };
}
