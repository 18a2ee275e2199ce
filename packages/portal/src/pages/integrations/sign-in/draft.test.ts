/** What is typed about a sign-in provider. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draftOf, isWhole, membersOf, NEW } from './draft.ts';

describe('what is typed about a sign-in provider', () => {
  it('has its domains one in a line, and takes blanks and commas for lines, too', () => {
    const known = {
      name: 'Entra',
      domains: ['a.example', 'b.example'],
      loginClaim: 'upn',
      verifiedAsText: true,
      groupsClaim: 'groups',
      newPeople: { role: 'member', locationId: 'x' },
    } as const;
    assert.equal(draftOf(known).domains, 'a.example\nb.example');
    assert.deepEqual(membersOf(draftOf(known)), known);
    assert.deepEqual(membersOf({ ...NEW, name: ' Entra ', domains: ' a.example, b.example;\n' }).domains, [
      'a.example',
      'b.example',
    ]);
    assert.deepEqual(membersOf({ ...NEW, name: 'Entra' }).domains, []);
  });

  it('is whole with a name and a claim', () => {
    assert.equal(isWhole(NEW), false);
    assert.equal(isWhole({ ...NEW, name: 'Entra' }), true);
    assert.equal(isWhole({ ...NEW, name: 'Entra', loginClaim: ' ' }), false);
  });
});
