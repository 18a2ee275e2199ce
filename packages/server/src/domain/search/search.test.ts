/** What is found by what: folding, spellings, short words, ranks. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documentOf, type SearchedMember } from './document.ts';
import { foldedWords } from './fold.ts';
import { matchedMembers } from './matched.ts';
import { membersOfDevice, membersOfPerson } from './members.ts';
import { holds, RANKS, rankOf, WORDS_LIMIT, wantedOf } from './wanted.ts';

const anna = membersOfPerson({
  login: 'anna.meier',
  firstName: 'Anna',
  lastName: 'Meier-Łukasik',
  displayName: 'Anna Meier-Łukasik',
  email: 'Anna@Example.com',
  mobilePhone: '+49 (171) 555-0123',
  extension: '4711',
  phoneNumber: '+49891234567',
  details: { employeeNumber: 'E-0815', externalIds: [{ source: 'workday', id: 'wd-77/A' }] },
});
const phone = membersOfDevice({
  name: "Jürgen's iPhone",
  make: 'Apple',
  model: 'iPhone 15 Pro',
  osVersion: '18.1',
  serial: 'C02-XK1AJGH5',
  mac: 'AABBCCDDEE0F',
  udid: '00008110-001A2D3E0C84801E',
  tags: ['warehouse', 'Gebäude 7'],
  details: { macs: [{ address: '00005E005342', kind: 'wifi' }], imei: ['490154203237518'], metadata: { owner: 'Ops' } },
});

const rank = (search: string, members: readonly SearchedMember[]) => {
  const wanted = wantedOf(search);
  assert.ok(wanted !== null, search);
  return rankOf(wanted, documentOf(members));
};

describe('folding', () => {
  it('leaves letter case, accents, composition and what nobody sees out', () => {
    assert.deepEqual(foldedWords('Jürgen  ŁÓDŹ\tStraße'), ['jurgen', 'lodz', 'strasse']);
    assert.deepEqual(foldedWords('ju\u0308r\u200bgen'), ['jurgen']);
    assert.deepEqual(foldedWords('İstanbul ıspanak'), ['istanbul', 'ispanak']);
    assert.deepEqual(foldedWords('Привет 서울 ｉＰａｄ'), ['привет', '서울', 'ipad']);
    assert.deepEqual(foldedWords(' \n'), []);
  });
});

describe('a search', () => {
  const cases: readonly (readonly [string, readonly SearchedMember[], ReturnType<typeof rank>])[] = [
    ['ANNA.MEIER', anna, 'exact'],
    ['anna meier-lukasik', anna, 'exact'],
    ['anna@example.com', anna, 'exact'],
    ['meier', anna, 'start'],
    ['lukasik anna', anna, 'inside'],
    ['eier', anna, 'inside'],
    ['4711', anna, 'exact'],
    ['+49 89 1234567', anna, 'exact'],
    ['089 1234', anna, null],
    ['1715550', anna, 'inside'],
    ['+49 (171) 555-0123', anna, 'exact'],
    ['e0815', anna, 'exact'],
    ['WD77A', anna, 'exact'],
    ['berta', anna, null],
    ['anna berta', anna, null],
    ['jurgen', phone, 'start'],
    ['JÜRGEN', phone, 'start'],
    ['iphone 15 pro', phone, 'exact'],
    ['iphone 1', phone, 'start'],
    ['iphone 9', phone, null],
    ['c02xk1ajgh5', phone, 'exact'],
    ['C02-XK1AJGH5', phone, 'exact'],
    ['00:00:5e:00:53:42', phone, 'exact'],
    ['3237518', phone, 'inside'],
    ['ops', phone, 'exact'],
    ['xk1a', phone, 'inside'],
    ['aa:bb:cc:dd:ee:0f', phone, 'exact'],
    ['aabb.ccdd.ee0f', phone, 'exact'],
    ['aa bb cc dd ee 0f', phone, 'exact'],
    ['bb-cc-dd', phone, 'inside'],
    ['00008110001A2D3E0C84801E', phone, 'exact'],
    ['gebaude 7', phone, 'exact'],
    ['warehouse apple', phone, 'start'],
  ];
  for (const [search, members, expected] of cases) {
    it(`for ${search} finds it: ${expected}`, () => assert.equal(rank(search, members), expected));
  }

  it('of one or two letters finds the starts of words, and nothing inside of them', () => {
    assert.equal(rank('me', anna), 'start');
    assert.equal(rank('a', anna), 'start');
    assert.equal(rank('ei', anna), null);
    assert.equal(rank('pr', phone), 'start');
    assert.equal(rank('ro', phone), null);
    assert.equal(rank('18', phone), 'start');
  });

  it('without a letter or digit, or with too many words, is none', () => {
    for (const search of ['', '   ', '---', '% _']) assert.equal(wantedOf(search), null);
    const words = Array.from({ length: WORDS_LIMIT + 1 }, (_, index) => `w${index}`);
    assert.equal(wantedOf(words.join(' ')), null);
    assert.notEqual(wantedOf(words.slice(1).join(' ')), null);
  });

  it('leaves signs out that stand alone', () => assert.equal(rank('Anna - Meier', anna), 'start'));

  it('has conditions of which each holds wherever a better one does', () => {
    for (const [search, members] of cases) {
      const wanted = wantedOf(search);
      const text = documentOf(members);
      const ranks = RANKS.filter(each => wanted !== null && holds(wanted[each], text));
      assert.deepEqual(ranks, RANKS.slice(RANKS.length - ranks.length), search);
    }
  });

  it('looks for three characters at least, so that an index of trigrams answers all of it', () => {
    for (const [search] of cases) {
      const patterns = RANKS.flatMap(each => wantedOf(search)?.[each].flat(2) ?? []);
      assert.ok(
        patterns.every(pattern => [...pattern].length >= 3),
        patterns.join(),
      );
    }
  });

  it('says by which members it found something, the best first', () => {
    const members = (search: string, of: readonly SearchedMember[]) => {
      const wanted = wantedOf(search);
      return wanted === null ? [] : matchedMembers(wanted, of);
    };
    assert.deepEqual(members('anna', anna), ['firstName', 'login', 'displayName', 'email']);
    assert.deepEqual(members('anna 4711', anna), ['login', 'displayName', 'firstName', 'email', 'extension']);
    assert.deepEqual(members('aa-bb-cc-dd-ee-0f', phone), ['mac']);
    assert.deepEqual(members('gebäude', phone), ['tags']);
  });
});
