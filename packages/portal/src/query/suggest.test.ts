import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deviceGrammar } from './devices.ts';
import { parseQuery } from './parse.ts';
import { peopleGrammar } from './people.ts';
import { optionOf, suggestAt } from './suggest.ts';

/** `|` is the cursor. */
const at = (marked: string) => suggestAt(deviceGrammar, marked.replace('|', ''), marked.indexOf('|'));
const labels = (marked: string) => at(marked).options.map(({ label }) => label);

describe('suggestions', () => {
  it('offer every filter where nothing is typed', () => {
    assert.equal(labels('|').length, deviceGrammar.fields.length);
    assert.equal(labels('pixel |').length, deviceGrammar.fields.length);
  });

  it('offer filters by their names and meanings, those that begin so first', () => {
    assert.deepEqual(labels('mo|').slice(0, 1), ['model:']);
    assert.ok(labels('operating|').includes('platform:'));
  });

  it('offer a value straight away', () => {
    assert.ok(labels('desk|').includes('kind:desk_phone'));
  });

  it('offer the words of a filter, and after a comma the next', () => {
    assert.deepEqual(
      labels('is:st|'),
      ['is:stale'].map(text => text.slice(3)),
    );
    assert.deepEqual(labels('kind:mobile,room|'), ['room_device']);
    const { from, to } = at('kind:mobile,ro|om tag:x');
    assert.deepEqual([from, to], [12, 16]);
  });

  it('offer with a minus only what can be turned around', () => {
    assert.ok(!labels('-|m').includes('-model:'));
    assert.ok(labels('-k|').includes('-kind:'));
    assert.deepEqual(labels('-is:st|'), ['stale']);
    assert.deepEqual(labels('-platform:io|'), []);
  });

  it('ask for people and places', () => {
    assert.deepEqual(at('held-by:"Ann M|').lookUp, { of: 'person', text: 'Ann M' });
    assert.equal(optionOf('Zürich HB', 'Zürich HB', '').insert, '"Zürich HB" ');
  });

  it('make a query without a fault, or the beginning of a filter', () => {
    const texts = fc.array(fc.constantFrom('k', 'is', ':', '-', ',', ' ', 'desk', '"', 'st'), { maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.constantFrom(deviceGrammar, peopleGrammar), (parts, grammar) => {
        const { from, to, options } = suggestAt(grammar, parts.join(''), parts.join('').length);
        assert.ok(from <= to);
        for (const { insert } of options) {
          if (insert.endsWith(':')) continue;
          const name = /^-?[a-z-]+:/.exec(parts.join('').slice(0, from).split(' ').at(-1) ?? '')?.[0] ?? '';
          const { errors } = parseQuery(grammar, name + insert);
          assert.deepEqual(errors, []);
        }
      }),
    );
  });
});
