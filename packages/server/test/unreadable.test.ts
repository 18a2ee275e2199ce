/**
 * Text that no store can keep is refused with the true reason on every face: U+0000, lone surrogates, and bytes that are not UTF-8,
 * in every parameter of every path and query, every member of every body, the sign-in pages' cookie, and a client's Basic credentials.
 */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { before, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { writeDeparture } from '../src/dialects/oauth/mapping/departure.ts';
import { eventCount } from './support/http.ts';
import { listen } from './support/listening.ts';
import { prepare } from './support/operations-world.ts';
import { onBothDatabases, useRegistry } from './support/registry.ts';
import {
  type GoodRequest,
  goodRequests,
  type MemberSchema,
  queryNames,
  type SentRequest,
  send,
  textMembers,
  urlOf,
  withMember,
} from './support/requests.ts';

/** Percent-encoded text, and what is said of it. */
const ENCODED: readonly (readonly [string, RegExp])[] = [
  ['%00', /U\+0000/],
  ['a%00b', /U\+0000/],
  ['%ff', /UTF-8/],
  ['J%FCrgen', /UTF-8/],
  ['%ED%A0%80', /UTF-8/],
];
const JSON_TEXTS: readonly (readonly [string, RegExp])[] = [
  ['a\0', /U\+0000/],
  ['\ud83d', /surrogates/],
];
const LATIN1 = Buffer.from('{"name":"Jürgen"}', 'latin1');
const DEPARTURE = { state: 'a'.repeat(52), nonce: 'b'.repeat(52), verifier: 'c'.repeat(52), provider: 'd'.repeat(43) };

/** What is in a file is told row by row once it is read: files come in many encodings. */
function takesFile({ route }: GoodRequest): boolean {
  return route.uploads !== undefined;
}

onBothDatabases('text that no store can keep', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let requests: readonly GoodRequest[];

  before(async () => {
    const { callers, worlds } = await prepare(registry());
    server = await registry().serve();
    requests = goodRequests(callers.administrator, worlds.existing);
  });

  /** Where the answer is not 400 with the reason. */
  const faultsOf = async (request: GoodRequest, what: string, sent: SentRequest, reason: RegExp): Promise<string[]> => {
    const { status, text } = await send(server, request, sent);
    return status === 400 && reason.test(text) ? [] : [`${request.route.id}: ${what} is answered ${status} ${text}`];
  };

  const expectNone = async (work: (request: GoodRequest) => Promise<string[]>) => {
    const { storage, organization } = registry();
    const before = await eventCount(storage, organization.org);
    const faults: string[] = [];
    for (const request of requests) faults.push(...(await work(request)));
    assert.deepEqual(faults, []);
    assert.equal(await eventCount(storage, organization.org), before, 'events');
  };

  it('is refused in every parameter of a path', () =>
    expectNone(async request => {
      const faults: string[] = [];
      for (const name of Object.keys(request.params)) {
        for (const [text, reason] of ENCODED) {
          faults.push(...(await faultsOf(request, `${name}=${text}`, { url: urlOf(request, { [name]: text }) }, reason)));
        }
      }
      return faults;
    }));

  it('is refused in every parameter of a query, known or not, and in its name', () =>
    expectNone(async request => {
      const faults: string[] = [];
      for (const name of [...queryNames(request), 'unknown', '%00']) {
        for (const [text, reason] of name === '%00' ? ENCODED.slice(0, 1) : ENCODED) {
          faults.push(...(await faultsOf(request, `?${name}=${text}`, { url: `${urlOf(request)}?${name}=${text}` }, reason)));
        }
      }
      return faults;
    }));

  it('is refused in every member of a body of JSON, and in its name', () =>
    expectNone(async request => {
      if (!request.dialect.bodies.includes('json') || request.route.method === 'GET' || takesFile(request)) return [];
      const faults: string[] = [];
      for (const [text, reason] of JSON_TEXTS) {
        const members = textMembers(request.route.body as MemberSchema | undefined);
        const bodies = members.map(name => [name, withMember(request.body, name, text)] as const);
        for (const [name, body] of [...bodies, ['a name', { ...request.body, [text]: 1 }] as const]) {
          const sent = { url: urlOf(request), contentType: 'application/json', payload: JSON.stringify(body) };
          faults.push(...(await faultsOf(request, name, sent, reason)));
        }
      }
      return faults;
    }));

  it('is refused in every member of a form', () =>
    expectNone(async request => {
      if (!request.dialect.bodies.includes('form') || request.route.method === 'GET') return [];
      const faults: string[] = [];
      for (const name of textMembers(request.route.body as MemberSchema | undefined)) {
        for (const [text, reason] of ENCODED) {
          const sent = { url: urlOf(request), contentType: 'application/x-www-form-urlencoded', payload: `${name}=${text}` };
          faults.push(...(await faultsOf(request, `${name}=${text}`, sent, reason)));
        }
      }
      return faults;
    }));

  it('is refused as the bytes of a body that are not UTF-8', () =>
    expectNone(request => {
      const sent = { url: urlOf(request), contentType: 'application/json', payload: LATIN1 };
      const hasNone = request.route.method === 'GET' || takesFile(request);
      return hasNone ? Promise.resolve([]) : faultsOf(request, 'a body in Latin-1', sent, /UTF-8/);
    }));

  it('is refused where a page of signing in carries a request within a form or a cookie', async () => {
    const named = (id: string) => requests.find(each => each.route.id === id) ?? assert.fail(id);
    const [form, from] = ['application/x-www-form-urlencoded', (text: string) => encodeURIComponent(`client_id=${text}`)];
    for (const [text, reason] of ENCODED) {
      for (const id of ['oauth.sign-in', 'oauth.consent']) {
        const sent = { url: urlOf(named(id)), contentType: form, payload: `request=${from(text)}` };
        assert.deepEqual(await faultsOf(named(id), text, sent, reason), []);
      }
      const cookie = `heldby-departure=${writeDeparture(DEPARTURE, `client_id=${text}`)}`;
      const sent = { url: `${urlOf(named('oauth.callback')).split('?', 1)[0]}?code=x&state=y`, headers: { cookie } };
      assert.deepEqual(await faultsOf(named('oauth.callback'), text, sent, reason), []);
    }
  });

  it('is refused in the Basic credentials of a client', async () => {
    const token = requests.find(each => each.route.id === 'oauth.token') ?? assert.fail();
    const form = {
      url: '/oauth/token',
      contentType: 'application/x-www-form-urlencoded',
      payload: 'grant_type=client_credentials',
    };
    for (const [pair, reason] of [
      [Buffer.from('a\0b:c'), /U\+0000/],
      [Buffer.from('J\xfcrgen:c', 'latin1'), /UTF-8/],
    ] as const) {
      const headers = { authorization: `Basic ${pair.toString('base64')}` };
      assert.deepEqual(await faultsOf(token, 'Basic', { ...form, headers }, reason), []);
    }
  });

  it('is refused on paths that do not exist, in the words of the face', async () => {
    for (const [path, member] of [
      ['/api/v2/nothing', 'contextId'],
      ['/v1/people/x/nothing', 'trackingId'],
      ['/v2/nothing', 'error'],
      ['/registry/v1/nothing', 'faults'],
      ['/oauth/nothing', 'error_description'],
    ] as const) {
      for (const url of [`${path}/%ff`, `${path}/%00`]) {
        const reply = await server.inject({ method: 'GET', url, headers: { authorization: 'Bearer x' } });
        assert.equal(reply.statusCode, 400, `${url}: ${reply.payload}`);
        assert.ok(member in reply.json(), reply.payload);
      }
    }
  });

  it('is refused where a URL has it unescaped, with what to do about it', async () => {
    const { origin } = await listen(registry());
    for (const name of [Buffer.from('jürgen'), Buffer.from('jürgen', 'latin1'), Buffer.from([0xff])]) {
      const bytes = Buffer.concat([
        Buffer.from('GET /registry/v1/people?login='),
        name,
        Buffer.from(' HTTP/1.1\r\nHost: x\r\n\r\n'),
      ]);
      assert.match(await raw(new URL(origin), bytes), /^HTTP\/1.1 400 [\s\S]*percent-encode/);
    }
  });
});

