/** Makes requests of the route tables: valid ones, ones with a single fault, and wild ones. */
import type { Dialect, DialectRoute } from '../../../src/http/dialect/dialect.ts';
import { bodyOfDirectory, filterOfDirectory } from './directory.ts';
import { spoilBody, spoilText, wrongSegment } from './faults.ts';
import { namesIn, type Pool } from './pool.ts';
import type { Random } from './random.ts';
import { newId, objectFor, type Schema, valueFor } from './values.ts';

export type Kind = 'valid' | 'nearly valid' | 'wild';

export interface FuzzRequest {
  readonly kind: Kind;
  /** What is wrong with it; empty when nothing is. */
  readonly fault: string;
  readonly route: DialectRoute | undefined;
  /** Whose credential it carries. */
  readonly caller: string;
  /** The credential is one that the registry issued. */
  readonly isKnown: boolean;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | Buffer | undefined;
}

export interface Caller {
  readonly name: string;
  /** Null: no credential at all. */
  readonly token: string | null;
  readonly isKnown: boolean;
  /** How often in proportion to the others. */
  readonly weight: number;
  /** A directory: it calls the face of directories, and nobody else is understood there. */
  readonly isDirectory?: boolean;
}

export interface Ingredients {
  readonly dialects: readonly Dialect[];
  readonly callers: readonly Caller[];
  readonly pool: Pool;
}

export type Presented = (token: string) => Readonly<Record<string, string>>;

const FACES: readonly Presented[] = [
  token => ({ authorization: `Bearer ${token}` }),
  token => ({ 'x-token': token }),
  token => ({ cookie: `__Host-heldby=${token}` }),
];

/** The header by which a dialect's callers identify themselves: found by trying, so that a new dialect needs no entry. */
export function faceOf(dialect: Dialect): Presented {
  const reads = (face: Presented) => dialect.credential({ headers: face('t') } as never) === 't';
  const found = FACES.find(reads);
  if (found === undefined) throw new Error(`by which header do callers of the ${dialect.id} dialect identify themselves?`);
  return found;
}

/** A request that is being made. */
interface Draft {
  method: string;
  path: string;
  query: string;
  readonly headers: Record<string, string>;
  body: unknown;
  payload: string | Buffer | undefined;
}

const CONTENT_TYPES = [
  'text/plain',
  'nonsense',
  ';;',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/merge-patch+json',
  'APPLICATION/JSON',
  '',
] as const;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'] as const;
const ODD_HEADERS: readonly (readonly [string, string])[] = [
  ['if-match', '"1"'],
  ['if-match', 'nonsense'],
  ['if-match', '*'],
  ['if-match', 'W/"9"'],
  ['idempotency-key', ''],
  ['idempotency-key', 'x'.repeat(201)],
  ['trackingid', 'a\tb"<script>'],
  ['accept', 'text/html'],
  ['origin', 'https://evil.example'],
  ['x-forwarded-for', '127.0.0.1'],
  ['x-forwarded-proto', 'javascript'],
  ['host', 'evil.example:99999'],
  ['host', ''],
  ['x-http-method-override', 'DELETE'],
  ['authorization', 'Basic Og=='],
  ['authorization', 'Bearer'],
  ['authorization', 'Bearer a b'],
  ['cookie', 'heldby-session=x; heldby-session=y; =; ;'],
  ['range', 'bytes=0-0'],
  ['expect', 'nonsense'],
  ['content-encoding', 'gzip'],
];

export function createRequests({ dialects, callers, pool }: Ingredients) {
  const faces = new Map(dialects.map(dialect => [dialect, faceOf(dialect)] as const));
  const table = dialects.flatMap(dialect => dialect.routes.map(route => ({ dialect, route })));
  const weighted = callers.flatMap(caller => Array.from({ length: caller.weight }, () => caller));
  const directories = callers.filter(({ isDirectory }) => isDirectory);

  const valid = (dialect: Dialect, route: DialectRoute, caller: Caller, random: Random): Draft => {
    const known = (name: string) => pool.member(name, random);
    const idOf = (name: string) => encodeURIComponent(pool.param(route, name, random) ?? newId(random));
    const own = caller.isDirectory ? bodyOfDirectory(route, random, known) : undefined;
    const body = own ?? (route.body === undefined ? undefined : valueFor(route.body as Schema, '', random, known));
    const draft: Draft = {
      method: route.method,
      path: route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => idOf(name)),
      query: queryOf(filtered(impatient(objectFor((route.query ?? {}) as Schema, random, known)), caller, random)),
      headers: caller.token === null ? {} : { ...faces.get(dialect)?.(caller.token) },
      body,
      payload: undefined,
    };
    if (route.method !== 'GET' && random.chance(0.05)) draft.headers['idempotency-key'] = `key ${random.below(20)}`;
    if (body === undefined || (route.bodyOptional && random.chance(0.3))) return { ...draft, body: undefined };
    draft.headers['content-type'] = route.form ? 'application/x-www-form-urlencoded' : 'application/json';
    return { ...draft, payload: toText(route, body) };
  };

  return (random: Random): FuzzRequest => {
    const { dialect, route } = random.pickOf(table) ?? fail();
    const understood = dialect.id === 'scim' && directories.length > 0 && random.chance(0.9) ? directories : weighted;
    const caller = random.pickOf(understood) ?? { name: 'nobody', token: null, isKnown: false, weight: 1 };
    const draft = valid(dialect, route, caller, random);
    const finish = (kind: Kind, fault: string): FuzzRequest => {
      const { method, path, query, headers, payload } = draft;
      const asked = kind === 'wild' ? undefined : route;
      const { name, isKnown } = caller;
      return { kind, fault, route: asked, caller: name, isKnown, method, url: path + query, headers, payload };
    };
    const dice = random.next();
    if (dice < 0.45) return finish('valid', '');
    if (dice < 0.85) return finish('nearly valid', spoil(draft, route, pool, random));
    return finish('wild', runWild(draft, pool, random));
  };
}

