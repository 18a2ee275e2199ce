/** The calls of a directory are told in words where they have a meaning for administrators. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { whatItDid } from './what-it-did.ts';

it('says what a call did, and nothing where it does not know', () => {
  for (const [call, said] of [
    ['GET /scim/v2/Users?filter=userName%20eq%20%22a%2Fb%22', 'Looked for users'],
    ['POST /scim/v2/Users/.search', 'Looked for users'],
    ['GET /scim/v2/Users/7f', 'Read a user'],
    ['POST /scim/v2/Users', 'Added a user'],
    ['PUT /scim/v2/Users/7f', 'Changed a user'],
    ['PATCH /scim/v2/Groups/7f?attributes=id', 'Changed a group'],
    ['DELETE /scim/v2/Groups/7f', 'Deleted a group'],
    ['GET /scim/v2/Devices', 'Looked for devices'],
    ['POST /scim/v2/Bulk', 'Sent several changes at once'],
    ['GET /scim/v2/Schemas', 'Asked what heldby can do'],
    ['GET /scim/v2/Me', undefined],
    ['GET /scim/v2?filter=x', undefined],
    ['GET /scim/v2/constructor', undefined],
  ] as const) {
    const [method = '', path = ''] = call.split(' ');
    assert.equal(whatItDid({ method, path }), said, call);
  }
});
