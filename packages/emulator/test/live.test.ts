/** Those who look at an emulator: they are told what happens, and change nothing by looking. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { createEmulator, type Emulator } from '../src/index.ts';
import { call } from './support.ts';

let emulator: Emulator;
before(async () => {
  emulator = await createEmulator();
});
beforeEach(() => emulator.reset());
after(() => emulator.close());

interface Happening {
  readonly now: string;
  readonly clock: string;
  readonly faults: readonly { readonly left: number | null }[];
  readonly snapshots: readonly { readonly id: string; readonly at: string }[];
  readonly recording: number;
  readonly requests: readonly Readonly<Record<string, unknown>>[];
}

/** Follows, and gives what was told once it fits. */
async function follow(): Promise<{
  until: (fits: (told: Happening) => boolean) => Promise<Happening>;
  stop: () => Promise<void>;
}> {
  const { body } = await fetch(`${emulator.url}/_emulator/live`);
  const reader = (body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Happening> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        if (event.startsWith('data: ')) return JSON.parse(event.slice('data: '.length));
      } else text += (await reader.read()).value ?? assert.fail('the stream ended');
    }
  };
  const until = async (fits: (told: Happening) => boolean) => {
    for (;;) {
      const told = await next();
      if (fits(told)) return told;
    }
  };
  return { until, stop: () => reader.cancel() };
}

const me = () => call(emulator, emulator.tokens.webex.full, 'GET', '/v1/people/me');

it('tells of requests as they come and end, of faults, the clock, snapshots and resets', async () => {
  await me();
  const { until, stop } = await follow();
  const first = await until(() => true);
  assert.deepEqual([first.clock, first.faults, first.snapshots], ['stands', [], []]);
  assert.equal(first.requests[0]?.operation, 'webex.people.me');
  assert.equal('responseBody' in (first.requests[0] ?? {}), false);

  emulator.fault({ path: '/v1/*', delayMs: 300, times: 2 });
  assert.equal((await until(({ faults }) => faults.length > 0)).faults[0]?.left, 2);
  const slow = me();
  const begun = await until(({ requests }) => requests.length > 0);
  assert.deepEqual([begun.requests[0]?.isOver, begun.requests[0]?.status, begun.faults[0]?.left], [false, 0, 1]);
  const over = await until(({ requests }) => requests.length > 0);
  assert.deepEqual([over.requests[0]?.isOver, over.requests[0]?.status, over.requests[0]?.fault], [true, 200, 1]);
  await slow;

  await emulator.clock.advance('P1D');
  await until(({ now }) => now.startsWith('2026-06-02'));
  const { id } = await emulator.snapshot();
  const { snapshots } = await until(told => told.snapshots.length > 0);
  assert.equal(snapshots[0]?.id, id);
  assert.match(snapshots[0]?.at ?? '', /^2026-06-02T12:00/);
  emulator.forget({ id });
  const late = me();
  await until(({ requests }) => requests.length > 0);
  await emulator.reset();
  const anew = await until(({ recording }) => recording > first.recording);
  assert.deepEqual([anew.requests, anew.faults], [[], []]);
  await late;
  await stop();
});

it('does not move a clock that stands by being looked at', async () => {
  const { until, stop } = await follow();
  const { now } = await until(() => true);
  await new Promise(resolve => setTimeout(resolve, 300));
  assert.equal(emulator.clock.now(), now);
  await stop();
});

it('lets time pass by itself and stand, until the reset', async () => {
  const clock = async (body: object) => (await call(emulator, '', 'POST', '/_emulator/clock', body)).body;
  assert.equal((await clock({ runs: true })).runs, true);
  const before = emulator.clock.now();
  await new Promise(resolve => setTimeout(resolve, 30));
  assert.ok(emulator.clock.now() > before);
  await emulator.clock.advance('P1D');
  assert.equal((await clock({ runs: false })).runs, false);
  const stood = emulator.clock.now();
  await new Promise(resolve => setTimeout(resolve, 30));
  assert.equal(emulator.clock.now(), stood);
  await emulator.clock.run();
  await emulator.reset();
  assert.equal(emulator.clock.runs(), false);
});

it('does not record the portal, let it fail, or give it ids', async () => {
  const referer = `${emulator.url}/portal/emulator`;
  const asPortal = () =>
    fetch(`${emulator.url}/registry/v1/me`, { headers: { authorization: `Bearer ${emulator.tokens.native.full}`, referer } });
  emulator.fault({ path: '*', status: 503 });
  const { headers: first } = await asPortal();
  assert.equal((await fetch(referer)).status < 500, true);
  assert.deepEqual(emulator.requests(), []);
  assert.equal(emulator.faults().length, 1);
  assert.match(first.get('x-request-id') ?? '', /-4[0-9a-f]{3}-/);
  assert.equal((await me()).status, 503);
});

it('records a page of another site, and one that has the portal somewhere in its path', async () => {
  const { host } = new URL(emulator.url);
  for (const referer of ['http://other.example/portal/', `http://${host}/app/portal/x`, `http://${host}/?/portal/`, 'portal/']) {
    await fetch(`${emulator.url}/registry/v1/me`, { headers: { referer } });
    assert.equal(emulator.requests().length, 1, referer);
    await emulator.reset();
  }
});

it('answers a call that waits when the moment is another', async () => {
  const headers = { authorization: `Bearer ${emulator.tokens.native.full}`, 'content-type': 'application/json' };
  const path = `${emulator.url}/registry/v1`;
  const moment = await emulator.snapshot();
  const made = await fetch(`${path}/devices`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ kind: 'browser', name: 'New' }),
  });
  assert.equal(made.status, 201);
  const { after } = (await (await fetch(`${path}/events?after=latest`, { headers })).json()) as { after: string };
  const waiting = fetch(`${path}/events?after=${after}&wait=1`, { headers });
  await new Promise(resolve => setTimeout(resolve, 200));
  await emulator.restore(moment);
  const answer = await waiting;
  assert.equal(answer.status, 200, await answer.clone().text());
  assert.equal((await fetch(`${path}/events?after=${after}&wait=1`, { headers })).status, 410);
});
