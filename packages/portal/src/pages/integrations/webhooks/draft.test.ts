import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyOf, draftOf } from './draft.ts';

describe('the body of a webhook', () => {
  it('wants every event where no type is given', () => {
    const body = bodyOf({ ...draftOf(undefined), name: ' Tickets ', url: ' https://a.example/in ' });
    assert.deepEqual(body, { name: 'Tickets', format: 'standard', filter: { types: null }, url: 'https://a.example/in' });
  });

  it('has the types line by line, and leaves the URL as it is where none is typed', () => {
    const body = bodyOf({ ...draftOf(undefined), name: 'Tickets', types: 'device.*\n\n assignment.ended, line.*' });
    assert.deepEqual(body.filter, { types: ['device.*', 'assignment.ended', 'line.*'] });
    assert.equal('url' in body, false);
  });
});
