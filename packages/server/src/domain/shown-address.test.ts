/** Tests the address that is shown for people, and how they are found by it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EMAIL_DOMAIN, isShownAddress, loginsBehind, shownAddress } from './shown-address.ts';

const named = { emailDomain: 'Example.com' };

describe('the address that is shown', () => {
  it('is the person’s own, or else the login where that is an address, or else the login at a domain', () => {
    assert.equal(shownAddress({ login: 'ann', email: 'a@b.example' }, named), 'a@b.example');
    assert.equal(shownAddress({ login: 'ann@corp.example', email: null }, named), 'ann@corp.example');
    assert.equal(shownAddress({ login: 'ann', email: null }, named), 'ann@Example.com');
    assert.equal(shownAddress({ login: 'ann', email: null }, {}), `ann@${EMAIL_DOMAIN}`);
  });

  it('has no blank and one @, whatever the login is, and leads back to the login', () => {
    for (const login of ['Ann Lee', 'a@b', 'a@b@c.example', 'büro/5', '100%', "o'neil", '📱', '%41']) {
      const address = shownAddress({ login, email: null }, named);
      assert.match(address, /^[!-?A-~]+@Example\.com$/);
      assert.ok(loginsBehind(address, named).includes(login), login);
      assert.ok(isShownAddress(address.toUpperCase(), { login, email: null }, named), login);
    }
  });

  it('is nobody else’s: other addresses lead to no login, and one’s own address hides the made one', () => {
    assert.deepEqual(loginsBehind('ann@other.example', named), ['ann@other.example']);
    assert.deepEqual(loginsBehind('%@example.com', named), ['%@example.com']);
    assert.deepEqual(loginsBehind('ann', named), ['ann']);
    assert.ok(!isShownAddress('ann@example.com', { login: 'ann', email: 'ann@corp.example' }, named));
  });
});
