/** The reference page as it is served: its policy, its files, and how they are cached. What a browser makes of it: test/browser. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { packageFile } from '../src/lib/package-file.ts';
import { dialects } from './support/operations-world.ts';
import { useRegistry } from './support/registry.ts';

describe('the reference page', () => {
  const registry = useRegistry('sqlite');
  let server: FastifyInstance;

  before(async () => {
    server = await registry().serve();
  });

  const get = (url: string, headers = {}) => server.inject({ method: 'GET', url, headers });
  const filesOf = (html: string) => [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, name]) => `/docs/${name}`);

  it('links to the document of every face, also where no script runs', async () => {
    const { statusCode, payload, headers } = await get('/docs/');
    assert.deepEqual([statusCode, headers['content-type']], [200, 'text/html; charset=utf-8']);
    for (const { id } of dialects) {
      assert.ok(payload.includes(`href="../openapi/${id}.json"`), id);
      assert.equal((await get(`/openapi/${id}.json`)).statusCode, 200);
    }
  });

  it('is found without its last slash, below any path', async () => {
    const { statusCode, headers } = await get('/docs');
    assert.deepEqual([statusCode, headers.location], [308, 'docs/']);
  });

  it('allows no script but its own files, nothing from other hosts, and styles by a nonce of this answer alone', async () => {
    const [one, other] = [await get('/docs/'), await get('/docs/')];
    const policy = String(one.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    assert.equal(Buffer.from(nonce, 'base64').length, 16);
    assert.deepEqual(policy.replace(nonce, '…').split('; '), [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-…'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]);
    assert.ok(one.payload.includes(nonce) && !other.payload.includes(nonce));
    assert.doesNotMatch(one.payload, /<script>|<style|\son\w+=|https?:/);
    assert.match(String(one.headers['cache-control']), /no-store/);
  });

  it('has files that are cached for good, each under a name with its digest', async () => {
    const names = filesOf((await get('/docs/')).payload);
    assert.equal(names.length, 3);
    for (const name of names) {
      const { statusCode, headers } = await get(name);
      assert.deepEqual([statusCode, headers['cache-control']], [200, 'public, max-age=31536000, immutable'], name);
      assert.match(String(headers['content-type']), /^text\/(?:javascript|css); charset=utf-8$/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.match(name, /-[0-9a-f]{16}\.(?:js|css)$/);
    }
    assert.equal((await get('/docs/scalar-0000000000000000.js')).statusCode, 404);
    assert.equal((await get('/docs/..%2Fpackage.json')).statusCode, 404);
  });

  it('sends Scalar compressed to those who read that, and as it was published', async () => {
    const name = filesOf((await get('/docs/')).payload).find(each => each.includes('scalar')) ?? '';
    const { sha256 } = JSON.parse(readFileSync(packageFile('reference-page/scalar.json'), 'utf8'));
    const packed = await get(name, { 'accept-encoding': 'br, gzip' });
    assert.deepEqual([packed.headers['content-encoding'], packed.headers.vary], ['gzip', 'Accept-Encoding']);
    assert.equal(hash('sha256', gunzipSync(packed.rawPayload)), sha256);
    for (const encoding of ['identity', 'gzip;q=0', '']) {
      const plain = await get(name, { 'accept-encoding': encoding });
      assert.equal(plain.headers['content-encoding'], undefined);
      assert.equal(hash('sha256', plain.rawPayload), sha256);
    }
  });
});
