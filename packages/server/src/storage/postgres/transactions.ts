/** One transaction on a connection of the pool: begun, worked in, ended as the work says, and the connection given back. */
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
  /** A statement before the end that nobody has waited for. */
  readonly last?: Promise<unknown> | undefined;
}

/** Takes a connection, runs `start` and the work on it, and ends the transaction as the work says. */
export type RunTransaction = <S, T>(
  start: (client: pg.PoolClient) => Promise<S>,
  work: (client: pg.PoolClient, started: S) => Promise<Ended<T>>,
) => Promise<T>;

/** `otherServer` is called when the server takes no writes any more, because another one does. */
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
        // Whatever is connected to this one is of no more use.
        state = 'renewed';
        otherServer();
      } else if (!(await rollBack(client, error, silenceLimitMs))) state = 'broken';
      throw asProblem(error);
    } finally {
      release(state);
    }
  };
}

/** PostgreSQL answers `commit` with a rollback, and without an error, when a statement failed and the work hid that. */
async function end(client: pg.PoolClient, { finish, last }: Ended<unknown>, silenceLimitMs: number): Promise<void> {
  let ended: pg.QueryResult;
  // Whether it failed is told below, or by the failure of the commit itself.
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

/** Whether the connection can be used again after the error. One that has gone silent is not asked. */
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
