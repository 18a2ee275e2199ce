/**
 * Brings the statements of one turn of the event loop to the server in one write. A pipelined statement otherwise takes a system call of
 * its own, which costs more than all else that is done for it here.
 */
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** Of a client that is connected. */
export function writeTogether(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Duplex } }).connection;
  const query: (statement: unknown, values?: unknown, answered?: unknown) => unknown = client.query.bind(client);
  let isHeld = false;
  const release = () => {
    isHeld = false;
    stream.uncork();
  };
  const held = (statement: unknown, values?: unknown, answered?: unknown) => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(release);
    }
    return query(statement, values, answered);
  };
  client.query = held as typeof client.query;
}
