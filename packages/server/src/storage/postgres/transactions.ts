/** Runs one transaction on a connection of the pool: begins it, runs the work, ends it as the work says, gives the connection back. */
import type pg from 'pg';
import { Problem } from '../../domain/problem.ts';
import { asProblem, isReadOnlyServer, outcomeUnknown } from './errors.ts';
import { limited } from './statements.ts';
import type { Writers, WritingClient } from './writers.ts';

/** How a transaction ends. */
export type Finish = 'commit' | 'rollback';

export interface Ended<T> {
  readonly result: T;
  readonly finish: Finish;
  /** A statement that was sent before the end and not awaited. */
  readonly last?: Promise<unknown> | undefined;
}

/** Takes a connection, runs `start` and the work on it, and ends the transaction as the work says. */
export type RunTransaction = <S, T>(
  start: (client: pg.PoolClient) => Promise<S>,
  work: (client: pg.PoolClient, started: S) => Promise<Ended<T>>,
) => Promise<T>;

/** `otherServer` is called when the server takes no writes any more because another one has taken over. */
export function createRunTransaction(writers: Writers, silenceLimitMs: number, otherServer: () => void): RunTransaction {
  return async (start, work) => {
    const { client, release } = await writers.connect();
    let state: Parameters<WritingClient['release']>[0] = 'whole';
    try {
      const ended = await work(client, await start(client));
      await end(client, ended, silenceLimitMs);
      return ended.result;
    } catch (error) {
      if (isReadOnlyServer(error)) {
        // All connections to this server are of no more use.
        state = 'renewed';
        otherServer();
      } else if (!(await rollBack(client, error, silenceLimitMs))) state = 'broken';
      throw asProblem(error);
    } finally {
      release(state);
    }
  };
}

/** When a statement failed and the work hid that, PostgreSQL answers `commit` with a rollback and without an error. */
async function end(client: pg.PoolClient, { finish, last }: Ended<unknown>, silenceLimitMs: number): Promise<void> {
  let ended: pg.QueryResult;
  // Prevents an unhandled rejection; the outcome of the commit says whether it failed.
  last?.catch(() => undefined);
  try {
    ended = await client.query(limited({ text: finish }, silenceLimitMs));
  } catch (error) {
    throw finish === 'commit' ? outcomeUnknown(error) : error;
  }
  if (finish === 'rollback' || ended.command === 'COMMIT') return;
  await last;
  throw new Error('a transaction hid the failure of a statement');
}

/** Whether the connection can be used again after the error. A silent one is not asked. */
async function rollBack(client: pg.PoolClient, error: unknown, silenceLimitMs: number): Promise<boolean> {
  const problem = asProblem(error);
  if (problem instanceof Problem && problem.code === 'unavailable') return false;
  try {
    await client.query(limited({ text: 'rollback' }, silenceLimitMs));
    return true;
  } catch {
    return false;
  }
}
