/** Keeps the answers to queries within one transaction, and drops each before a command can make it wrong (same-rows.ts). */
import { createSameRows, placesRead, placesWritten } from './same-rows.ts';
import { bind, type Command, type Query } from './statement.ts';

export interface KeptAnswers {
  readonly find: <P, R>(asked: Query<P, R>, parameters: P) => R[] | undefined;
  /** Keeps what the query answers at this moment. */
  readonly keep: <P, R>(asked: Query<P, R>, parameters: P, rows: R[]) => void;
  /** Call it before the command is sent. */
  readonly changing: <P, R>(command: Command<P, R>, parameters: P) => void;
  readonly clear: () => void;
}

export function createKeptAnswers(): KeptAnswers {
  const answers = new Map<string, unknown[]>();
  /** Keys of answers, by the rows that they depend on. */
  const bases = createSameRows<string>();
  return {
    find: <P, R>(asked: Query<P, R>, parameters: P) =>
      answers.size === 0 ? undefined : (answers.get(keyOf(asked, parameters)) as R[] | undefined),
    keep: (asked, parameters, rows) => {
      const key = keyOf(asked, parameters);
      answers.set(key, rows);
      for (const place of placesRead(asked)) bases.add(place, parameters, key);
    },
    changing: (command, parameters) => {
      if (answers.size === 0) return;
      for (const place of placesWritten(command)) for (const key of bases.find(place, parameters)) answers.delete(key);
    },
    clear: () => {
      answers.clear();
      bases.clear();
    },
  };
}

/** The same for the same question. */
export function keyOf<P, R>(asked: Query<P, R>, parameters: P): string {
  return `${asked.name} ${JSON.stringify(bind(asked, parameters))}`;
}
