/** Routes that search people and devices, and look after the index. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { defineRoute } from '../route.ts';
import { closed, freeText, oneOf, text, WriteQuery } from '../schema.ts';
import { Found, HIT_TYPE_WORDS, SearchIndex } from '../search-objects.ts';
import { BASE } from './common.ts';

/** More than a person looks through; who wants all of a kind asks a list. */
const HITS_LIMIT = 100;
const DEFAULT_HITS = 25;

export const searchAll = defineRoute({
  id: 'native.search.find',
  method: 'GET',
  path: `${BASE}/search`,
  summary:
    'Finds devices, and with the scope `people.org:read` people, by any part of a name, login, address, number, extension, MAC address, serial number, `udid`, model or tag.',
  scope: 'devices.org:read',
  query: closed({
    q: text(
      LENGTHS.search,
      'All words must be found, in any letter case, with or without accents and separators. With fewer than three letters or digits in a row, a word is found at the start of words only.',
    ),
    type: Type.Optional(oneOf(HIT_TYPE_WORDS, 'Only people, or only devices.')),
    includeFormer: Type.Optional(Type.Boolean({ description: 'Whether to find people who have left, too.' })),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: HITS_LIMIT, default: DEFAULT_HITS, description: 'The maximum number of items.' }),
    ),
    cursor: Type.Optional(freeText(LENGTHS.search, 'The `nextCursor` of the previous page, with the same `q`.')),
  }),
  status: 200,
  reply: Found,
});

export const getSearchIndex = defineRoute({
  id: 'native.search.status',
  method: 'GET',
  path: `${BASE}/search/index`,
  summary: 'Returns how far the index of the organization is.',
  scope: 'devices.org:read',
  status: 200,
  reply: SearchIndex,
});

export const rebuildSearchIndex = defineRoute({
  id: 'native.search.rebuild',
  alone: 'It works outside of the transaction of a batch.',
  method: 'POST',
  path: `${BASE}/search/index/rebuild`,
  summary: 'Begins to build the index of the organization anew. Until that is done, only whole values are sure to be found.',
  scope: 'devices.org:write',
  query: WriteQuery,
  status: 202,
  reply: SearchIndex,
});
