/** The emulator's own API over HTTP, for tests in other languages: what `createEmulator` gives, as JSON below `/_emulator`. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Problem } from '../domain/problem.ts';
import type { Dialect } from '../http/dialect/dialect.ts';
import { CONTROL } from './around.ts';
import type { Faults } from './faults.ts';
import { reportOf } from './fidelity/report.ts';
import { refuseStrangers } from './guard.ts';
import { createLive } from './live.ts';
import type { Emulator, EmulatorOptions, FaultWish } from './public.ts';
import type { BareRequest, Recorder } from './recorder.ts';
import { curlOf } from './repeat/curl.ts';
import { namesOf, spell } from './repeat/spelling.ts';
import { testFileOf } from './repeat/test-file.ts';

interface Asked {
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
  /** The rest of the path. */
  readonly id: string;
}

/** A text is sent as it is, anything else as JSON. */
type Answer = unknown;
type Handle = (asked: Asked) => Answer | Promise<Answer>;

const WHAT_CLOCKS_TAKE = 'Send one of {"set": "2026-06-02T12:00:00Z"}, {"advance": "P1D"} and {"runs": true}.';
const BODY_LIMIT = 1024 * 1024;
const STATUSES: Readonly<Record<string, number>> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
};

interface Controlled extends Emulator {
  readonly dialects: readonly Dialect[];
  readonly recorder: Recorder;
}

interface ControlOptions {
  /** Where it listens. */
  readonly host: string;
  readonly faults: Faults;
  /** How it was opened, and what opens another one so. */
  readonly options: EmulatorOptions;
  readonly open: (options: EmulatorOptions) => Promise<Emulator>;
}

export function createControl(emulator: Controlled, options: ControlOptions): RequestListener {
  const table = { ...operationsOf(emulator, options.faults), ...requestsOf(emulator, options) };
  const live = createLive(emulator, emulator.recorder);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    refuseStrangers(request.headers, options.host);
    if (request.method === 'GET' && request.url === `${CONTROL}/live`) return live(request, response);
    const body = await run(table, request);
    send(response, body === undefined ? 204 : 200, body);
  };
  return (request, response) => {
    answer(request, response).catch(error => {
      if (response.headersSent) response.destroy();
      else send(response, statusOf(error), { error: (error as Error).message });
    });
  };
}

/** By method and path below `/_emulator`. A path that ends in `/*` has an id there. */
function operationsOf(emulator: Controlled, faults: Faults): Readonly<Record<string, Handle>> {
  const { clock } = emulator;
  const state = () => ({
    url: emulator.url,
    now: clock.now(),
    clock: clock.runs() ? 'runs' : 'stands',
    organization: emulator.organization,
    client: emulator.client,
    password: emulator.password,
    tokens: emulator.tokens,
    people: emulator.people,
    faults: emulator.faults(),
  });
  return {
    'GET /state': state,
    'POST /reset': async () => {
      await emulator.reset();
      return state();
    },
    'GET /clock': () => clockOf(emulator),
    'POST /clock': async ({ body }) => {
      const [[name, value] = [], ...others] = Object.entries(body);
      if (others.length > 0) throw new Problem('invalid', WHAT_CLOCKS_TAKE);
      if (name === 'set') await clock.set(String(value));
      else if (name === 'advance') await clock.advance(value as string | number);
      else if (name === 'runs' && typeof value === 'boolean') await (value ? clock.run() : clock.stand());
      else throw new Problem('invalid', WHAT_CLOCKS_TAKE);
      return clockOf(emulator);
    },
    'GET /faults': () => ({ items: emulator.faults() }),
    'POST /faults': ({ body }) => {
      const times = body.times === 'always' ? Number.POSITIVE_INFINITY : body.times;
      return emulator.fault({ ...body, ...(times !== undefined && { times }) } as FaultWish);
    },
    'DELETE /faults': () => emulator.clearFaults(),
    'DELETE /faults/*': ({ id }) => {
      if (!faults.remove(Number(id))) throw new Problem('not_found', `There is no fault ${id}.`);
    },
    'GET /operations': () => ({
      items: emulator.dialects.flatMap(({ id: face, routes }) =>
        routes.map(({ id: operation, method, path }) => ({ operation, face, method, path })),
      ),
    }),
    'GET /fidelity': () => reportOf(emulator.dialects),
    'GET /snapshots': () => ({ items: emulator.snapshots() }),
    'POST /snapshots': () => emulator.snapshot(),
    'POST /snapshots/*': ({ id }) => emulator.restore({ id }),
    'DELETE /snapshots/*': ({ id }) => emulator.forget({ id }),
  };
}

