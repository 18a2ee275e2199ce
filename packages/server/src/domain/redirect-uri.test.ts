/** Tests which redirect URIs can be registered. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { faultOfRedirectUri, formActionOf } from './redirect-uri.ts';

const TAKEN = [
  'https://app.example.com/callback',
  'https://app.example.com/callback?tenant=1&x=%20',
  'https://app.example.com:8443',
  'http://localhost:3000/cb',
  'http://127.0.0.1/cb',
  'http://[::1]:8080/cb',
  'com.example.app:/oauth',
  'fieldapp://signed-in',
];

const REFUSED = [
  '',
  '/callback',
  '//evil.example.com/cb',
  'app.example.com/callback',
  'https://app.example.com/#fragment',
  'https://app.example.com/cb#',
  'https://app.example.com@evil.example.com/cb',
  'https://user:secret@app.example.com/cb',
  'http://app.example.com/cb',
  'http://localhost.evil.example.com/cb',
  'http://127.0.0.1.evil.example.com/cb',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'https://app.example.com\\@evil.example.com',
  'https://app.example.com/a b',
  ' https://app.example.com/cb',
  'https://app.example.com/\r\nSet-Cookie: a=b',
  'https://app.example.com/"onmouseover',
];

for (const uri of TAKEN) it(`${uri} can be registered`, () => assert.equal(faultOfRedirectUri(uri), undefined));
for (const uri of REFUSED) {
  it(`${JSON.stringify(uri)} cannot be registered`, () => assert.equal(typeof faultOfRedirectUri(uri), 'string'));
}

it('a form may reach the origin of the redirect URI, or its scheme where there is no origin', () => {
  assert.equal(formActionOf('https://app.example.com:8443/cb?x=1'), 'https://app.example.com:8443');
  assert.equal(formActionOf('http://[::1]:8080/cb'), 'http:');
  assert.equal(formActionOf('fieldapp://signed-in'), 'fieldapp:');
});
