import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEVICE_KIND_WORDS, EVENT_TYPES, LENGTHS, LIFECYCLE_WORDS, PLATFORM_WORDS, ROLE_WORDS, routes } from '@heldby/contract';
import fc from 'fast-check';
import { SEARCH_LENGTH } from './choices.ts';
import { deviceGrammar } from './devices.ts';
import { eventGrammar } from './events.ts';
import { toFilters } from './filters.ts';
import { canNegate, choicesOf, fieldOf, type Grammar, type QueryField } from './grammar.ts';
import { parseQuery, printQuery, type Query, type Term } from './parse.ts';
import { peopleGrammar } from './people.ts';

const NOW = new Date('2026-06-15T10:00:00Z');
const ANN = '0198a1b2-0000-7000-8000-000000000001';
const resolve = async (of: string, text: string) => (of === 'person' && text === 'ann' ? ANN : undefined);

const filtersOf = async (text: string, grammar: Grammar = deviceGrammar, now = NOW) => {
  const { query, errors } = parseQuery(grammar, text);
  assert.deepEqual(errors, []);
  return toFilters(grammar, query, { resolve, now });
};
const errorsOf = (text: string, grammar: Grammar = deviceGrammar) =>
  parseQuery(grammar, text).errors.map(({ from, to, message }) => `${from}-${to} ${message}`);

function termsOf(field: QueryField): fc.Arbitrary<Term> {
  const choices = choicesOf(field).map(({ value }) => value);
  const text = fc.string({ minLength: 1, maxLength: 20, unit: 'binary' });
  const most = field.type === 'choice' ? choices.length : 1;
  const values =
    choices.length > 0 ? fc.uniqueArray(fc.constantFrom(...choices), { minLength: 1, maxLength: most }) : text.map(one => [one]);
  return fc
    .record({ values, not: fc.boolean() })
    .map(term => ({ name: field.name, values: term.values, not: term.not && canNegate(field, term.values[0]) }));
}

const queriesOf = (grammar: Grammar): fc.Arbitrary<Query> =>
  fc.record({
    terms: fc.array(fc.oneof(...grammar.fields.map(termsOf)), { maxLength: 5 }),
    search: fc
      .array(fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('-x', 'kind:y', '"', 'a\\', ',', '-')), {
        maxLength: 4,
      })
      .map(words => words.join(' ').trim().replaceAll(/\s+/g, ' ')),
  });

describe('the query language', () => {
  for (const [name, grammar] of Object.entries({ deviceGrammar, peopleGrammar })) {
    it(`reads what it prints as the same query: ${name}`, () => {
      fc.assert(
        fc.property(queriesOf(grammar), query => {
          const parsed = parseQuery(grammar, printQuery(query));
          assert.deepEqual(parsed, { query: { ...query }, errors: [] });
        }),
        { numRuns: 500 },
      );
    });
  }

  it('reads any text without failing, and says where each fault stands', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), text => {
        for (const { from, to } of parseQuery(deviceGrammar, text).errors)
          assert.ok(from >= 0 && from <= to && to <= text.length);
      }),
    );
  });

  it('reads filters, quoted values, several values, NOT, and words', () => {
    assert.deepEqual(parseQuery(deviceGrammar, 'kind:desk_phone,mobile -is:unheld location:"Zürich, HB" pixel  9').query, {
      terms: [
        { name: 'kind', not: false, values: ['desk_phone', 'mobile'] },
        { name: 'is', not: true, values: ['unheld'] },
        { name: 'location', not: false, values: ['Zürich, HB'] },
      ],
      search: 'pixel 9',
    });
  });

  it('says what is wrong, and where', () => {
    assert.deepEqual(errorsOf('kine:mobile'), ['0-11 There is no filter “kine:”. Did you mean “kind:”?']);
    assert.deepEqual(errorsOf('pixel kind:'), ['6-11 “kind:” needs a value.']);
    assert.deepEqual(errorsOf('is:gone'), ['0-7 “is:” has no “gone”. It is one of active, disabled, held, unheld, stale.']);
    assert.deepEqual(errorsOf('-model:X'), ["0-8 “model:” can't be turned around with a minus."]);
    assert.deepEqual(errorsOf('a -b'), ['2-4 Only filters can be turned around with a minus, not words.']);
    assert.deepEqual(errorsOf('model:"Pixel'), ['0-12 A quotation mark is missing at the end.']);
    assert.deepEqual(errorsOf('tag:a,b'), ['0-7 “tag:” takes one value.']);
    assert.deepEqual(errorsOf('x'.repeat(201)), ['0-201 The words may have 200 characters together.']);
  });
});

