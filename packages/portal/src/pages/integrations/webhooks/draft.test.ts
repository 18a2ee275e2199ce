import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyOf, draftOf } from './draft.ts';

const ANYTHING = { ownerId: null, deviceId: null, locationId: null };

describe('the body of a webhook', () => {
  it('wants every event where no type is given', () => {
    const body = bodyOf({ ...draftOf(undefined), name: ' Tickets ', url: ' https://a.example/in ' });
    const filter = { types: null, ...ANYTHING };
    assert.deepEqual(body, { name: 'Tickets', format: 'standard', filter, url: 'https://a.example/in' });
  });

  it('has the chosen types, and leaves the URL as it is where none is typed', () => {
    const body = bodyOf({ ...draftOf(undefined), name: 'Tickets', types: ['device.*', 'assignment.ended', 'line.*'] });
    assert.deepEqual(body.filter, { types: ['device.*', 'assignment.ended', 'line.*'], ...ANYTHING });
    assert.equal('url' in body, false);
  });

  it('has who, which device and which location the events are to be about', () => {
    const filter = { ownerId: 'a', deviceId: 'b', locationId: 'c' };
    assert.deepEqual(bodyOf({ ...draftOf(undefined), name: 'Tickets', ...filter }).filter, { types: null, ...filter });
  });
});
