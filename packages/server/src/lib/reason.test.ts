import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fullReasonOf, reasonOf } from './reason.ts';

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' });

describe('why something outside failed', () => {
  it('is said in words where the code is known', () => {
    assert.equal(reasonOf(refused), 'the connection is refused');
    assert.equal(fullReasonOf(refused), 'the connection is refused (connect ECONNREFUSED 127.0.0.1:9)');
  });

  it('is what the last cause says', () => {
    const wrapped = new Error('it failed', { cause: new AggregateError([refused, new Error('other')], '') });
    assert.equal(reasonOf(wrapped), 'the connection is refused');
    assert.equal(reasonOf(new Error('around', { cause: new Error('its answer is no JSON') })), 'its answer is no JSON');
  });

  it('ends for errors that cause each other, and for what is no error', () => {
    const first = new Error('first');
    first.cause = new Error('second', { cause: first });
    assert.equal(reasonOf(first), 'second');
    assert.equal(fullReasonOf('a text'), 'a text');
  });
});
