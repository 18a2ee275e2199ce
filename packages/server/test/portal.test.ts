/** The portal as it is served: its policy, its addresses, its files, and how they are cached. What a browser makes of it: packages/portal. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { useRegistry } from './support/registry.ts';

describe('the portal', () => {
  const registry = useRegistry('sqlite');
  let server: FastifyInstance;

  before(async () => {
    server = await registry().serve();
  });

  const get = (url: string, headers = {}) => server.inject({ method: 'GET', url, headers });
  /** The addresses of the files that the page at this address asks for. */
  const filesAt = async (url: string) => {
    const { payload } = await get(url);
    return [...payload.matchAll(/(?:src|href)="([^"]+\.\w+)"/g)].map(
      ([, file = '']) => new URL(file, `http://host${url}`).pathname,
    );
  };

  it('is where the root of the server leads a browser, and any other client is told what is where', async () => {
    const browser = await get('/', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    assert.deepEqual([browser.statusCode, browser.headers.location], [302, 'portal/']);
    const program = await get('/', { accept: '*/*' });
    assert.deepEqual(
      [program.statusCode, program.json()],
      [200, { name: 'heldby', portal: 'portal/', api: 'registry/v1', reference: 'docs/' }],
    );
    assert.deepEqual([browser.headers.vary, program.headers.vary], ['Accept', 'Accept']);
  });

  it('is found without its last slash, below any path', async () => {
    const { statusCode, headers } = await get('/portal');
    assert.deepEqual([statusCode, headers.location], [308, 'portal/']);
  });

  it('answers every address below it with its page, which finds its files by relative addresses', async () => {
    const files = await filesAt('/portal/');
    assert.ok(files.length >= 4, files.join());
    for (const url of [
      '/portal/people',
      '/portal/people/',
      '/portal/people/0199-a/timeline?asOf=2026-05-04',
      '/portal/a/b/c/d',
    ]) {
      const { statusCode, headers } = await get(url);
      assert.deepEqual([statusCode, headers['content-type']], [200, 'text/html; charset=utf-8'], url);
      assert.deepEqual(await filesAt(url), files, url);
    }
    for (const file of files) assert.equal((await get(file)).statusCode, 200, file);
  });

  it('allows scripts and styles of this server alone, nothing inline, and no text that becomes markup', async () => {
    const { headers, payload } = await get('/portal/');
    assert.deepEqual(String(headers['content-security-policy']).split('; '), [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.doesNotMatch(payload, /<script>|<style|\son\w+=|\sstyle=|https?:/);
  });

  it('is asked for again at each visit, and sent only when it has changed', async () => {
    const first = await get('/portal/people');
    assert.equal(first.headers['cache-control'], 'no-cache');
    const again = await get('/portal/devices', { 'if-none-match': first.headers.etag });
    assert.deepEqual([again.statusCode, again.payload], [304, '']);
    assert.equal((await get('/portal/people/1', { 'if-none-match': first.headers.etag })).statusCode, 200, 'another depth');
  });

  it('has files that are cached for good, each compressed as the client reads it', async () => {
    for (const file of await filesAt('/portal/')) {
      const plain = await get(file);
      assert.match(file, /^\/portal\/assets\/[\w-]+-[\w-]{8,16}\.(?:js|css|woff2)$/);
      assert.equal(plain.headers['cache-control'], 'public, max-age=31536000, immutable');
      assert.equal(plain.headers['content-encoding'], undefined);
      if (file.endsWith('.woff2')) continue;
      const [br, gzip] = [await get(file, { 'accept-encoding': 'gzip, br' }), await get(file, { 'accept-encoding': 'gzip' })];
      assert.deepEqual([br.headers['content-encoding'], gzip.headers['content-encoding']], ['br', 'gzip']);
      assert.equal(br.headers.vary, 'Accept-Encoding');
      assert.deepEqual(brotliDecompressSync(br.rawPayload), plain.rawPayload);
      assert.deepEqual(gunzipSync(gzip.rawPayload), plain.rawPayload);
    }
  });

  it('has no other files', async () => {
    for (const name of ['main.js', '..%2Findex.html', '.built', '..%2F..%2Fbundle%2Fmain.js']) {
      assert.equal((await get(`/portal/assets/${name}`)).statusCode, 404, name);
    }
  });
});
