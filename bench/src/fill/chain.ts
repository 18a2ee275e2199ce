/** Chains the filled events as the services would, so that a filled history verifies. */
import { chainLink, eventDigest, NO_CHAIN } from '../../../packages/server/src/domain/event-chain.ts';
import type { Cell } from './template.ts';

export interface Chaining {
  /** Returns the row to store. Pass causes before their events, and events in order. */
  readonly chained: (table: string, columns: readonly string[], row: Cell[]) => Cell[];
  readonly head: () => Uint8Array | null;
}

export function createChaining(from: Uint8Array | null): Chaining {
  let head = from;
  const causes = new Map<Cell, Fields>();
  return {
    chained: (table, columns, row) => {
      if (table === 'event_cause') {
        const cause = fieldsOf(columns, row);
        causes.set(cause.get('sequence') ?? null, cause);
      }
      if (table !== 'event') return row;
      const event = fieldsOf(columns, row);
      const cause = causes.get(event.get('cause') ?? null);
      if (cause === undefined) throw new Error('an event comes before its cause');
      const chain = chainLink(head ?? NO_CHAIN, digestOf(event, cause));
      head = chain;
      // The causes of earlier items are not needed again.
      for (const sequence of causes.keys()) if (Number(sequence) < Number(event.get('cause'))) causes.delete(sequence);
      return row.map((cell, index) => (columns[index] === 'chain' ? chain : cell));
    },
    head: () => head,
  };
}

type Fields = ReadonlyMap<string, Cell>;

function fieldsOf(columns: readonly string[], row: readonly Cell[]): Fields {
  return new Map(columns.map((column, index) => [column, row[index] ?? null]));
}

function digestOf(event: Fields, cause: Fields): Uint8Array {
  const text = (fields: Fields, column: string) => fields.get(column) as string | null;
  const [deviceId, ownerId] = [text(event, 'device_id'), text(event, 'owner_id')];
  return eventDigest({
    sequence: Number(event.get('sequence')),
    at: Number(cause.get('at')),
    actorKind: text(cause, 'actor_kind') ?? '',
    actorId: text(cause, 'actor_id') ?? '',
    credentialId: text(cause, 'credential_id'),
    requestId: text(cause, 'request_id'),
    reason: text(cause, 'reason'),
    type: text(event, 'type') ?? '',
    subject: text(event, 'subject') ?? deviceId ?? ownerId ?? '',
    deviceId,
    ownerId,
    before: text(event, 'before'),
    after: text(event, 'after'),
  });
}
