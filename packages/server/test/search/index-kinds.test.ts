/** Every kind of index finds the same, in the same order: what a plain comparison of the texts finds. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { documentOf } from '../../src/domain/search/document.ts';
import { holds, RANKS, wantedOf } from '../../src/domain/search/wanted.ts';
import { connectionConfig } from '../../src/storage/postgres/connect.ts';
import { openPostgresFinder } from '../../src/storage/search/postgres/finder.ts';
import { prepareTables } from '../../src/storage/search/postgres/schema.ts';
import { createPostgresWriter } from '../../src/storage/search/postgres/writer.ts';
import {
  BEYOND_NUMBERS,
  type IndexedDocument,
  type IndexFinder,
  type IndexKind,
  type IndexWriter,
} from '../../src/storage/search/search-index.ts';
import { openIndexToRead, openIndexToWrite } from '../../src/storage/search/sqlite/file.ts';
import { createSqliteFinder } from '../../src/storage/search/sqlite/finder.ts';
import { createSqliteWriter } from '../../src/storage/search/sqlite/writer.ts';
import { freshDatabase } from '../support/databases.ts';

interface OpenIndex {
  readonly writer: IndexWriter;
  readonly finder: IndexFinder;
  readonly remove: () => Promise<void>;
}

async function openEmbedded(): Promise<OpenIndex> {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-search-'));
  const file = join(folder, 'index.sqlite');
  const writer = createSqliteWriter(openIndexToWrite(file));
  const finder = createSqliteFinder(openIndexToRead(file));
  const remove = async () => {
    await finder.close();
    await writer.close();
    rmSync(folder, { recursive: true });
  };
  return { writer, finder, remove };
}

async function openServer(kind: IndexKind): Promise<OpenIndex> {
  const { url, drop } = await freshDatabase();
  const config = connectionConfig(url, 10_000);
  const client = new pg.Client({ ...config, pipeline: true });
  await client.connect();
  assert.equal(await prepareTables(client, kind), kind);
  const writer = createPostgresWriter(client, { kind, namedStatements: true });
  const finder = openPostgresFinder(url);
  const remove = async () => {
    await finder.close();
    await writer.close();
    await drop();
  };
  return { writer, finder, remove };
}

const OPEN: Readonly<Record<IndexKind, () => Promise<OpenIndex>>> = {
  fts5: openEmbedded,
  pg_trgm: () => openServer('pg_trgm'),
  arrays: () => openServer('arrays'),
};

/** All of them. */
const NEWEST = { above: 0, below: BEYOND_NUMBERS, descending: true, limit: 100 } as const;

const PARTS = [
  'ann',
  'anna',
  'a',
  'me',
  'meier',
  'iPhone',
  '15',
  'Pro',
  'C02',
  'aa:bb',
  'aabb',
  'ж',
  'жук',
  'ü',
  'x-y',
  '"',
  '%',
  '_',
  '\\',
  "'",
  'or',
  'NOT',
  '*',
];
const part = fc.constantFrom(...PARTS);
const phrase = fc
  .array(fc.tuple(part, fc.constantFrom('', ' ', '-')), { minLength: 1, maxLength: 4 })
  .map(each => each.flat().join('').trim());

