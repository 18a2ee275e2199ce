/** A reply with a list that is too long for one text. It is read, written and sent in parts. */
import type { LongList } from '../../lib/long-list.ts';

const LONG = Symbol('long reply');

export interface LongReply<R> {
  readonly [LONG]: true;
  /** The reply with the first part of its list. */
  readonly reply: R;
  /** The member that is the list. */
  readonly list: keyof R & string;
  /** More items; null if the reply has all of them. */
  readonly rest: AsyncIterable<readonly unknown[]> | null;
}

/** The reply itself where the list has no more parts. */
export function replyInParts<R extends object>(
  reply: R,
  list: keyof R & string,
  rest: LongList<unknown>['rest'],
): R | LongReply<R> {
  return rest === null ? reply : { [LONG]: true, reply, list, rest };
}

/** More items than usual pages have. Shorter replies are one text. */
const LONG_ITEMS = 200;

/** The reply if it is to be written in parts: its handler said so, or its list is long. `list`: the first list of its schema. */
export function longReplyOf(reply: unknown, list: string | undefined): LongReply<Readonly<Record<string, unknown>>> | undefined {
  if (typeof reply !== 'object' || reply === null) return undefined;
  if (LONG in reply) return reply as LongReply<Readonly<Record<string, unknown>>>;
  const members = reply as Readonly<Record<string, unknown>>;
  const items = list === undefined ? undefined : members[list];
  if (list === undefined || !Array.isArray(items) || items.length <= LONG_ITEMS) return undefined;
  return { [LONG]: true, reply: members, list, rest: null };
}
