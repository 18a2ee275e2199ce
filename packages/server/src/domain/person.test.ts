/** Tests which logins are the same person's, and the name that is shown. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { displayNameOf, loginKey } from './person.ts';

it('logins are the same whatever their letter case and however their characters were composed', () => {
  assert.equal(loginKey('Ann@Example.com'), loginKey('ann@example.COM'));
  assert.equal(loginKey('zo\u00eb'), loginKey('ZOE\u0308'));
  assert.equal(loginKey('\uff41nn'), loginKey('ann'), 'full-width letters');
  assert.notEqual(loginKey('ann'), loginKey('anne'));
  assert.notEqual(loginKey('zoe'), loginKey('zo\u00eb'));
});

it('the key of a key is the key itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), login => {
      assert.equal(loginKey(loginKey(login)), loginKey(login));
    }),
  );
});

it('a person is shown by both names, by the one there is, or by the login', () => {
  const login = 'ann@example.com';
  assert.equal(displayNameOf({ firstName: 'Ann', lastName: 'Lee', login }), 'Ann Lee');
  assert.equal(displayNameOf({ firstName: '', lastName: 'Lee', login }), 'Lee');
  assert.equal(displayNameOf({ firstName: 'Ann', lastName: '', login }), 'Ann');
  assert.equal(displayNameOf({ firstName: '', lastName: '', login }), login);
});
