/** Writes the index on PostgreSQL. Who has the organization's row locked is the one node that indexes it. */
import type pg from 'pg';
import type { OrgId } from '../../../domain/ids.ts';
import { sendOver } from '../../postgres/sending.ts';
import { positionValues, toPosition } from '../position.ts';
import type { IndexKind, IndexWriter } from '../search-index.ts';
import { type IndexStatement, indexStatement, partsOf, statementsOf } from './step.ts';

/** Before the first step: no event has this sequence. */
const NOTHING = -1;

const BEGIN = { text: 'begin' };
const COMMIT = { text: 'commit' };
const makePosition = indexStatement(
  'index_make_position',
  'insert into search_position (org_id, sequence) values ($1, $2) on conflict do nothing',
);
const lockPosition = indexStatement(
  'index_lock_position',
  'select sequence, chain, noun, after from search_position where org_id = $1 for update skip locked',
);
const putPosition = indexStatement(
  'index_put_position',
  'update search_position set sequence = $2, chain = $3, noun = $4, after = $5 where org_id = $1',
);

export interface WriterOptions {
  readonly kind: IndexKind;
  readonly namedStatements: boolean;
}

/** `client`: where it sends statements without waiting for the answers to those before (`pipeline`), a step waits four times. */
export function createPostgresWriter(client: pg.Client, { kind, namedStatements }: WriterOptions): IndexWriter {
  /** The organizations that have a row, and the parts that are there. Should another node make the tables anew, the feed begins again. */
  const [placed, made] = [new Set<OrgId>(), new Set<string>()];
  const send = (...statements: IndexStatement[]) =>
    Promise.all(
      statements.map(({ text, values = [], name }) =>
        sendOver(client, { text, values, name: namedStatements ? name : undefined, limitMs: undefined }),
      ),
    );
  const advance: IndexWriter['advance'] = async (org, step) => {
    if (!placed.has(org)) await send(makePosition(org, NOTHING));
    try {
      const [, locked] = await send(BEGIN, lockPosition(org));
      const row = locked?.rows[0];
      if (row === undefined) {
        await send(COMMIT);
        placed.delete(org);
        return 'elsewhere';
      }
      placed.add(org);
      const next = await step(row.sequence === NOTHING ? null : toPosition(row));
      if (next === null) {
        await send(COMMIT);
        return 'done';
      }
      const parts = partsOf(next).filter(({ name }) => !made.has(name));
      const makeParts = parts.map(({ ddl }) => ({ text: ddl }));
      await send(...makeParts, ...statementsOf(kind, org, next), putPosition(org, ...positionValues(next.position)), COMMIT);
      for (const { name } of parts) made.add(name);
      return next.hasMore ? 'more' : 'done';
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  };
  return { advance, close: () => client.end() };
}
