/**
 * An exported history: lines of JSON, one for each event as the feed shows it, with a line before them that says where they begin and
 * one after them that says where they end. The file can be verified without the store.
 */
import { type ChainFault, type ChainPoint, createChainWalk } from '../domain/chain-walk.ts';
import { type ChainedEvent, NO_CHAIN } from '../domain/event-chain.ts';
import { Problem } from '../domain/problem.ts';
import { parseInstant } from '../lib/instant.ts';
import { type ChainRow, toEvent } from '../storage/statements/events.ts';
import { toServedEvent } from './objects.ts';
import type { Verification } from './verify-history.ts';

/** Of the first line. */
const VERSION = 1;

export function firstLine(organizationId: string, { sequence, chain }: ChainPoint): string {
  return `${JSON.stringify({ heldbyAudit: VERSION, organizationId, after: sequence, chain: hex(chain) })}\n`;
}

export function lastLine({ sequence, chain }: ChainPoint, events: number): string {
  return `${JSON.stringify({ end: sequence, chain: hex(chain), events })}\n`;
}

export function auditLine({ digest, ...row }: ChainRow): string {
  const event = toServedEvent(toEvent(row));
  return `${JSON.stringify(digest === null ? event : { ...event, digest: hex(digest) })}\n`;
}

/** Verifies the lines of a file. Throws for a file that is none, and for one that was cut off. */
export async function verifyLines(lines: AsyncIterable<string>): Promise<Verification> {
  let walk: ReturnType<typeof createChainWalk> | undefined;
  const outcome = (fault: ChainFault | null): Verification => {
    if (walk === undefined) throw notAnExport();
    return { head: walk.head(), events: walk.events(), erased: walk.erased(), fault };
  };
  for await (const line of lines) {
    if (line === '') continue;
    const read = readLine(line);
    if (walk === undefined) walk = createChainWalk(beginningOf(read));
    else if ('end' in read) return outcome(faultAtEnd(walk.head(), pointOf(read.end, read.chain)));
    else {
      const fault = walk.take(eventOf(read));
      if (fault !== null) return outcome(fault);
    }
  }
  if (walk === undefined) throw notAnExport();
  throw new Problem(
    'invalid',
    `The file was cut off: its last line is missing. Its events up to ${walk.head().sequence} are as they were recorded.`,
  );
}

type Line = Readonly<Record<string, unknown>>;

function readLine(line: string): Line {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Line;
  } catch {
    // Answered below.
  }
  throw notAnExport();
}

function beginningOf(line: Line): ChainPoint {
  if (line.heldbyAudit !== VERSION) throw notAnExport();
  return pointOf(line.after, line.chain);
}

function pointOf(sequence: unknown, chain: unknown): ChainPoint {
  if (typeof sequence !== 'number' || typeof chain !== 'string') throw notAnExport();
  return { sequence, chain: chain === '' ? NO_CHAIN : Buffer.from(chain, 'hex') };
}

/** The event as the store has it. Members that are missing or wrong make another digest, which is what a change does. */
function eventOf(line: Line) {
  const { at, actor, before, after, chain, digest, ...rest } = line as Line & { actor?: { kind: string; id: string } };
  const event = {
    ...rest,
    at: parseInstant(String(at)) ?? 0,
    actorKind: actor?.kind,
    actorId: actor?.id,
    before: before === null ? null : JSON.stringify(before),
    after: after === null ? null : JSON.stringify(after),
  } as unknown as ChainedEvent;
  return { ...event, chain: bytes(chain), digest: digest === undefined ? null : bytes(digest) };
}

function faultAtEnd(head: ChainPoint, end: ChainPoint): ChainFault | null {
  if (head.sequence < end.sequence) return { sequence: head.sequence + 1, kind: 'missing' };
  const isEnd = head.sequence === end.sequence && Buffer.compare(head.chain, end.chain) === 0;
  return isEnd ? null : { sequence: head.sequence, kind: 'changed' };
}

function bytes(text: unknown): Uint8Array {
  return Buffer.from(String(text), 'hex');
}

function hex(chain: Uint8Array): string {
  return Buffer.from(chain).toString('hex');
}

function notAnExport(): Problem {
  return new Problem('invalid', 'The file is not an export of events: make one with `heldby audit export`.');
}
