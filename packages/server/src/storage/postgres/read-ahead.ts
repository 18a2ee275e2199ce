/**
 * Reads for many works of a transaction before they run, many rows in one statement.
 *
 * The works are rehearsed, all at once: their commands do nothing, and what they read is kept (../sql/kept-answers.ts). When they
 * then run one after the other, most of their reads are answered from memory, and the others by the server as ever. So a rehearsal
 * changes how long the works take and nothing else.
 */
import type { Counters } from '../counters.ts';
import { createKeptAnswers, keyOf } from '../sql/kept-answers.ts';
import type { Command, Query } from '../sql/statement.ts';
import type { Commands, Reader, Transaction, Work } from '../storage.ts';
import { createSharedReads, type SendShared } from './shared-reads.ts';
import type { StatementOptions } from './statements.ts';

export interface ReadAhead {
  /** The same commands, whose reads are answered from memory where that is exact. `asking` is called before each of them. */
  readonly answering: (commands: Commands, asking: Asking) => Commands;
  /** Call it before the command is sent. */
  readonly changing: <P, R>(command: Command<P, R>, parameters: P) => void;
  readonly rehearse: (work: Work<unknown>) => Promise<void>;
  /** Forgets what was read. */
  readonly forget: () => void;
}

export type Asking = <P, R>(asked: Query<P, R>, parameters: P) => void;

export interface ReadAheadOptions extends StatementOptions {
  readonly alone: Reader;
  readonly sendShared: SendShared;
  readonly counters: Counters;
}

export function createReadAhead({ alone, sendShared, counters, ...options }: ReadAheadOptions): ReadAhead {
  const kept = createKeptAnswers();
  return {
    answering: ({ all, run, returning }, asking) => {
      const answer: Reader['all'] = (asked, parameters) => {
        try {
          asking(asked, parameters);
        } catch (error) {
          return Promise.reject(error);
        }
        const found = kept.find(asked, parameters);
        return found === undefined ? all(asked, parameters) : Promise.resolve(found);
      };
      return {
        ...readerOf(answer),
        run: (command, parameters) => {
          kept.changing(command, parameters);
          return run(command, parameters);
        },
        returning: (command, parameters) => {
          kept.changing(command, parameters);
          return returning(command, parameters);
        },
      };
    },
    changing: kept.changing,
    rehearse: async work => {
      kept.clear();
      const { all } = createSharedReads(alone, sendShared, { ...options, sharesAll: true });
      const asked = new Map<string, Promise<unknown[]>>();
      const ask = async <P, R>(question: Query<P, R>, parameters: P): Promise<R[]> => {
        const key = keyOf(question, parameters);
        const before = asked.get(key);
        if (before !== undefined) return (await before) as R[];
        const answer = all(question, parameters);
        asked.set(key, answer);
        const rows = await answer;
        for (const row of rows) Object.freeze(row);
        kept.keep(question, parameters, rows);
        return rows;
      };
      await work(rehearsing(ask, counters));
    },
    forget: kept.clear,
  };
}

function readerOf(all: Reader['all']): Reader {
  return { all, one: async (asked, parameters) => (await all(asked, parameters))[0] };
}

/** A transaction that changes nothing. What it hands out is for nobody. */
function rehearsing(ask: Reader['all'], { take }: Counters): Transaction {
  const taken = { event: take('event', 0), number: take('number', 0) };
  const transaction: Transaction = {
    ...readerOf(ask),
    run: async () => 1,
    returning: async () => [],
    send: () => undefined,
    take: (counter, count) => {
      taken[counter] += count;
      return taken[counter];
    },
    chain: () => new Uint8Array(0),
    part: work => work(),
    gather: work => work(),
    rehearse: work => work(transaction).then(() => undefined),
  };
  return transaction;
}