function spoil(draft: Draft, route: DialectRoute, pool: Pool, random: Random): string {
  const anyId = () => pool.anyId(random);
  const inPath = namesIn(route).length > 0;
  const inBody = draft.payload !== undefined;
  for (;;) {
    const kind = random.below(10);
    if (kind <= 2 && inBody) {
      const { value, fault } = spoilBody(draft.body, random, anyId);
      draft.payload = toText(route, value);
      return fault;
    }
    if (kind === 3 && typeof draft.payload === 'string') {
      const { value, fault } = spoilText(draft.payload, random);
      draft.payload = value;
      return fault;
    }
    if (kind === 4 && inBody) return spoilContentType(draft, random);
    if (kind === 5 || kind === 6) return spoilQuery(draft, route, anyId, random);
    if (kind === 7 && inPath) return spoilPath(draft, route, anyId, random);
    if (kind === 8) {
      const [name, value] = random.pickOf(ODD_HEADERS) ?? ['x', 'y'];
      draft.headers[name] = value;
      return `the header ${name}`;
    }
    if (kind === 9) {
      draft.method = random.pick(METHODS);
      return 'another method';
    }
  }
}

function spoilContentType(draft: Draft, random: Random): string {
  const type = random.pick(CONTENT_TYPES);
  if (type === '') delete draft.headers['content-type'];
  else draft.headers['content-type'] = type;
  return `the content type ${type || 'left out'}`;
}

function spoilPath(draft: Draft, route: DialectRoute, anyId: () => string | undefined, random: Random): string {
  const segments = draft.path.split('/');
  const places = route.path.split('/').flatMap((segment, at) => (segment.includes('{') ? [at] : []));
  const { value, fault } = wrongSegment(random, anyId);
  segments[random.pickOf(places) ?? 0] = value;
  draft.path = segments.join('/');
  return `${fault} in the path`;
}

function spoilQuery(draft: Draft, route: DialectRoute, anyId: () => string | undefined, random: Random): string {
  const names = Object.keys((route.query as Schema | undefined)?.properties ?? {});
  const name = random.pickOf([...names, 'unknown', '__proto__', 'toString', `${names[0] ?? 'x'}[]`, '']) ?? '';
  const { value, fault } = wrongSegment(random, anyId);
  const again = random.chance(0.3) ? `&${name}=1&${name}=2` : '';
  draft.query = `${draft.query === '' ? '?' : `${draft.query}&`}${name}=${value}${again}`;
  return `${fault} as ${name} in the query`;
}

function runWild(draft: Draft, pool: Pool, random: Random): string {
  const parts = [
    ...draft.path.split('/'),
    'v1',
    'api',
    'oauth',
    'registry',
    'healthz',
    'docs',
    'portal',
    '.',
    '..',
    '%2e%2e',
    '~',
  ];
  const anyId = () => pool.anyId(random);
  const segment = () => (random.chance(0.7) ? random.pickOf(parts) : wrongSegment(random, anyId).value) ?? '';
  draft.method = random.pick(METHODS);
  draft.path = `/${Array.from({ length: random.below(7) }, segment).join('/')}`.replace(/^\/+/, '/');
  draft.query = random.chance(0.5)
    ? `?${bytes(random, 20)
        .toString('latin1')
        .replaceAll(/[^!-~]/g, '%')}`
    : '';
  for (let count = random.below(4); count > 0; count -= 1) {
    const [name, value] = random.pickOf(ODD_HEADERS) ?? ['x', 'y'];
    draft.headers[name] = value;
  }
  draft.headers[`x-${random.below(1_000)}`] = bytes(random, 30)
    .toString('latin1')
    .replaceAll(/[^ -~\u00a0-\u00ff]/g, '.');
  if (random.chance(0.5)) draft.payload = bytes(random, random.chance(0.01) ? 300_000 : 200);
  else draft.payload = undefined;
  return 'everything';
}

function bytes(random: Random, limit: number): Buffer {
  return Buffer.from(Array.from({ length: random.below(limit) }, () => random.below(256)));
}

function toText(route: DialectRoute, body: unknown): string {
  if (!route.form || typeof body !== 'object' || body === null) return JSON.stringify(body) ?? 'undefined';
  return new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)])).toString();
}

/** A long poll that finds nothing answers the same after a second as after half a minute. */
function impatient(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof values.wait === 'number' ? { ...values, wait: Math.min(values.wait, 1) } : values;
}

/** Lists repeat their name. Empty without values, else with its question mark. */
function queryOf(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) => [value].flat().map(each => [name, String(each)]));
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

function fail(): never {
  throw new Error('there are no routes');
}

/** The request as a line for a shell, from which anybody can repeat it. */
/** A filter is a language of its own, which no schema tells. */
function filtered<T extends object>(query: T, { isDirectory }: Caller, random: Random): T {
  return isDirectory && 'filter' in query && random.chance(0.8) ? { ...query, filter: filterOfDirectory(random) } : query;
}

export function toCurl({ method, url, headers, payload, caller, fault }: FuzzRequest): string {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const words = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  const text = payload === undefined ? '' : shorten(payload.toString('latin1' as BufferEncoding));
  const data = payload === undefined ? '' : ` --data-binary ${quote(text)}`;
  return `curl -X ${method} ${words.join(' ')} "$HELDBY"${quote(shorten(url))}${data}   # as ${caller}${fault && `, with ${fault}`}`;
}

function shorten(text: string): string {
  return text.length <= 2_000 ? text : `${text.slice(0, 2_000)}…(${text.length})`;
}
