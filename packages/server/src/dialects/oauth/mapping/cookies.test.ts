/** Cookies are read as browsers send them. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { cookiesOf } from './cookies.ts';

function read(header: string | undefined, publicUrl = 'https://devices.example'): string | undefined {
  const request = { headers: { cookie: header } } as unknown as FastifyRequest;
  return cookiesOf({ publicUrl } as Parameters<typeof cookiesOf>[0], request).get('session');
}

it('reads the cookie of its name among others, the first where there are several', () => {
  assert.equal(read('a=1; __Host-heldby-session=x; __Host-heldby-session=y'), 'x');
  assert.equal(read(' __Host-heldby-session = x '), 'x');
  assert.equal(read('heldby-session=x', 'http://localhost'), 'x');
});

it('reads nothing where there is none, and nothing that another host could have set', () => {
  for (const header of [undefined, '', ';;', '__Host-heldby-session', 'heldby-session=x', '=x'])
    assert.equal(read(header), undefined);
});

it('gives the value as it was set', () => {
  assert.equal(read('__Host-heldby-session=a%41=b'), 'a%41=b');
  assert.equal(read('__proto__=x'), undefined);
});
