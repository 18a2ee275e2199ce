/**
 * Stands between heldby and PostgreSQL as a virtual address does: it can be moved to another server, go silent, and cut a
 * connection around its next commit.
 */
import { connect, createServer, type Socket } from 'node:net';
import { portOf } from '../support/ports.ts';

export interface Relay {
  readonly port: number;
  /** New connections lead to this port; those that are open stay where they are. */
  readonly pointTo: (port: number) => void;
  /** Cuts every connection, as a server does that goes away. */
  readonly cut: () => void;
  /** Swallows everything, and reports nothing, until told otherwise: what a broken network does. */
  readonly silence: (silent: boolean) => void;
  /**
   * Cuts the connection of the next commit of something that has this text in it, before the server gets it, or before its
   * answer comes back. The server commits work of its own meanwhile.
   */
  readonly cutNextCommit: (when: 'before' | 'after', text: string) => void;
  readonly close: () => Promise<void>;
}

/** How the driver spells a commit on the wire: a simple query (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const COMMIT = Buffer.from('Q\0\0\0\u000bcommit\0', 'latin1');

export async function startRelay(target: number): Promise<Relay> {
  const open = new Set<() => void>();
  let port = target;
  let silent = false;
  let armed: { readonly when: 'before' | 'after'; readonly text: string } | undefined;

  const join = (client: Socket) => {
    const server = connect(port, '127.0.0.1');
    let answersNoMore = false;
    let isMeant = false;
    const cut = () => {
      client.destroy();
      server.destroy();
      open.delete(cut);
    };
    open.add(cut);
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', cut).on('close', cut);
    client.on('data', (chunk: Buffer) => {
      if (silent) return;
      isMeant = armed !== undefined && (isMeant || chunk.includes(armed.text));
      if (armed !== undefined && isMeant && chunk.includes(COMMIT)) {
        const { when } = armed;
        armed = undefined;
        if (when === 'before') return cut();
        answersNoMore = true;
      }
      server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      if (silent) return;
      if (answersNoMore) return cut();
      client.write(chunk);
    });
  };

  const listener = createServer(join);
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve));
  const cutAll = () => {
    for (const cut of open) cut();
  };
  return {
    port: portOf(listener.address()),
    pointTo: next => {
      port = next;
    },
    cut: cutAll,
    silence: wanted => {
      silent = wanted;
    },
    cutNextCommit: (when, text) => {
      armed = { when, text };
    },
    close: async () => {
      const closed = new Promise(resolve => listener.close(resolve));
      cutAll();
      await closed;
    },
  };
}