for (const kind of Object.keys(OPEN) as IndexKind[]) {
  describe(`the index of the kind ${kind}`, () => {
    let index: OpenIndex;
    before(async () => {
      index = await OPEN[kind]();
    });
    after(() => index.remove());

    const put = (org: number, documents: readonly IndexedDocument[], clear = true) =>
      index.writer.advance(org, async () => ({
        documents,
        marks: [],
        clear,
        position: { sequence: 0, chain: null, building: null },
      }));

    it('finds what a comparison of all texts finds, in both orders, by pages', async () => {
      const values = fc.array(phrase, { minLength: 1, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(fc.array(values, { minLength: 1, maxLength: 12 }), phrase, async (all, search) => {
          const wanted = wantedOf(search);
          if (wanted === null) return;
          const texts = all.map(each => documentOf(each.map(value => ({ member: 'name', value, isCode: true }))));
          const filled = texts.map(
            (text, row) => ({ noun: 'device', number: row + 1, text: text === '' ? null : text }) as const,
          );
          await put(1, filled);
          await put(
            2,
            filled.map(each => ({ ...each, number: each.number + 100 })),
          );
          for (const [place, rank] of RANKS.entries()) {
            const better = RANKS[place - 1];
            const without = better === undefined ? null : wanted[better];
            const expected: number[] = filled
              .filter(({ text }) => text !== null && holds(wanted[rank], text) && !(without !== null && holds(without, text)))
              .map(({ number }) => number)
              .toReversed();
            const key = { org: 1, noun: 'device', wanted: wanted[rank], without } as const;
            const first = await index.finder.find({ ...key, ...NEWEST, limit: 3 });
            const rest = await index.finder.find({ ...key, ...NEWEST, below: first.at(-1) ?? 0, limit: 100 });
            assert.deepEqual([...first, ...rest], expected, `${search}, ${rank}`);
            const oldest = await index.finder.find({ ...key, ...NEWEST, descending: false, limit: 3 });
            const newer = await index.finder.find({ ...key, ...NEWEST, descending: false, above: oldest.at(-1) ?? 0 });
            assert.deepEqual([...oldest, ...newer], expected.toReversed(), `${search}, ${rank}, ascending`);
          }
        }),
        { numRuns: 150 },
      );
    });

    it('finds what few rows have, what many have, and what only the oldest have', async () => {
      const texts = Array.from({ length: 9_000 }, (_, row) => {
        const words = [
          'common',
          row % 3_000 === 7 ? 'scarce' : 'plain',
          row < 6_000 ? 'early' : 'late',
          row % 400 === 0 ? 'some' : 'most',
        ];
        return { noun: 'device', number: row + 1, text: documentOf([{ member: 'name', value: words.join(' ') }]) } as const;
      });
      await put(1, texts);
      for (const word of ['common', 'scarce', 'early', 'late', 'some', 'early some', 'nothing', 'scarce late']) {
        const wanted = wantedOf(word);
        if (wanted === null) continue;
        const expected = texts.filter(({ text }) => holds(wanted.inside, text)).map(({ number }) => number);
        const key = { org: 1, noun: 'device', wanted: wanted.inside, without: null, ...NEWEST, limit: 26 } as const;
        assert.deepEqual(await index.finder.find(key), expected.toReversed().slice(0, 26), word);
        assert.deepEqual(await index.finder.find({ ...key, descending: false }), expected.slice(0, 26), word);
      }
    });

    it('replaces a text, takes one out, and clears one organization alone', async () => {
      const named = (number: number, value: string | null): IndexedDocument => ({
        noun: 'person',
        number,
        text: value === null ? null : documentOf([{ member: 'login', value }]),
      });
      const find = (org: number, search: string) =>
        index.finder.find({
          org,
          noun: 'person',
          wanted: wantedOf(search)?.inside ?? [],
          without: null,
          ...NEWEST,
        });
      await put(1, [named(1, 'berta'), named(2, 'bernd')]);
      await put(2, [named(1, 'berta')]);
      await put(1, [named(1, 'carla'), named(2, null)], false);
      assert.deepEqual([await find(1, 'ber'), await find(1, 'carla'), await find(2, 'ber')], [[], [1], [1]]);
      await put(1, []);
      assert.deepEqual([await find(1, 'carla'), await find(2, 'ber')], [[], [1]]);
    });

    it('keeps a step and its position together, or neither', async () => {
      const position = { sequence: 41, chain: new Uint8Array([1, 2]), building: { noun: 'device', after: 5 } } as const;
      await index.writer.advance(3, async () => ({ documents: [], marks: [], position }));
      const broken = index.writer.advance(3, async before => {
        assert.deepEqual(before, position);
        return { documents: [{ noun: 'device', number: 1, text: 'lost' }], marks: [], position: { ...position, sequence: 41.5 } };
      });
      await assert.rejects(broken);
      assert.equal(await index.writer.advance(3, async () => null), 'done');
      assert.deepEqual(await index.finder.position(3), position);
      assert.equal(await index.finder.position(4), undefined);
    });
  });
}
