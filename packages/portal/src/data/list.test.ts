import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FIRST_PAGE, LARGE_PAGE, type ListPage, openList } from './list.ts';

describe('a list of any length', () => {
  const settled = () => new Promise(resolve => setTimeout(resolve));

  /** A server with so many rows, which are their numbers. */
  const serverOf = (count: number) => {
    const asked: string[] = [];
    const read = async ({
      limit,
      cursor,
      total,
    }: {
      limit: number;
      cursor?: string;
      total?: true;
    }): Promise<ListPage<number>> => {
      asked.push(`${cursor ?? 'first'}+${limit}`);
      const from = Number(cursor ?? 0);
      const end = Math.min(count, from + limit);
      const items = Array.from({ length: end - from }, (_, index) => from + index);
      return { items, nextCursor: end < count ? String(end) : null, ...(total ? { total: count } : {}) };
    };
    return { asked, read };
  };

  it('reads one small page, and knows how many rows there are', async () => {
    const { asked, read } = serverOf(100_000);
    let drawn = 0;
    const list = openList(read, () => drawn++);
    assert.equal(list.view().isLoading, true);
    await settled();
    const { total, isLoading, rowAt } = list.view();
    assert.deepEqual([total, isLoading, rowAt(99), rowAt(100)], [100_000, false, 99, undefined]);
    assert.deepEqual(asked, [`first+${FIRST_PAGE}`]);
    assert.equal(drawn, 1);
    assert.equal(list.view(), list.view(), 'the same until something changes');
  });

  it('reads on as far as is wanted, one page after another, and no further', async () => {
    const { asked, read } = serverOf(100_000);
    const list = openList(read, () => undefined);
    await settled();
    list.view().want({ first: 0, end: 2_500 });
    list.view().want({ first: 0, end: 2_500 });
    for (let turn = 0; turn < 5; turn++) await settled();
    assert.deepEqual(asked, ['first+100', `100+${LARGE_PAGE}`, `1100+${LARGE_PAGE}`, `2100+${LARGE_PAGE}`]);
    assert.equal(list.view().rowAt(3_000), 3_000);
  });

  it('reads from the end what is nearer to it, and meets what was read from the beginning', async () => {
    const { asked, read } = serverOf(4_000);
    const askedBack: string[] = [];
    const readBack = async (query: { readonly limit: number; readonly cursor?: string }) => {
      askedBack.push(`${query.cursor ?? 'last'}+${query.limit}`);
      const { items, nextCursor } = await serverOf(4_000).read(query);
      return { items: items.map(row => 3_999 - row), nextCursor };
    };
    const list = openList(read, () => undefined, readBack);
    await settled();
    const rowsOf = async (first: number, end: number) => {
      list.view().want({ first, end });
      for (let turn = 0; turn < 6; turn++) await settled();
      return [list.view().rowAt(first), list.view().rowAt(end - 1)];
    };
    assert.deepEqual(await rowsOf(3_950, 4_000), [3_950, 3_999]);
    assert.equal(list.view().rowAt(2_500), undefined);
    assert.deepEqual(await rowsOf(2_500, 2_550), [2_500, 2_549]);
    assert.deepEqual(await rowsOf(150, 200), [150, 199]);
    assert.deepEqual(
      [asked, askedBack],
      [
        ['first+100', `100+${LARGE_PAGE}`],
        [`last+${LARGE_PAGE}`, `1000+${LARGE_PAGE}`],
      ],
    );
    assert.deepEqual(await rowsOf(0, 4_000), [0, 3_999]);
    assert.equal(list.view().total, 4_000);
    assert.deepEqual(
      Array.from({ length: 4_000 }, (_, at) => list.view().rowAt(at)),
      Array.from({ length: 4_000 }, (_, at) => at),
    );
  });

  it('counts what has come when it has come to the end', async () => {
    const list = openList(serverOf(3).read, () => undefined);
    await settled();
    assert.deepEqual([list.view().total, list.view().isCounted], [3, true]);
    const none = openList(serverOf(0).read, () => undefined);
    await settled();
    assert.deepEqual([none.view().total, none.view().isLoading], [0, false]);
  });

  it('keeps what it has when a page fails, and goes on when it is told to', async () => {
    const { read } = serverOf(500);
    let fails = false;
    const list = openList<number>(
      query => (fails ? Promise.reject(new Error('no')) : read(query)),
      () => undefined,
    );
    await settled();
    fails = true;
    list.view().want({ first: 0, end: 300 });
    await settled();
    assert.match(String(list.view().error), /no/);
    assert.equal(list.view().rowAt(5), 5);
    fails = false;
    list.view().retry();
    await settled();
    assert.deepEqual([list.view().error, list.view().rowAt(300)], [undefined, 300]);
  });

  it('stops reading when it is left', async () => {
    const { asked, read } = serverOf(5_000);
    let drawn = 0;
    const list = openList(read, () => drawn++);
    list.stop();
    list.view().want({ first: 0, end: 5_000 });
    await settled();
    assert.deepEqual([asked.length, drawn], [1, 0]);
  });
});
