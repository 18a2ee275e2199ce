/** The API reference as each face serves it: the document of the repository, with the address at which it was asked. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../src/settings.ts';
import { type Api, createApi, type Headers } from './support/http.ts';
import { dialects } from './support/operations-world.ts';
import { useRegistry } from './support/registry.ts';

const DOCUMENT = '/openapi/native.json';
const IN_REPOSITORY = new URL('../../../docs/reference/', import.meta.url);

describe('the OpenAPI document of a face', () => {
  const registry = useRegistry('sqlite');
  let ask: Api;

  before(async () => {
    ask = createApi(await registry().serve(), null);
  });

  const serverAskedBy = async (headers: Headers, settings: Partial<Settings> = {}) => {
    const server: FastifyInstance = await registry().serve(settings);
    const { body } = await createApi(server, null)('GET', DOCUMENT, undefined, headers);
    return body.servers.map(({ url }: { url: string }) => url);
  };

  it('is the one in the repository, for every face, without a token', async () => {
    for (const { id } of dialects) {
      const answer = await ask('GET', `/openapi/${id}.json`);
      assert.equal(answer.status, 200, id);
      assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
      const stored = JSON.parse(readFileSync(new URL(`openapi.${id}.json`, IN_REPOSITORY), 'utf8'));
      const { servers, ...document } = answer.body;
      assert.deepEqual({ ...document, servers: stored.servers }, stored);
      assert.deepEqual(servers, [{ url: 'http://localhost', description: stored.servers[0].description }]);
    }
  });

  it('names the server by the host that was called, whatever other callers called', async () => {
    assert.deepEqual(await serverAskedBy({ host: 'devices.example:8443' }), ['http://devices.example:8443']);
    assert.deepEqual(await serverAskedBy({ host: 'other.example' }), ['http://other.example']);
  });

  it('names the server by --public-url where it is set', async () => {
    const publicUrl = 'https://devices.example';
    assert.deepEqual(await serverAskedBy({ host: 'inside:8080' }, { publicUrl }), [publicUrl]);
  });

  it('names the path that a trusted proxy removes, and believes nobody else', async () => {
    const headers = {
      host: 'inside',
      'x-forwarded-for': '192.0.2.7',
      'x-forwarded-host': 'devices.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-prefix': '/registry-of/devices/',
    };
    assert.deepEqual(await serverAskedBy(headers, { trustProxy: 'loopback' }), ['https://devices.example/registry-of/devices']);
    assert.deepEqual(await serverAskedBy(headers), ['http://inside']);
    const twisted = { ...headers, 'x-forwarded-prefix': '//elsewhere.example' };
    assert.deepEqual(await serverAskedBy(twisted, { trustProxy: 'loopback' }), ['https://devices.example']);
  });

  it('is sent once: with its tag it is 304, and another address has another tag', async () => {
    const { headers } = await ask('GET', DOCUMENT);
    const etag = String(headers.etag);
    assert.match(etag, /^"[\w-]{22}"$/);
    assert.equal(headers['cache-control'], 'no-cache');
    for (const given of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await ask('GET', DOCUMENT, undefined, { 'if-none-match': given });
      assert.deepEqual([again.status, again.text, again.headers.etag], [304, '', etag]);
    }
    const elsewhere = await ask('GET', DOCUMENT, undefined, { host: 'other.example', 'if-none-match': etag });
    assert.equal(elsewhere.status, 200);
  });

  it('of an unknown face is 404, in words that name the faces', async () => {
    for (const path of ['/openapi', '/openapi/', '/openapi/nobody.json', '/openapi/native', '/openapi/native.json/more']) {
      const answer = await ask('GET', path);
      assert.equal(answer.status, 404, path);
      for (const { id } of dialects) assert.ok(answer.body.detail.includes(`/openapi/${id}.json`), answer.text);
    }
  });

  it('is for pages of its own origin alone', async () => {
    const { headers } = await ask('GET', DOCUMENT, undefined, { origin: 'https://elsewhere.example' });
    assert.equal(headers['access-control-allow-origin'], undefined);
  });
});
