/** A mail server (RFC 5321) that keeps what it gets, and refuses what it is told to. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface ReceivedMail {
  readonly to: string[];
  /** Headers, a blank line, and the text, as they came. */
  readonly data: string;
}

export interface TestMailServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** What it answers to the next recipients instead of 250. */
  readonly refuseWith: (reply: string | null) => void;
  readonly close: () => Promise<void>;
}

export async function startMailServer(): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let refusal: string | null = null;
  const server = createServer(socket => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    converse(
      socket,
      () => refusal,
      mail => received.push(mail),
    ).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    refuseWith: reply => {
      refusal = reply;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function converse(socket: Socket, refusal: () => string | null, keep: (mail: ReceivedMail) => void): Promise<void> {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let to: string[] = [];
  let data: string[] | null = null;
  say('220 test');
  for await (const line of createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (data !== null) {
      if (line !== '.') data.push(line.replace(/^\./, ''));
      else {
        keep({ to, data: data.join('\n') });
        [to, data] = [[], null];
        say('250 kept');
      }
    } else if (/^RCPT/i.test(line)) {
      const reply = refusal();
      if (reply === null) to.push(/<(.*)>/.exec(line)?.[1] ?? '');
      say(reply ?? '250 ok');
    } else if (/^DATA/i.test(line)) {
      data = [];
      say('354 go on');
    } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
    else say('250 ok');
  }
}