function clockOf({ clock }: Emulator) {
  return { now: clock.now(), runs: clock.runs() };
}

/** What was asked, and how to ask it again. */
function requestsOf(emulator: Controlled, { options, open }: ControlOptions): Readonly<Record<string, Handle>> {
  const { recorder } = emulator;
  const find = <T>(id: string, one: (number: number) => T | undefined): T => {
    const found = one(Number(id));
    if (found === undefined) throw new Problem('not_found', `There is no request ${id} in the record.`);
    return found;
  };
  const toRepeat = (id: string) => {
    const request = find(id, recorder.bare);
    const reason = whyNotRepeated(request);
    if (reason !== undefined) throw new Problem('conflict', reason);
    return request;
  };
  return {
    'GET /requests': ({ query }) => {
      const after = Number(query.get('after') ?? 0);
      if (Number.isNaN(after)) throw new Problem('invalid', 'after must be the number of a request.');
      const operation = query.get('operation');
      return {
        items: emulator.requests().filter(each => each.number > after && (operation === null || each.operation === operation)),
      };
    },
    'GET /requests/*': ({ id }) => find(id, recorder.one),
    'GET /requests/*/curl': ({ id }) => {
      const names = namesOf(emulator);
      return curlOf(spell(toRepeat(id), names, options.anyToken === true), emulator.url, names);
    },
    'GET /requests/*/test': ({ id }) => testFileOf(toRepeat(id), options, namesOf(emulator), open),
  };
}

/** Neither a text of a shell nor one of our own marks survives these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u0002]/;

function whyNotRepeated({ number, body, bodyForm, isOver, isWhole }: BareRequest): string | undefined {
  const ofBody = `the body of the request ${number}`;
  if (!isOver) return `The request ${number} has no answer yet.`;
  if (bodyForm === 'forgotten') return `The record has forgotten ${ofBody}: there are too many bytes of later ones.`;
  if (bodyForm === 'compressed') return `Neither a command nor a test can have ${ofBody}: it is compressed.`;
  if (bodyForm === 'base64') return `Neither a command nor a test can have ${ofBody}: its bytes are no UTF-8.`;
  if (!isWhole) return `The record has only the beginning of ${ofBody}.`;
  if (CONTROLS.test(body)) return `Neither a command nor a test can have ${ofBody}: there are control characters in it.`;
  return undefined;
}

async function run(table: Readonly<Record<string, Handle>>, request: IncomingMessage): Promise<Answer> {
  const [path = '', query = ''] = (request.url ?? '').slice(CONTROL.length).split('?', 2);
  const { method = 'GET' } = request;
  const exact = table[`${method} ${path}`];
  const [, folder = '', id = '', rest = ''] = /^(\/\w+)\/([\w-]+)(\/\w+)?$/.exec(path) ?? [];
  const handle = exact ?? table[`${method} ${folder}/*${rest}`];
  if (handle === undefined) {
    const paths = [...Object.keys(table), 'GET /live'].join(', ');
    throw new Problem('not_found', `The emulator has no ${method} ${CONTROL}${path}. It has, below ${CONTROL}: ${paths}.`);
  }
  return handle({ body: await bodyOf(request), query: new URLSearchParams(query), id });
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_LIMIT) throw new Problem('invalid', `The body has more than ${BODY_LIMIT} bytes.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  if (text.trim() === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Readonly<Record<string, unknown>>;
  } catch {
    // Said below.
  }
  throw new Problem('invalid', 'The body must be a JSON object.');
}

function statusOf(error: unknown): number {
  return (error instanceof Problem && STATUSES[error.code]) || 500;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const isText = typeof body === 'string';
  const text = isText ? body : body === undefined ? '' : `${JSON.stringify(body, null, 2)}\n`;
  response.writeHead(status, {
    'content-type': `${isText ? 'text/plain' : 'application/json'}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
