/** Attempts of one organization's callers at another organization's things, over every operation of every dialect. */
import type { Dialect } from '../../../src/http/dialect/dialect.ts';
import { createPool, type Pool, type Scalar } from '../fuzz/pool.ts';
import type { Random } from '../fuzz/random.ts';
import { type Caller, createRequests, type FuzzRequest, toCurl } from '../fuzz/requests.ts';
import type { Answer, Send } from '../fuzz/send.ts';
import { createDisguise, masked, uuidIn, withOwnKey } from './disguise.ts';
import { MARKER, type Twin } from './twins.ts';

export interface Attack {
  readonly dialects: readonly Dialect[];
  readonly send: Send;
  readonly newCallers: () => Promise<readonly Caller[]>;
  /** What the attackers know of the other organization: every id in it. */
  readonly loot: Pool;
  /** What the other organization's rows say: ids that stand in none of them are everybody's. */
  readonly contents: readonly string[];
  /** So many requests that name something of the other organization; others come beside them. */
  readonly attempts: number;
  readonly random: Random;
}

export interface Outcome {
  readonly leaks: readonly string[];
  /** By operation: how many attempts named something of the other organization. */
  readonly named: ReadonlyMap<string, number>;
  /** For each operation that answered 404: such a request, and the same for things that do not exist. */
  readonly refused: ReadonlyMap<string, readonly [foreign: FuzzRequest, unknown: FuzzRequest]>;
}

const LEAKS_LIMIT = 20;
/** Revocations and rate limits of their own end the attackers' credentials. */
const SHUT_OUT: ReadonlySet<number> = new Set([401, 429]);

export async function attack(plan: Attack): Promise<Outcome> {
  const { random, loot, send, dialects } = plan;
  const theirs = plan.contents.join();
  const { disguise, replaceIds, namedBy, shownBy } = createDisguise(
    loot.ids().filter(id => theirs.includes(uuidIn(id))),
    random,
  );
  const leaks: string[] = [];
  // Attackers give their own things names, and some of these are ids of the other organization: they may read them again.
  const keptAtHome = new Set<string>();
  const read = (answer: Answer, request: FuzzRequest) => {
    if (answer.text.includes(MARKER)) leaks.push(`shows what is marked\n  ${toCurl(request)}\n  ${answer.text}`);
    for (const id of shownBy(answer, request).filter(each => !keptAtHome.has(uuidIn(each))))
      leaks.push(`shows ${id}\n  ${toCurl(request)}\n  ${answer.text}`);
  };
  const named = new Map<string, number>();
  const refused = new Map<string, readonly [FuzzRequest, FuzzRequest]>();
  const left = new Set(dialects.flatMap(dialect => dialect.routes.filter(takesId).map(route => route.id)));
  let callers = await knownCallers(plan);
  let next = nextOf(plan, callers, left);
  let made = 0;
  for (let attempts = 0; attempts < plan.attempts && leaks.length < LEAKS_LIMIT; ) {
    made += 1;
    const drawn = next(random);
    const request = withOwnKey(drawn, `${made}, theirs`);
    const twin = disguise(drawn);
    const unknown = twin && withOwnKey(twin, `${made}, nobody's`);
    const answer = await sent(send, request);
    if (SHUT_OUT.has(answer.status)) {
      callers = await knownCallers(plan);
      next = nextOf(plan, callers, left);
    }
    read(answer, request);
    if (request.method !== 'GET' && answer.status < 300) for (const id of namedBy(request)) keptAtHome.add(id);
    if (unknown === undefined || request.route === undefined) continue;
    const { id } = request.route;
    attempts += 1;
    named.set(id, (named.get(id) ?? 0) + 1);
    if (left.delete(id)) next = nextOf(plan, callers, left);
    const second = await sent(send, unknown);
    read(second, unknown);
    const difference = await tellsApart(send, [request, answer], [unknown, second], replaceIds);
    if (difference !== undefined) leaks.push(`${id}: ${difference}\n  ${toCurl(request)}\n  ${toCurl(unknown)}`);
    if (answer.status === 404 && request.fault === '' && !refused.has(id)) refused.set(id, [request, unknown]);
  }
  return { leaks, named, refused };
}

export function takesId({ path, scope }: Dialect['routes'][number]): boolean {
  return scope !== null && path.includes('{');
}

