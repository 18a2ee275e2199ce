/** Tests that no request leaves for an address inside, in whatever way the address is written or looked up. */
import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createEgress, type LookUpAll } from './egress.ts';

/** Answers names as the test says. */
function names(addresses: Readonly<Record<string, readonly string[]>>): LookUpAll {
  return (name, found) => found(null, (addresses[name] ?? []).map(toAddress));
}

function toAddress(address: string): LookupAddress {
  return { address, family: address.includes(':') ? 6 : 4 };
}

const REFUSED = /an address of this machine, of a private network or for a special purpose; --allow-private allows it/;

describe('the way out', () => {
  const server = createServer((request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { location: '/asked' }).end();
    else if (request.url === '/endless') response.end(Buffer.alloc(300 * 1024));
    else if (request.url === '/letters') response.end('seven: é');
    else response.end(`${request.method} ${request.url}`);
  });
  let port = 0;
  before(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  after(() => server.close());

  it('does not lead to an address inside, however it is written in the URL', async () => {
    const { check, fetch, faultOf } = createEgress(null);
    const hosts = [
      ...['127.0.0.1', '127.1', '0x7f.1', '2130706433', '017700000001', '0', '10.1.2.3', '172.31.255.1', '192.168.0.1'],
      ...['100.64.0.1', '169.254.169.254', '192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
      ...[
        '[::]',
        '[::1]',
        '[::ffff:127.0.0.1]',
        '[::ffff:7f00:1]',
        '[::7f00:1]',
        '[::ffff:0:7f00:1]',
        '[64:ff9b::7f00:1]',
        '[2002:7f00:1::]',
      ],
      ...['[fc00::1]', '[fd12::1]', '[fe80::1]', '[fec0::1]', '[ff02::1]', '[2001::1]', '[2001:db8::1]'],
    ];
    for (const host of hosts) {
      const url = new URL(`http://${host}:${port}/`);
      assert.match(faultOf(url) ?? '', REFUSED, host);
      await assert.rejects(check(url), REFUSED, host);
      await assert.rejects(fetch(url.href, {}), REFUSED, host);
    }
    for (const host of ['1.1.1.1', '172.32.0.1', '[2606:4700::1]', '[::ffff:1.1.1.1]']) {
      assert.equal(faultOf(new URL(`https://${host}/`)), undefined, host);
    }
  });

  it('does not lead to a name of which any address is inside', async () => {
    const lookUp = names({
      'a.example': ['127.0.0.1'],
      'b.example': ['1.1.1.1', '10.0.0.1'],
      'c.example': ['::1'],
      'd.example': [],
    });
    const { check, fetch } = createEgress(null, lookUp);
    for (const name of ['a.example', 'b.example', 'c.example']) {
      await assert.rejects(check(new URL(`http://${name}:${port}/`)), REFUSED);
      await assert.rejects(fetch(`http://${name}:${port}/`, {}), REFUSED);
    }
    await assert.rejects(check(new URL('http://d.example/')), /d\.example has no address/);
  });

  it('checks the address that is connected to, so that a name that changes gains nothing', async () => {
    let times = 0;
    const { check, fetch } = createEgress(null, (_name, found) => {
      times += 1;
      found(null, [toAddress(times === 1 ? '1.1.1.1' : '127.0.0.1')]);
    });
    await check(new URL(`http://rebinding.example:${port}/`));
    await assert.rejects(fetch(`http://rebinding.example:${port}/`, {}), REFUSED);
    assert.equal(times, 2);
  });

  it('leads to what the operator allows, by address, network or word', async () => {
    for (const allowed of ['127.0.0.1', '127.0.0.0/8', 'loopback', '10.0.0.0/8,loopback']) {
      const { check, fetch } = createEgress(allowed, names({ 'id.example': ['127.0.0.1'] }));
      await check(new URL(`http://id.example:${port}/`));
      const answer = await fetch(`http://id.example:${port}/asked`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
      assert.deepEqual([answer.status, await answer.text()], [200, 'POST /asked']);
      await assert.rejects(check(new URL('http://192.168.0.1/')), REFUSED);
    }
    assert.equal(createEgress('private').faultOf(new URL('https://192.168.0.1/')), undefined);
    assert.match(createEgress('private').faultOf(new URL('https://169.254.169.254/')) ?? '', REFUSED);
  });

  it('posts to what is checked at each connection, and in the clear only to what the operator allows by name', async () => {
    const message = { headers: {}, body: Buffer.from('{}'), keptBytes: 8, answeredWithinMs: 5_000 };
    let times = 0;
    const rebinding = createEgress(null, (_name, found) => {
      times += 1;
      found(null, [toAddress(times === 1 ? '1.1.1.1' : '127.0.0.1')]);
    });
    await rebinding.checkTarget(new URL(`https://rebinding.example:${port}/`));
    await assert.rejects(rebinding.post(`https://rebinding.example:${port}/`, message), REFUSED);
    await assert.rejects(createEgress(null).post(`http://127.0.0.1:${port}/`, message), REFUSED);
    const outside = createEgress('loopback', names({ 'out.example': ['1.1.1.1'], 'in.example': ['127.0.0.1'] }));
    await assert.rejects(
      outside.checkTarget(new URL('http://out.example/')),
      /http is only for addresses that --allow-private allows/,
    );
    await assert.rejects(outside.post('http://out.example/', message), /use https/);
    assert.deepEqual(await outside.post(`http://in.example:${port}/asked`, message), {
      status: 200,
      retryAfter: null,
      answer: 'POST /as',
    });
    assert.equal((await outside.post(`http://in.example:${port}/redirect`, message)).status, 302);
    assert.equal((await outside.post(`http://in.example:${port}/endless`, message)).answer.length, 8);
    assert.equal((await outside.post(`http://in.example:${port}/letters`, message)).answer, 'seven: ', 'without half a letter');
  });

  it('takes no password from a URL, follows no redirect, and reads no endless answer', async () => {
    const { fetch, faultOf } = createEgress('loopback');
    const at = (path: string) => `http://127.0.0.1:${port}${path}`;
    assert.equal(faultOf(new URL('https://me:secret@id.example/')), 'it must not contain a user name or a password');
    await assert.rejects(fetch(`http://me@127.0.0.1:${port}/`, {}), /must not contain a user name/);
    const redirect = await fetch(at('/redirect'), {});
    assert.deepEqual([redirect.status, redirect.headers.get('location')], [302, '/asked']);
    await assert.rejects(fetch(at('/endless'), {}), /is longer than 262144 bytes/);
    await assert.rejects(fetch(at('/asked'), { signal: AbortSignal.abort() }), { name: 'AbortError' });
  });
});