describe('the filters of a query', () => {
  it('are those of the API', async () => {
    const text = 'kind:desk_phone is:unheld held-by:ann model:"Pixel 9" unused-since:90d zürich';
    assert.deepEqual(await filtersOf(text), {
      filters: {
        q: 'zürich',
        kind: 'desk_phone',
        holderless: 'true',
        person: ANN,
        model: 'Pixel 9',
        inactiveSince: '2026-03-17',
      },
      problems: [],
    });
  });

  it('say NOT by the words that are left', async () => {
    const { filters } = await filtersOf('-kind:desk_phone -lifecycle:lost,retired -is:disabled');
    assert.deepEqual(filters, {
      kind: 'mobile,native_catalog,web_catalog,browser,room_device',
      lifecycle: 'in_stock,assigned,in_repair',
      state: 'active',
    });
    assert.deepEqual((await filtersOf('-is:stale')).filters, { activeSince: '2026-03-17' });
    assert.deepEqual((await filtersOf('-is:deviceless -role:member', peopleGrammar)).filters, {
      deviceless: 'false',
      role: 'full,read_only,user_admin,location_admin',
    });
  });

  it('of events are types, nouns and people, without a search', async () => {
    const { filters } = await filtersOf('type:device.*,assignment.ended by:ann since:7d', eventGrammar);
    assert.deepEqual(filters, { type: 'device.*,assignment.ended', actorId: ANN, since: '2026-06-08' });
    assert.deepEqual(errorsOf('phone', eventGrammar), [
      '0-5 This list is not searched by words. Begin with the name of a filter.',
    ]);
  });

  it('count months and years in the calendar, as the server does, on every day', async () => {
    const since = async (age: string, now: string) =>
      (await filtersOf(`since:${age}`, eventGrammar, new Date(now))).filters.since;
    assert.equal(await since('1m', '2027-03-31T09:00:00Z'), '2027-02-28');
    assert.equal(await since('6m', '2026-08-31T23:59:00Z'), '2026-02-28');
    assert.equal(await since('1y', '2028-02-29T00:00:00Z'), '2027-02-28');
    assert.equal(await since('4y', '2028-02-29T00:00:00Z'), '2024-02-29');
    assert.equal(await since('2m', '2027-01-15T09:00:00Z'), '2026-11-15');
  });

  it('refuse what contradicts itself, and what nobody is called', async () => {
    const problems = async (text: string) => (await filtersOf(text)).problems;
    assert.deepEqual(await problems('kind:mobile -kind:mobile'), ['No “kind:” is left that fits.']);
    assert.deepEqual(await problems('is:active is:disabled'), ['“is:disabled” contradicts another filter.']);
    assert.deepEqual(await problems('model:A model:B'), ['“model:” is given twice, with different values.']);
    assert.deepEqual(await problems('held-by:nobody'), ['Nobody here is called “nobody”.']);
    assert.deepEqual(await problems('added-after:yesterday'), ['“yesterday” is not a day as 2026-05-04, and not a time as 90d.']);
    assert.deepEqual(await problems('added-after:2026-02-30'), [
      '“2026-02-30” is not a day as 2026-05-04, and not a time as 90d.',
    ]);
  });
});

describe('the grammars', () => {
  const queryOf = (route: { readonly query?: { readonly properties: object } | undefined }) =>
    Object.keys(route.query?.properties ?? {});
  const filtersIn = (grammar: Grammar) =>
    grammar.fields.flatMap(field =>
      field.type === 'flags' ? field.flags.flatMap(({ filter, not }) => [filter[0], ...(not ? [not[0]] : [])]) : [field.filter],
    );
  const words = (grammar: Grammar, name: string) => {
    const field = fieldOf(grammar, name);
    return field === undefined ? [] : choicesOf(field).map(({ value }) => value);
  };

  it('ask only for what the lists of the API filter, and for all of it', () => {
    const aside = ['q', 'sort', 'fields', 'total', 'limit', 'cursor', 'owner', 'expand'];
    const expected = (route: Parameters<typeof queryOf>[0]) =>
      queryOf(route)
        .filter(name => !aside.includes(name))
        .toSorted();
    assert.deepEqual([...new Set(filtersIn(deviceGrammar))].toSorted(), expected(routes.listDevices));
    assert.deepEqual([...new Set(filtersIn(peopleGrammar))].toSorted(), expected(routes.listPeople));
    assert.deepEqual([...new Set(filtersIn(eventGrammar))].toSorted(), expected(routes.timelineOfOrganization));
  });

  it('have the words of the contract', () => {
    assert.deepEqual(words(deviceGrammar, 'kind'), [...DEVICE_KIND_WORDS]);
    assert.deepEqual(words(deviceGrammar, 'platform'), [...PLATFORM_WORDS]);
    assert.deepEqual(words(deviceGrammar, 'lifecycle'), [...LIFECYCLE_WORDS]);
    assert.deepEqual(words(peopleGrammar, 'role'), [...ROLE_WORDS]);
    const types = words(eventGrammar, 'type');
    assert.deepEqual(types.filter(type => !type.endsWith('.*')).toSorted(), [...EVENT_TYPES].toSorted());
    assert.ok(types.includes('device.*') && types.includes('guest_session.*'));
    assert.equal(SEARCH_LENGTH, LENGTHS.search);
  });
});
