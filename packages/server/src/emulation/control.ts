/** The emulator's own API over HTTP, for tests in other languages: what `createEmulator` gives, as JSON below `/_emulator`. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Problem } from '../domain/problem.ts';
import type { Dialect } from '../http/dialect/dialect.ts';
import { CONTROL } from './around.ts';
import type { Faults } from './faults.ts';
import { reportOf } from './fidelity/report.ts';
import type { Emulator, FaultWish } from './public.ts';

interface Asked {
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
  /** The rest of the path. */
  readonly id: string;
}

type Answer = unknown;
type Handle = (asked: Asked) => Answer | Promise<Answer>;

const BODY_LIMIT = 1024 * 1024;
const STATUSES: Readonly<Record<string, number>> = { invalid: 400, not_found: 404, method_not_allowed: 405, conflict: 409 };

export function createControl(emulator: Emulator & { readonly dialects: readonly Dialect[] }, faults: Faults): RequestListener {
  const table = operationsOf(emulator, faults);
  return (request, response) => {
    run(table, request).then(
      body => send(response, body === undefined ? 204 : 200, body),
      error => send(response, statusOf(error), { error: (error as Error).message }),
    );
  };
}

/** By method and path below `/_emulator`. A path that ends in `/*` has an id there. */
function operationsOf(emulator: Parameters<typeof createControl>[0], faults: Faults): Readonly<Record<string, Handle>> {
  const { clock } = emulator;
  const state = () => ({
    url: emulator.url,
    now: clock.now(),
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
    'GET /clock': () => ({ now: clock.now() }),
    'POST /clock': async ({ body }) => {
      if (body.set !== undefined) await clock.set(String(body.set));
      else if (body.advance !== undefined) await clock.advance(body.advance as string | number);
      else throw new Problem('invalid', 'Send {"set": "2026-06-02T12:00:00Z"} or {"advance": "P1D"}.');
      return { now: clock.now() };
    },
    'GET /requests': ({ query }) => {
      const after = Number(query.get('after') ?? 0);
      const operation = query.get('operation');
      return {
        items: emulator.requests().filter(each => each.number > after && (operation === null || each.operation === operation)),
      };
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
    'GET /fidelity': () => reportOf(emulator.dialects),
    'POST /snapshots': () => emulator.snapshot(),
    'POST /snapshots/*': ({ id }) => emulator.restore({ id }),
    'DELETE /snapshots/*': ({ id }) => emulator.forget({ id }),
  };
}

async function run(table: Readonly<Record<string, Handle>>, request: IncomingMessage): Promise<Answer> {
  const [path = '', query = ''] = (request.url ?? '').slice(CONTROL.length).split('?', 2);
  const { method = 'GET' } = request;
  const exact = table[`${method} ${path}`];
  const [, folder = '', id = ''] = /^(\/\w+)\/([\w-]+)$/.exec(path) ?? [];
  const handle = exact ?? table[`${method} ${folder}/*`];
  if (handle === undefined) {
    const paths = Object.keys(table).join(', ');
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
  const text = body === undefined ? '' : `${JSON.stringify(body, null, 2)}\n`;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
