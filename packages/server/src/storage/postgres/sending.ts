/** Sends statements over one connection, at the least cost of the driver. */
import pg from 'pg';

/** A connection of its own, or one that a pool has handed out. */
export type Connection = Pick<pg.ClientBase, 'query'>;

type Answered = (error: Error | undefined, result: pg.QueryResult) => void;

/**
 * A statement as the driver keeps it. Given an object with its parts, the driver copies them property by property into one of the slow
 * kind, which takes longer than to write the statement.
 */
class Statement extends pg.Query {
  readonly name: string | undefined;
  readonly query_timeout: number | undefined;

  constructor(text: string, values: unknown[], answered: Answered, name: string | undefined, limitMs: number | undefined) {
    super(text, values, answered as never);
    this.name = name;
    this.query_timeout = limitMs;
  }
}

/** `name`: what it is prepared as. `limitMs`: it fails when it is not answered by then. */
export function sendOver(
  client: Connection,
  text: string,
  values: unknown[],
  name: string | undefined,
  limitMs: number | undefined,
): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const answered: Answered = (error, result) => (error ? reject(error) : resolve(result));
    client.query(new Statement(text, values, answered, name, limitMs));
  });
}