onBothDatabases('a body', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let token: string;

  before(async () => {
    ({ token } = await registry().addPerson('administrator', { role: 'full' }));
    server = await registry().serve();
  });

  const create = (contentType: string, payload: string | Buffer) =>
    server.inject({
      method: 'POST',
      url: '/registry/v1/locations',
      headers: { authorization: `Bearer ${token}`, 'content-type': contentType },
      payload,
    });

  it('may begin with a byte order mark', async () => {
    const reply = await create('application/json', Buffer.from('\ufeff{"name":"Zürich"}'));
    assert.deepEqual([reply.statusCode, reply.json().name], [201, 'Zürich'], reply.payload);
  });

  it('may declare UTF-8 in any spelling', async () => {
    for (const charset of ['utf-8', 'UTF-8', '"utf-8"', 'utf8', 'us-ascii']) {
      assert.equal((await create(`application/json; charset=${charset}`, '{"name":"x"}')).statusCode, 201, charset);
    }
  });

  it('that declares another charset or is compressed is 415 on every face, which names it, also where its bytes are no UTF-8', async () => {
    const compressed = { payload: gzipSync('{}'), 'content-encoding': 'gzip' };
    for (const [url, headers] of [
      ['/registry/v1/locations', { authorization: `Bearer ${token}` }],
      ['/api/v2/mobiledevices', { authorization: `Bearer ${token}` }],
      ['/v1/devices', { authorization: `Bearer ${token}` }],
      ['/v2/users', { 'x-token': token }],
      ['/oauth/token', {}],
    ] as const) {
      for (const charset of ['iso-8859-1', 'utf-16', 'windows-1252']) {
        const reply = await server.inject({
          method: 'POST',
          url,
          headers: { ...headers, 'content-type': `application/json; charset=${charset}` },
          payload: Buffer.from('{"name":"Zürich"}', charset === 'utf-16' ? 'utf16le' : 'latin1'),
        });
        assert.equal(reply.statusCode, 415, `${url}: ${reply.payload}`);
        assert.match(reply.payload, new RegExp(`UTF-8.*${charset}`), url);
      }
      const { payload, ...coding } = compressed;
      const reply = await server.inject({
        method: 'POST',
        url,
        headers: { ...headers, ...coding, 'content-type': 'application/json' },
        payload,
      });
      assert.equal(reply.statusCode, 415, `${url}: ${reply.payload}`);
      assert.match(reply.payload, /coding gzip/, url);
    }
  });

  it('that is empty is none, whatever its type declares', async () => {
    const me = {
      method: 'GET',
      url: '/registry/v1/me',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain; charset=latin1' },
    } as const;
    assert.equal((await server.inject(me)).statusCode, 200);
  });

  it('in JSON with U+0000 as it is, unescaped, is refused for that', async () => {
    const reply = await create('application/json', '{"name":"a\0b"}');
    assert.equal(reply.statusCode, 400);
    assert.match(reply.payload, /U\+0000/);
  });
});

/** Sends bytes, and gives everything that comes back. */
function raw({ hostname, port }: URL, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', chunk => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}
