/** A reply that does not end: server-sent events, as they come. */

const STREAM = Symbol('event stream');

export interface EventStream {
  readonly [STREAM]: true;
  /** Each as it goes over the wire, with its blank line at the end. */
  readonly messages: AsyncIterable<string>;
}

export function replyAsStream(messages: AsyncIterable<string>): EventStream {
  return { [STREAM]: true, messages };
}

export function isEventStream(reply: unknown): reply is EventStream {
  return typeof reply === 'object' && reply !== null && STREAM in reply;
}
