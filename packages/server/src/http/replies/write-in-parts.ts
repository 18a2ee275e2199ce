/** Writes a reply whose list is long, a part of its text at a time. A part is written when the one before has been sent. */
import type { TSchema } from 'typebox';
import type { LongReply } from '../dialect/long-reply.ts';
import { createPick, type Schema } from './pick.ts';

/** `pause`: called between parts, so that others have their turn. */
export type WriteInParts = (long: LongReply<Members>, pause: () => Promise<void>) => AsyncGenerator<string>;

type Members = Readonly<Record<string, unknown>>;

/** Some milliseconds of work, and more than the headers cost. */
const PART_CHARACTERS = 64 * 1024;

/** The first list of a reply, by the name of its member; undefined if it has none. */
export function listOf(schema: TSchema): string | undefined {
  const { properties = {} } = schema as Schema;
  return Object.keys(properties).find(name => properties[name]?.items !== undefined);
}

export function createPartWriter(schema: TSchema): WriteInParts {
  const { properties = {} } = schema as Schema;
  const members = Object.entries(properties).map(([name, each]) => ({ name, each, pick: createPick(each) }));

  return async function* write({ reply, list, rest }, pause) {
    let text = '';
    for (const { name, each, pick } of members) {
      if (reply[name] === undefined) continue;
      text += `${text === '' && name === firstOf(reply) ? '{' : ','}${JSON.stringify(name)}:`;
      if (name !== list) {
        text += JSON.stringify(pick(reply[name]));
        continue;
      }
      for await (const part of writeItems(reply[name] as readonly unknown[], rest, createPick(each.items ?? {}))) {
        text += part;
        if (text.length < PART_CHARACTERS) continue;
        yield text;
        text = '';
        await pause();
      }
    }
    yield `${text}}`;
  };

  function firstOf(reply: Members): string | undefined {
    return members.find(({ name }) => reply[name] !== undefined)?.name;
  }
}

/** The list as JSON, some items at a time. */
async function* writeItems(first: readonly unknown[], rest: LongReply<object>['rest'], pick: (item: unknown) => unknown) {
  let text = '[';
  let comma = '';
  for await (const items of both(first, rest)) {
    for (const item of items) {
      text += comma + JSON.stringify(pick(item));
      comma = ',';
      if (text.length < PART_CHARACTERS) continue;
      yield text;
      text = '';
    }
  }
  yield `${text}]`;
}

async function* both(first: readonly unknown[], rest: LongReply<object>['rest']) {
  yield first;
  yield* rest ?? [];
}
