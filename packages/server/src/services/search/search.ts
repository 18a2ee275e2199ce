/** Searches people and devices at once, as far as the actor may see them. */
import type { Core, Page } from '../../core/core.ts';
import { mayAct, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { Problem } from '../../domain/problem.ts';
import { matchedMembers } from '../../domain/search/matched.ts';
import { RANKS, type Rank, type Wanted } from '../../domain/search/wanted.ts';
import { decodeCursor, encodeCursor } from '../../lib/cursor.ts';
import { SEARCHED_NOUNS, type SearchedNoun } from '../../storage/search/search-index.ts';
import { requireWanted } from '../wanted.ts';
import { exactDevices, exactPeople } from './exact.ts';
import { mergeStreams } from './merge.ts';
import { type FoundDevice, type FoundPerson, withHolders } from './rows.ts';
import { nextOf, type RankedRow, START, type StreamPosition } from './stream.ts';

export interface SearchRequest {
  readonly q: string;
  /** Null for both. */
  readonly type: 'person' | 'device' | null;
  readonly includeFormer: boolean;
  readonly limit: number;
  readonly cursor: string | null;
}

export interface SearchHit {
  readonly rank: Rank;
  readonly matched: readonly string[];
  readonly person: FoundPerson | null;
  readonly device: FoundDevice | null;
}

export interface Found extends Page<SearchHit> {
  /** Whether the whole organization is indexed. */
  readonly complete: boolean;
}

export interface Search {
  readonly find: (actor: Actor, request: SearchRequest) => Promise<Found>;
}

export function createSearch(core: Core): Search {
  return {
    find: async (actor, request) => {
      const nouns = nounsFor(actor, request);
      const wanted = requireWanted(request.q);
      const positions = positionsAt(request.cursor);
      const [position, ...streams] = await Promise.all([
        core.search.position(actor.org),
        ...nouns.map(async noun => ({
          noun,
          rows: await nextOf(
            { core, actor, noun, wanted, exact: await exactOf(core, actor, noun, request.q) },
            positions[SEARCHED_NOUNS.indexOf(noun)] ?? START,
            request.limit + 1,
          ),
        })),
      ]);
      const { taken, hasMore } = mergeStreams(streams, request.limit);
      const nextCursor = hasMore ? cursorBehind(positions, taken) : null;
      return {
        items: await shown(core, actor, { ...request, wanted }, taken),
        nextCursor,
        complete: position?.building === null,
      };
    },
  };
}

/** What is searched for this actor. Throws if that is nothing. */
function nounsFor(actor: Actor, { type, includeFormer }: SearchRequest): SearchedNoun[] {
  const people: SearchedNoun[] = includeFormer ? ['person', 'former'] : ['person'];
  const seesPeople = mayAct(actor, 'read people');
  const seesDevices = mayAct(actor, 'read devices');
  if (type === 'person' && !seesPeople) requireRight(actor, 'read people');
  if (type === 'device' || !seesPeople) requireRight(actor, 'read devices');
  return [...(type !== 'device' && seesPeople ? people : []), ...(type !== 'person' && seesDevices ? (['device'] as const) : [])];
}

function exactOf({ storage }: Core, { org }: Actor, noun: SearchedNoun, q: string): Promise<number[]> {
  return noun === 'device' ? exactDevices(storage, org, q) : exactPeople(storage, org, q);
}

/** A cursor has a position in each noun. */
const CURSOR_PARTS = SEARCHED_NOUNS.flatMap(() => ['number', 'number'] as const);

function positionsAt(cursor: string | null): StreamPosition[] {
  if (cursor === null) return SEARCHED_NOUNS.map(() => START);
  const parts = decodeCursor(cursor, CURSOR_PARTS)?.map(Number);
  if (parts !== undefined) {
    return SEARCHED_NOUNS.map((_, index) => ({ tier: parts[2 * index] ?? RANKS.length, before: parts[2 * index + 1] ?? 0 }));
  }
  const expected = 'the nextCursor of an earlier answer';
  const fault = { where: 'query', field: 'cursor', kind: 'format', expected, value: cursor } as const;
  throw new Problem('invalid', `cursor must be ${expected}.`, { faults: [fault] });
}

function cursorBehind(before: readonly StreamPosition[], taken: readonly TakenRow[]): string {
  const positions = SEARCHED_NOUNS.map((noun, index) => {
    const last = taken.findLast(row => row.noun === noun);
    return last === undefined ? (before[index] ?? START) : { tier: last.tier, before: last.number };
  });
  return encodeCursor(positions.flatMap(position => [position.tier, position.before]));
}

type TakenRow = RankedRow & { readonly noun: SearchedNoun };

interface Asked {
  readonly q: string;
  readonly wanted: Wanted;
}

async function shown(core: Core, actor: Actor, { q, wanted }: Asked, rows: readonly TakenRow[]): Promise<SearchHit[]> {
  const devices = await withHolders(
    core,
    actor,
    rows.flatMap(({ device }) => device ?? []),
  );
  const byId = new Map(devices.map(device => [device.id, device]));
  return rows.map(({ rank, members, person, device, id }) => {
    const matched = matchedMembers(wanted, members);
    return {
      rank,
      matched: matched.length > 0 ? matched : [q.trim().toLowerCase() === id ? 'id' : 'number'],
      person,
      device: device === null ? null : (byId.get(device.id) ?? null),
    };
  });
}
