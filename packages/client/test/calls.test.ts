/** What a call sends, when it ends, and which errors it can end with. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient, HeldbyError } from '@heldby/client';
import { answering, json, problem, silent } from './answers.ts';

const ok = json({ id: '1' });

async function errorOf(call: Promise<unknown>): Promise<HeldbyError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof HeldbyError, String(error));
  return error;
}

describe('a call', () => {
  it('goes below the path of the base URL, with or without a slash at its end', async () => {
    for (const baseUrl of ['https://example.com/devices', 'https://example.com/devices//']) {
      const { client, sent } = answering([ok], { baseUrl });
      await client.people.list({ login: 'a b', limit: 5 });
      assert.equal(sent[0]?.url, 'https://example.com/devices/registry/v1/people?login=a+b&limit=5');
    }
  });

  it('takes ids with any characters', async () => {
    const { client, sent } = answering([ok]);
    await client.hosts.remove('a/b?c');
    assert.equal(sent[0]?.url, 'https://devices.example.com/registry/v1/organization/hosts/a%2Fb%3Fc');
  });

  it('carries the token of the moment, the headers of the client, and JSON', async () => {
    let number = 0;
    const token = async () => {
      number += 1;
      return `t${number}`;
    };
    const { client, sent } = answering([ok], { token, headers: { 'X-Team': 'desk' } });
    await client.devices.create({ kind: 'browser' }, { ifRevision: 3, dryRun: true });
    await client.me.get();
    const [first, second] = sent;
    assert.deepEqual(
      ['authorization', 'x-team', 'content-type', 'if-match'].map(name => first?.headers.get(name)),
      ['Bearer t1', 'desk', 'application/json', '"3"'],
    );
    assert.deepEqual([first?.body, new URL(first?.url ?? '').search], ['{"kind":"browser"}', '?dryRun=true']);
    assert.deepEqual([second?.headers.get('authorization'), second?.body], ['Bearer t2', undefined]);
  });

  it('carries no token if the client has none', async () => {
    const headers: (string | null)[] = [];
    const fetch = async (_url: string, init: RequestInit) => {
      headers.push(new Headers(init.headers).get('authorization'));
      return ok();
    };
    await createClient({ baseUrl: 'https://devices.example.com', fetch }).me.get();
    assert.deepEqual(headers, [null]);
  });

  it('ends when its time is over', async () => {
    const { client, sent } = answering([() => silent(sent)()]);
    const error = await errorOf(client.me.get({ timeoutMs: 20 }));
    assert.deepEqual([error.code, error.status, error.message], ['timed_out', null, 'There was no answer within 20 ms.']);
    assert.equal(sent.length, 1);
  });

  it('ends with the reason of the signal, before it is sent, while it waits, and between attempts', async () => {
    const reason = new Error('changed my mind');
    const before = answering([ok]);
    await assert.rejects(before.client.me.get({ signal: AbortSignal.abort(reason) }), reason);
    assert.equal(before.sent.length, 0);
    const { client, sent } = answering([() => silent(sent)()]);
    const during = new AbortController();
    const call = client.me.get({ signal: during.signal });
    setImmediate(() => during.abort(reason));
    await assert.rejects(call, reason);
    const between = new AbortController();
    const waiting = answering([problem(503, 'unavailable', { 'Retry-After': '20' })]);
    const retried = waiting.client.me.get({ signal: between.signal });
    setTimeout(() => between.abort(reason), 20);
    await assert.rejects(retried, reason);
    assert.equal(waiting.sent.length, 1);
  });

  it('gives a body that is read later, for as long as the signal is not aborted', async () => {
    const stop = new AbortController();
    const { client, sent } = answering([() => new Response('{"a":1}\n{"a":2}\n')]);
    const answer = await client.open('GET', '/events', { signal: stop.signal, timeoutMs: 10 });
    assert.equal(await answer.text(), '{"a":1}\n{"a":2}\n');
    assert.equal(sent[0]?.signal?.aborted, false);
    stop.abort();
    assert.equal(sent[0]?.signal?.aborted, true);
  });
});

describe('an error', () => {
  it('is unknown if a proxy answered, and has its status', async () => {
    const { client } = answering([() => new Response('<html>', { status: 403, headers: { 'X-Request-Id': 'p-1' } })]);
    const error = await errorOf(client.me.get());
    assert.deepEqual([error.code, error.status, error.requestId], ['unknown', 403, 'p-1']);
    assert.equal(error.message, "The server answered 403, and not with heldby's problem details.");
  });

  it('is unknown if a success is not JSON, or the code is of a newer server', async () => {
    const page = answering([() => new Response('<html>')]);
    assert.deepEqual([(await errorOf(page.client.me.get())).code, page.sent.length], ['unknown', 1]);
    const newer = answering([problem(418, 'teapot')]);
    const error = await errorOf(newer.client.me.get());
    assert.deepEqual([error.code, error.message], ['unknown', 'It is teapot.']);
  });

  it('names the request', async () => {
    const { client } = answering([problem(404, 'not_found')]);
    const { method, url, attempts, name } = await errorOf(client.people.get('7'));
    assert.deepEqual(
      [method, url, attempts, name],
      ['GET', 'https://devices.example.com/registry/v1/people/7', 1, 'HeldbyError'],
    );
  });
});
