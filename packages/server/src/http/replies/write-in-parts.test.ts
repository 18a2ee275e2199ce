import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Type from 'typebox';
import { type LongReply, longReplyOf, replyInParts } from '../dialect/long-reply.ts';
import { createPartWriter, listOf } from './write-in-parts.ts';

const Item = Type.Object({ id: Type.Integer(), text: Type.Optional(Type.String()) });
const schema = Type.Object({
  before: Type.Optional(Type.String()),
  items: Type.Array(Item),
  after: Type.Optional(Type.Object({ total: Type.Integer() })),
});

const items = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => ({ id: from + n, text: 'x'.repeat(1_000), secret: 'not declared' }));

async function* inParts(...parts: readonly object[][]) {
  yield* parts;
}

/** The parts of the text, and how often the writer let others have their turn. */
async function write(reply: object, rest: AsyncIterable<readonly object[]>) {
  let pauses = 0;
  const long = replyInParts(reply as Readonly<Record<string, unknown>>, 'items', rest) as LongReply<Record<string, unknown>>;
  const parts: string[] = [];
  for await (const part of createPartWriter(schema)(long, async () => {
    pauses += 1;
  }))
    parts.push(part);
  return { parts, pauses, value: JSON.parse(parts.join('')) };
}

describe('a reply that is written in parts', () => {
  it('is the same text as one that is written at once, without what its schema does not declare', async () => {
    const { parts } = await write(
      { before: 'b', items: items(100), after: { total: 300, hidden: 1 } },
      inParts(items(150, 100), [], items(50, 250)),
    );
    const declared = items(300).map(({ id, text }) => ({ id, text }));
    assert.equal(parts.join(''), JSON.stringify({ before: 'b', items: declared, after: { total: 300 } }));
  });

  it('comes in parts of some 64 kB, between which others have their turn', async () => {
    const { parts, pauses } = await write({ items: items(300) }, inParts());
    assert.ok(parts.length >= 4 && parts.every(part => part.length < 70_000), `${parts.map(part => part.length)}`);
    assert.equal(pauses, parts.length - 1);
  });

  it('leaves out members that are absent, also the first, and may have an empty list', async () => {
    assert.deepEqual((await write({ items: [] }, inParts())).parts, ['{"items":[]}']);
    assert.deepEqual((await write({ before: 'b', items: [] }, inParts([{ id: 1 }]))).parts, [
      '{"before":"b","items":[{"id":1}]}',
    ]);
  });

  it('reads no further than what was taken of it', async () => {
    let read = 0;
    const endless = (async function* () {
      for (; ; read += 10) yield items(10, read);
    })();
    const long = replyInParts<Record<string, unknown>>({ items: [] }, 'items', endless) as LongReply<Record<string, unknown>>;
    for await (const _ of createPartWriter(schema)(long, async () => undefined)) break;
    assert.ok(read < 100, `${read} were read`);
  });
});

it('a reply whose list is longer than any page is written in parts; shorter ones and other replies are not', () => {
  const list = listOf(schema);
  assert.equal(list, 'items');
  assert.equal(longReplyOf({ items: items(201) }, list)?.list, 'items');
  assert.equal(longReplyOf({ items: items(200) }, list), undefined);
  assert.equal(longReplyOf('text', list), undefined);
  assert.equal(longReplyOf({ other: items(1_000) }, listOf(Type.Object({}))), undefined);
  const whole = { items: items(1) };
  assert.equal(replyInParts(whole, 'items', null), whole);
});
