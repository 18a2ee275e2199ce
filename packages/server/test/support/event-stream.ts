/** Reads server-sent events from a server that listens, as a browser does. */
import type { NamedEvent } from '@heldby/contract';

export interface Message {
  readonly id: string;
  readonly event: string;
  readonly data: NamedEvent | null;
}

export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  /** The text as it came, for what no message is made of. */
  readonly text: () => string;
  /** Messages with data, in order. */
  readonly messages: readonly Message[];
  /** The `Last-Event-ID` with which a browser would connect again. */
  readonly lastId: () => string;
  /** Resolves when the server has ended the stream or the connection was cut. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

export async function openEventStream(
  origin: string,
  token: string,
  query = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<EventStream> {
  const stop = new AbortController();
  const response = await fetch(`${origin}/registry/v1/events${query}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...headers },
    signal: stop.signal,
  });
  const messages: Message[] = [];
  let [whole, rest, lastId] = ['', '', headers['last-event-id'] ?? ''];
  const read = async () => {
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      whole += text;
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const { id = lastId, event = 'message', data } = fieldsOf(block);
        lastId = id;
        if (data !== undefined) messages.push({ id, event, data: JSON.parse(data) });
      }
    }
  };
  const ended = read().catch(() => undefined);
  const close = () => stop.abort();
  return { status: response.status, headers: response.headers, text: () => whole, messages, lastId: () => lastId, ended, close };
}

function fieldsOf(block: string): Partial<Record<string, string>> {
  const lines = block.split('\n').filter(line => !line.startsWith(':'));
  return Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
}
