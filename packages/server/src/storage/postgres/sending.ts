/** Sends statements over one connection, at the least cost of the driver. */
import pg from 'pg';

/** A connection of its own, or one that a pool has handed out. */
export type Connection = Pick<pg.ClientBase, 'query'>;

export interface Sent {
  readonly text: string;
  readonly values: unknown[];
  /** What it is prepared as; undefined for what is not. */
  readonly name: string | undefined;
  /** It fails when it is not answered by then. */
  readonly limitMs: number | undefined;
  /** Rows come as arrays. */
  readonly isRaw?: boolean | undefined;
}

type Answered = (error: Error | undefined, result: pg.QueryResult) => void;

/**
 * A statement as the driver keeps it. Given an object with its parts, the driver copies them property by property into one of the slow
 * kind, which takes longer than to write the statement.
 */
class Statement extends pg.Query {
  readonly name: string | undefined;
  readonly query_timeout: number | undefined;

  constructor({ text, values, name, limitMs, isRaw = false }: Sent, answered: Answered) {
    super(isRaw ? ({ text, rowMode: 'array' } as pg.QueryArrayConfig) : text, values, answered as never);
    this.name = name;
    this.query_timeout = limitMs;
  }
}

export function sendOver(client: Connection, sent: Sent): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    client.query(new Statement(sent, (error, result) => (error ? reject(error) : resolve(result))));
  });
}