async function knownCallers({ newCallers }: Attack): Promise<readonly Caller[]> {
  return (await newCallers()).filter(caller => caller.isKnown);
}

/** As long as operations are left that were never tried, every other request is for one of them. */
function nextOf(
  { dialects, loot }: Attack,
  callers: readonly Caller[],
  left: ReadonlySet<string>,
): (random: Random) => FuzzRequest {
  const any = createRequests({ dialects, callers, pool: loot });
  const untried = dialects.map(dialect => ({ ...dialect, routes: dialect.routes.filter(route => left.has(route.id)) }));
  const first = left.size === 0 ? any : createRequests({ dialects: untried, callers, pool: loot });
  return random => {
    for (;;) {
      const request = random.chance(0.5) ? first(random) : any(random);
      if (request.kind !== 'wild') return request;
    }
  };
}

/** Whatever an attacker sends first may change how the second request is answered at home: so the order is tried, too. */
async function tellsApart(
  send: Send,
  [foreign, first]: readonly [FuzzRequest, Answer],
  [unknown, second]: readonly [FuzzRequest, Answer],
  replaceIds: (text: string) => string,
): Promise<string | undefined> {
  // What was asked for may stand in the answer, and in either answer what the attackers call their own things.
  const told = (answer: Answer) => masked({ ...answer, text: replaceIds(answer.text) });
  if (told(first) === told(second)) return undefined;
  const [secondAgain, firstAgain] = [await sent(send, unknown), await sent(send, foreign)];
  if (told(firstAgain) === told(secondAgain)) return undefined;
  return `is answered ${told(firstAgain)}, and an unknown id ${told(secondAgain)}`;
}

async function sent(send: Send, request: FuzzRequest): Promise<Answer> {
  return (await send(request)) ?? { status: 0, headers: {}, text: '' };
}

/**
 * Reads everything that the owner, the operator and the directory may read, over every operation, and remembers every id in it; never what
 * is marked.
 */
export async function plunder(
  dialects: readonly Dialect[],
  send: Send,
  { token, operatorToken, directoryToken, ids }: Pick<Twin, 'token' | 'operatorToken' | 'directoryToken' | 'ids'>,
  random: Random,
): Promise<{ loot: Pool; unread: string[] }> {
  const pool = createPool(dialects);
  for (const [name, id] of ids) pool.know(name, id);
  const loot: Pool = { ...pool, member: (name, choice) => withoutMark(pool.member(name, choice)) };
  const owner: Caller = { name: 'the owner', token, isKnown: true, weight: 1 };
  const operator: Caller = { name: 'the operator', token: operatorToken, isKnown: true, weight: 1 };
  const directory: Caller = { name: 'the directory', token: directoryToken, isKnown: true, weight: 1 };
  const unread = new Set(dialects.flatMap(dialect => dialect.routes.filter(isReading).map(route => route.id)));
  for (let round = 0; round < READING_ROUNDS && unread.size > 0; round += 1) {
    const left = dialects.map(dialect => ({ ...dialect, routes: dialect.routes.filter(route => unread.has(route.id)) }));
    const next = createRequests({ dialects: left, callers: [owner, operator, directory], pool: loot });
    for (let tries = unread.size * READS_PER_ROUND; tries > 0; tries -= 1) {
      const request = next(random);
      if (request.kind !== 'valid' || request.route === undefined) continue;
      // Filters of a query may leave nothing to see.
      const url = random.chance(0.5) ? (request.url.split('?', 1)[0] ?? '') : request.url;
      const { status, text } = await sent(send, { ...request, url });
      if (status !== 200) continue;
      unread.delete(request.route.id);
      // A report may come as CSV.
      if (text.startsWith('{') || text.startsWith('[')) loot.learn(request.route, JSON.parse(text));
    }
  }
  return { loot, unread: [...unread] };
}

const READING_ROUNDS = 20;
const READS_PER_ROUND = 30;

/** A reply without members has nothing to read. */
function isReading({ method, scope, reply }: Dialect['routes'][number]): boolean {
  const members = (reply as { properties?: object } | null)?.properties;
  return method === 'GET' && scope !== null && reply !== null && Object.keys(members ?? { any: true }).length > 0;
}

function withoutMark(value: Scalar | undefined): Scalar | undefined {
  return typeof value === 'string' && value.includes(MARKER) ? undefined : value;
}
