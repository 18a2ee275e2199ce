/** Thousands of clients that send nothing, half a request, too much or nonsense: each gets the right refusal, others do not notice. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface, type Interface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../../src/settings.ts';
import { COLLECTION } from '../support/genesys.ts';
import { createSocketApi } from '../support/http.ts';
import { BASE } from '../support/native.ts';
import { freshSettings } from '../support/registry.ts';
import type { Place, Use } from './connections-server.ts';
import { IS_FULL, sized } from './size.ts';

const SERVER = fileURLToPath(new URL('connections-server.ts', import.meta.url));
const CLIENTS = sized({ short: 480, full: 10_000 });
/** So many at once: the queue of a listening socket is short. */
const CONNECTING = 100;
/** Long enough for all of them to be there at once. */
const LIMIT_MS = sized({ short: 1_500, full: 8_000 });
const TIMEOUTS = { headersMs: LIMIT_MS, bodyMs: LIMIT_MS, requestMs: LIMIT_MS * 2, readMs: LIMIT_MS, checkEveryMs: 100 };
const REFUSED_WITHIN_MS = LIMIT_MS * 2 + 5_000;
const DRIP_EVERY_MS = 200;
/** A client that behaves waits this long for each answer in the worst of a hundred cases; beside other tests, longer. */
const PROMPT_MS = sized({ short: 1_000, full: 500 });
/** While a million requests lie in the sockets: each ready socket has a hundred, which are refused one by one in the same turn. */
const FLOODED_MS = 1_500;
const KEPT_BYTES_LIMIT = 16 * 1024 * 1024;

/** What a client sends, piece by piece; it ends when the server hangs up, or does so itself where it says so. */
interface Kind {
  readonly title: string;
  readonly send: (token: string) => Iterable<string>;
  /** All that the server answers before it hangs up; null where the client does not wait for it. */
  readonly answer: RegExp | null;
  readonly reads?: boolean;
  /** It brings more requests than the server can answer. */
  readonly isFlood?: boolean;
}

const head = (first: string, token: string, ...more: string[]) =>
  `${[`${first} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${token}`, ...more].join('\r\n')}\r\n\r\n`;
const json = ['Content-Type: application/json', 'Content-Length: 1000'];
const TOO_LATE = /^HTTP\/1\.1 408 [^\r]*\r\n/;
/** Beyond the limit a client is refused before its request is read, and what else it sends is discarded. */
const OVERLOADED = /^HTTP\/1\.1 429 [\s\S]*?\}(?:HTTP\/1\.1 4\d\d [\s\S]*\})?$/;

const KINDS: readonly Kind[] = [
  { title: 'say nothing', send: () => [], answer: TOO_LATE },
  {
    title: 'send their headers letter by letter',
    send: token => head('GET /healthz', token, 'X-Slow: '.padEnd(9_000, 'x')),
    answer: TOO_LATE,
  },
  {
    title: 'send half a body to the native face',
    send: token => [head(`POST ${BASE}/devices`, token, ...json), '{"kind":'],
    answer: /^HTTP\/1\.1 408 [\s\S]*"code":"timeout"[^{}]*\}$/,
  },
  {
    title: 'send half a body to the Genesys face',
    send: token => [head(`POST ${COLLECTION}`, token, ...json), '{"make":'],
    answer: /^HTTP\/1\.1 408 [\s\S]*"status":408[\s\S]*\}$/,
  },
  {
    title: 'send gigantic headers',
    send: token => [head('GET /healthz', token, `X-Long: ${'x'.repeat(60_000)}`)],
    answer: /^HTTP\/1\.1 431 [^\r]*\r\n/,
  },
  {
    title: 'send nonsense after a request',
    send: token => [`${head(`GET ${BASE}/me`, token)}\0\u0001 nonsense\r\n\r\n`.repeat(2)],
    // The request before it may lose its answer to the refusal, and nothing comes after that.
    answer: /^(?:HTTP\/1\.1 200 [\s\S]*)?HTTP\/1\.1 400 [^{]*\{[^{}]*\}$/,
  },
  { title: 'hang up in the middle', send: token => [head(`POST ${BASE}/devices`, token, ...json)], answer: null },
  {
    title: 'ask and do not read',
    send: token => [head(`GET ${BASE}/me`, token).repeat(100)],
    answer: null,
    reads: false,
    isFlood: true,
  },
];

/** In full, each kind by itself, too. */
const CROWDS: readonly (readonly Kind[])[] = IS_FULL ? [...KINDS.map(kind => [kind]), KINDS] : [KINDS];

