import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { readTarget } from './request-target.ts';

const request = (url: string, host?: string, httpVersion = '1.1') =>
  ({ url, headers: host === undefined ? {} : { host }, httpVersion }) as IncomingMessage;

describe('the target of a request', () => {
  it('is a path, whichever way the URL was given, and the URL’s host counts before the header’s', () => {
    for (const [url, path, host] of [
      ['/a?b=http://c/d', '/a?b=http://c/d', 'x'],
      ['http://acme.example.com/a?b', '/a?b', 'acme.example.com'],
      ['HTTPS://acme.example.com:8443/', '/', 'acme.example.com:8443'],
      ['http://acme.example.com', '/', 'acme.example.com'],
      ['http://acme.example.com?a=/b', '/?a=/b', 'acme.example.com'],
      ['http://somebody@acme.example.com/a', '/a', 'acme.example.com'],
      ['http://[::1]:80/a', '/a', '[::1]:80'],
      ['*', '*', 'x'],
      ['ftp://acme.example.com/', 'ftp://acme.example.com/', 'x'],
    ] as const) {
      const given = request(url, 'x');
      assert.equal(readTarget(given), true);
      assert.deepEqual([given.url, given.headers.host], [path, host], url);
    }
  });

  it('needs a host from HTTP/1.1 on, wherever it stands', () => {
    assert.equal(readTarget(request('/a')), false);
    assert.equal(readTarget(request('http://acme.example.com/a')), true);
    assert.equal(readTarget(request('/a', '')), true);
    assert.equal(readTarget(request('/a', undefined, '1.0')), true);
  });
});
