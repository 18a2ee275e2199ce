import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EVENT_CHOICES } from '../../../query/events.ts';
import { findTypes } from './find-types.ts';

const names = (text: string, chosen: readonly string[] = []) => findTypes(text, chosen).map(({ value }) => value);

describe('types of events', () => {
  it('are found by their name, and by words of what they say', () => {
    assert.ok(names('assignment.').includes('assignment.*'));
    const { value, text } = EVENT_CHOICES.find(choice => choice.value === 'assignment.ended') ?? assert.fail('it is a type');
    assert.ok(names(text).includes(value));
    assert.deepEqual(names('nothing is called like this'), []);
  });

  it('are offered once, and not where every type of their thing is chosen', () => {
    assert.ok(names('device.created').includes('device.created'));
    assert.ok(!names('device.created', ['device.created']).includes('device.created'));
    assert.deepEqual(
      names('device.', ['device.*']).filter(type => type.startsWith('device.')),
      [],
    );
  });
});
