/** Reads what requests for events ask: types, times, positions. */
import { EVENT_TYPE_WORDS, type EventType, eventTypesOf } from '@heldby/contract';
import type { FastifyRequest } from 'fastify';
import { type Fault, Problem, shown } from '../../../domain/problem.ts';
import { type Instant, parseAsOf, wantedInstant } from '../../../lib/instant.ts';
import { nearest } from '../../../lib/nearest.ts';
import type { EventFilter } from '../../../services/feed/filter.ts';
import type { Position } from '../../../services/feed/read.ts';
import type { TimelineRequest } from '../../../services/feed/timelines.ts';
import { canonicalIds } from '../ids.ts';
import { pageOf } from './requests.ts';

interface FilterQuery {
  readonly type?: string;
  readonly ownerId?: string;
  readonly deviceId?: string;
  readonly locationId?: string;
  readonly actorId?: string;
  readonly requestId?: string;
  readonly since?: string;
  readonly until?: string;
}

export function filterOf(query: FilterQuery): EventFilter {
  const { type, ownerId = null, deviceId = null, locationId = null, actorId = null, since, until } = canonicalIds(query);
  return {
    types: type === undefined ? null : typesOf(type),
    ownerId,
    deviceId,
    locationId,
    actorId,
    requestId: query.requestId ?? null,
    since: since === undefined ? null : startOf('since', since),
    until: until === undefined ? null : instantOf('until', until),
  };
}

export interface TimelineQuery extends Pick<FilterQuery, 'type' | 'since' | 'until'> {
  readonly sort?: 'at' | '-at';
  readonly limit?: number;
  readonly cursor?: string;
}

export function timelineOf(query: TimelineQuery): TimelineRequest {
  const { types, since, until } = filterOf(query);
  return { types, since, until, order: query.sort === 'at' ? 'oldest' : 'newest', ...pageOf(query) };
}

export function positionOf(after: string | undefined): Position {
  return after === 'latest' ? after : Number(after ?? 0);
}

/** HEAD has no body to stream. */
export function wantsStream({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && /\btext\/event-stream\b/i.test(headers.accept ?? '');
}

/** The position that a client that connects again was at; undefined for none, and for an id that is not ours. */
export function lastEventId({ headers }: FastifyRequest): number | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}

export function typesOf(text: string): EventType[] {
  const types = text.split(',').flatMap(word => {
    const wanted = word.trim();
    const found = eventTypesOf(wanted);
    if (found.length === 0) throw unknownType(wanted);
    return found;
  });
  return [...new Set(types)];
}

function unknownType(word: string): Problem {
  const near = nearest(word, EVENT_TYPE_WORDS);
  const expected = `types of events, separated by commas${near === undefined ? '' : `; did you mean ${near}?`}`;
  return fault('type', expected, word, 'enum');
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MICROS = 86_400_000_000;

/** Of a day, its first microsecond. */
export function startOf(field: string, text: string): Instant {
  const instant = instantOf(field, text);
  return DAY.test(text) ? instant - DAY_MICROS + 1 : instant;
}

function instantOf(field: string, text: string): Instant {
  const instant = parseAsOf(text);
  if (instant === undefined) throw fault(field, wantedInstant(text, parseAsOf), text, 'format');
  return instant;
}

function fault(field: string, expected: string, value: string, kind: Fault['kind']): Problem {
  return new Problem('invalid', `${field} must be ${expected}${expected.endsWith('?') ? '' : '.'}`, {
    faults: [{ where: 'query', field, kind, expected, value: shown(value) }],
  });
}