describe(`${CLIENTS} clients at once`, () => {
  let child: ChildProcess;
  let lines: AsyncIterator<string>;
  let place: Place;
  let remove: () => Promise<void>;
  before(async () => {
    const fresh = await freshSettings('sqlite');
    remove = fresh.remove;
    const flags = { dataFolder: fresh.settings.dataFolder, ratePerMinute: '1000000000', addressRatePerMinute: '0' };
    const words = [
      '-C',
      'heldby-source',
      '--expose-gc',
      SERVER,
      JSON.stringify(readSettings(flags, {})),
      JSON.stringify(TIMEOUTS),
    ];
    child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    const output: Interface = createInterface({ input: child.stdout ?? assert.fail() });
    lines = output[Symbol.asyncIterator]();
    place = await read<Place>(lines);
    // Code gets warm, and the memory that it needs for good is taken.
    await Promise.all(KINDS.map(kind => crowd(kind, place, CONNECTING)));
    await settled();
  });
  after(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await remove();
  });

  const use = () => {
    child.stdin?.write('\n');
    return read<Use>(lines);
  };
  /** What is used once every client has gone. */
  const settled = async () => {
    const deadline = Date.now() + REFUSED_WITHIN_MS;
    for (;;) {
      const used = await use();
      if (used.connections === 0) return used;
      assert.ok(Date.now() < deadline, `${used.connections} connections are still there`);
      await sleep(100);
    }
  };

  for (const kinds of CROWDS) {
    const title = kinds.length > 1 ? 'of all these kinds' : `that ${kinds[0]?.title}`;
    it(`${title} are answered rightly, delay no other client, and leave nothing behind`, async context => {
      const before = await settled();
      const polite = startPolite(place);
      const answers = await Promise.all(kinds.map(kind => crowd(kind, place, CLIENTS / kinds.length)));
      const waits = await polite.stop();
      const after = await settled();
      for (const [index, { title: which, answer }] of kinds.entries()) {
        const isRight = (text: string) => answer === null || answer.test(text) || OVERLOADED.test(text);
        const wrong = (answers[index] ?? []).filter(text => !isRight(text));
        assert.deepEqual(wrong.slice(0, 1), [], `who ${which}: ${wrong.length} wrong answers`);
      }
      const worst = waits[Math.floor(waits.length * 0.99)] ?? Number.POSITIVE_INFINITY;
      const kept = after.heapBytes - before.heapBytes;
      context.diagnostic(`p99 of ${waits.length} others ${worst.toFixed(1)} ms, kept ${(kept / 1024).toFixed(0)} kB`);
      assert.ok(kept < KEPT_BYTES_LIMIT, `${kept} bytes are kept`);
      assert.ok(worst < (kinds.some(kind => kind.isFlood) ? FLOODED_MS : PROMPT_MS), `others waited ${worst} ms`);
    });
  }
});

async function read<T>(lines: AsyncIterator<string>): Promise<T> {
  const { value } = await lines.next();
  return JSON.parse(value ?? assert.fail('the server has ended')) as T;
}

/** So many clients of the kind, until each of them is done. */
async function crowd(kind: Kind, { origin, token }: Place, count: number): Promise<string[]> {
  const done: Promise<string>[] = [];
  for (let from = 0; from < count; from += CONNECTING) {
    const wave = Array.from({ length: Math.min(CONNECTING, count - from) }, () => open(kind, origin, token));
    await Promise.all(wave.map(client => client.connected));
    done.push(...wave.map(client => client.done));
  }
  return Promise.all(done);
}

function open({ send, answer, reads = true }: Kind, origin: string, token: string) {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const connected = new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const done = new Promise<string>((resolve, reject) => {
    let text = '';
    if (reads) {
      socket.setEncoding('latin1').on('data', (chunk: string) => {
        text += chunk;
      });
    } else socket.pause();
    const late = setTimeout(() => {
      reject(new Error(`the server neither answered nor hung up; so far: ${text}`));
      socket.destroy();
    }, REFUSED_WITHIN_MS);
    socket.on('error', () => undefined); // A client that goes on sending to a server that hung up is reset.
    socket.once('close', () => {
      clearTimeout(late);
      resolve(text);
    });
  });
  const speak = async () => {
    await connected;
    for (const piece of send(token)) {
      if (socket.destroyed) return;
      socket.write(piece);
      // A text is sent letter by letter, a list at once.
      if (piece.length === 1) await sleep(DRIP_EVERY_MS);
    }
    if (answer !== null) return;
    await sleep(LIMIT_MS / 4);
    socket.destroy();
  };
  speak().catch(() => undefined);
  return { connected, done };
}

/** A client that makes one request after the other and gets each answer. Gives the times that it waited, in ascending order. */
function startPolite({ origin, token }: Place) {
  // A new connection each time: it has to find room, too.
  const api = createSocketApi(origin, token);
  const waits: number[] = [];
  let stopping = false;
  const ask = async () => {
    while (!stopping) {
      const since = performance.now();
      const answer = await api('GET', `${BASE}/me`);
      assert.equal(answer.status, 200, answer.text);
      waits.push(performance.now() - since);
      await sleep(10);
    }
  };
  const running = ask();
  return {
    stop: async () => {
      stopping = true;
      await running;
      return waits.toSorted((one, other) => one - other);
    },
  };
}
