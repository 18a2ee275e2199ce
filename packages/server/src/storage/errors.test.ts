/** Trouble of the store is told from a defect: the one passes and is `unavailable`, the other is thrown on as it is. */
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { Problem } from '../domain/problem.ts';
import * as postgres from './postgres/errors.ts';
import * as sqlite from './sqlite/errors.ts';

const isUnavailable = (error: unknown) => error instanceof Problem && error.code === 'unavailable';

describe('on SQLite', () => {
  const failed = (errcode: number) => Object.assign(new Error('sqlite'), { code: 'ERR_SQLITE_ERROR', errcode });

  it('a file that is busy, full, read-only, damaged or gone is unavailable, with the cause for the log', () => {
    for (const code of [5, 6, 8, 10, 11, 13, 14, 26, 10 | (4 << 8)]) {
      const error = failed(code);
      const problem = sqlite.asProblem(error);
      assert.ok(isUnavailable(problem), `${code}`);
      assert.equal((problem as Problem).cause, error);
    }
  });

  it('a constraint, a mistake in SQL and whatever else is thrown stay what they are', () => {
    for (const error of [
      failed(1),
      failed(19),
      failed(19 | (8 << 8)),
      new Error('x'),
      new Problem('conflict', 'x'),
      null,
      'text',
    ]) {
      assert.equal(sqlite.asProblem(error), error);
    }
  });

  it('a connection that was closed is unavailable', () => {
    const connection = new DatabaseSync(':memory:');
    connection.close();
    try {
      connection.exec('select 1');
      assert.fail('it still answers');
    } catch (error) {
      assert.ok(isUnavailable(sqlite.asProblem(error)));
    }
  });

  it('only a file that another process holds is waited for', () => {
    assert.deepEqual([failed(5), failed(5 | (2 << 8)), failed(6), new Error('x'), undefined].map(sqlite.isBusy), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('on PostgreSQL', () => {
  const failed = (code: string | undefined, message = 'x') =>
    Object.assign(new Error(message), code === undefined ? {} : { code });

  it('a server that is away, full, ending, read-only after a failover or in conflict is unavailable', () => {
    for (const code of [
      '08006',
      '53300',
      '57P01',
      '25006',
      '40001',
      '40P01',
      'ECONNREFUSED',
      'ECONNRESET',
      'ENOTFOUND',
      'EPIPE',
    ]) {
      assert.ok(isUnavailable(postgres.asProblem(failed(code))), code);
    }
    for (const message of ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect']) {
      assert.ok(isUnavailable(postgres.asProblem(failed(undefined, message))), message);
    }
  });

  it('a constraint, a mistake in SQL and whatever else is thrown stay what they are', () => {
    const others = [
      failed('23505'),
      failed('42601'),
      failed('22P02'),
      failed('25P02'),
      failed(undefined),
      new Problem('gone', 'x'),
      7,
      null,
    ];
    for (const error of others) assert.equal(postgres.asProblem(error), error);
  });
});
