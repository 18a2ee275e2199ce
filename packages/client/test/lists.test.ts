/** Lists are walked page by page, and a list that grows is followed through every fault that passes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallOptions } from '@heldby/client';
import { HeldbyError } from '@heldby/client';
import { follow, type Page, type Query } from '../src/lists.ts';
import { answering, json, problem } from './answers.ts';

const sent = { method: 'GET', url: '', idempotencyKey: null, attempts: 1 };

/** A feed that gives these answers in their order, and is silent afterwards. */
function feed(answers: readonly (Page | HeldbyError)[]) {
  const asked: Query[] = [];
  const given: (CallOptions | undefined)[] = [];
  const read = async (query: Query, options?: CallOptions): Promise<Page> => {
    asked.push(query);
    given.push(options);
    const answer = answers[asked.length - 1];
    if (answer === undefined)
      return new Promise((_, reject) => options?.signal?.addEventListener('abort', () => reject(options.signal?.reason)));
    if (answer instanceof HeldbyError) throw answer;
    return answer;
  };
  return { asked, given, read };
}

async function take(items: AsyncIterable<unknown>, count: number): Promise<unknown[]> {
  const taken: unknown[] = [];
  for await (const item of items) if (taken.push(item) === count) break;
  return taken;
}

describe('all()', () => {
  it('asks for pages as large as the route allows, and for the given size', async () => {
    const { client, sent: all } = answering([json({ items: [1, 2], nextCursor: 'c1' }), json({ items: [3], nextCursor: null })]);
    assert.deepEqual(await take(client.locations.list.all(), 9), [1, 2, 3]);
    const [first = '', second = ''] = all.map(({ url }) => new URL(url).search);
    assert.match(first, /^\?limit=\d{3,4}$/);
    assert.equal(second, `${first}&cursor=c1`);
    const other = answering([json({ items: [], nextCursor: null })]);
    await take(other.client.locations.list.all({ limit: 2 }), 9);
    assert.equal(new URL(other.sent[0]?.url ?? '').search, '?limit=2');
  });

  it('asks for no page that nobody reads', async () => {
    const { client, sent: all } = answering([json({ items: [1, 2], nextCursor: 'c1' })]);
    await take(client.people.list.all(), 1);
    assert.equal(all.length, 1);
  });

  it('keeps the filters on every page, and rejects with the error of a page', async () => {
    const { client, sent: all } = answering([json({ items: [1], nextCursor: 'c' }), problem(400, 'invalid')]);
    await assert.rejects(take(client.blocks.list.all({ ownerId: 'o' }), 9), { code: 'invalid' });
    assert.ok(all.every(({ url }) => url.includes('ownerId=o')));
  });

  it('walks a feed to its present end', async () => {
    const { client, sent: all } = answering([
      json({ items: [1], after: '1', more: true }),
      json({ items: [2], after: '2', more: false }),
    ]);
    assert.deepEqual(await take(client.events.list.all({ type: 'device.*' }), 9), [1, 2]);
    assert.match(all[1]?.url ?? '', /type=device\.\*.*after=1/);
  });
});

describe('follow()', () => {
  const unavailable = new HeldbyError({ code: 'unavailable', status: 503, message: '' }, sent);
  const late = new HeldbyError({ code: 'timed_out', message: '' }, sent);

  it('goes on behind the last page, also after one that the filters left empty', async () => {
    const { read, asked } = feed([
      { items: ['a'], after: '3' },
      { items: [], after: '7' },
      { items: ['b', 'c'], after: '9' },
    ]);
    assert.deepEqual(await take(follow(read, { type: 'x' }, {}), 3), ['a', 'b', 'c']);
    assert.deepEqual(
      asked.map(({ after, type, wait }) => [after, type, wait]),
      [
        [undefined, 'x', 0],
        ['3', 'x', 25],
        ['7', 'x', 25],
      ],
    );
  });

  it('connects again at the same place after faults that pass', async () => {
    const { read, asked } = feed([{ items: ['a'], after: '3' }, unavailable, late, { items: ['b'], after: '4' }]);
    assert.deepEqual(await take(follow(read, { after: '2' }, {}), 2), ['a', 'b']);
    assert.deepEqual(
      asked.map(({ after }) => after),
      ['2', '3', '3', '3'],
    );
  });

  it('allows each call the wait and the time of a call', async () => {
    const { read, given } = feed([
      { items: ['a'], after: '1' },
      { items: ['b'], after: '2' },
    ]);
    await take(follow(read, { wait: 5 }, { timeoutMs: 2_000 }), 2);
    assert.deepEqual(
      given.map(options => options?.timeoutMs),
      [2_000, 7_000],
    );
  });

  it('ends with an error that does not pass, and with the reason of the signal', async () => {
    const gone = new HeldbyError({ code: 'unauthenticated', status: 401, message: '' }, sent);
    await assert.rejects(take(follow(feed([gone]).read, {}, {}), 1), gone);
    const stop = new AbortController();
    const reason = new Error('enough');
    const { read } = feed([{ items: ['a'], after: '1' }]);
    const items = follow(read, {}, { signal: stop.signal });
    await items.next();
    setImmediate(() => stop.abort(reason));
    await assert.rejects(items.next(), reason);
  });
});
