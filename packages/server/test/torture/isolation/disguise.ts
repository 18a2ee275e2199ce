/** Turns a request for things that exist elsewhere into the same request for things that exist nowhere. */
import { isId } from '../fuzz/pool.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzRequest } from '../fuzz/requests.ts';
import type { Answer } from '../fuzz/send.ts';

export interface Disguise {
  /** Undefined when the request names none of the ids. */
  readonly disguise: (request: FuzzRequest) => FuzzRequest | undefined;
  /** The same text with the stand-ins instead of the ids. */
  readonly replaceIds: (text: string) => string;
  /** The UUIDs of the ids that a request names, in whatever spelling. */
  readonly namedBy: (request: FuzzRequest) => ReadonlySet<string>;
  /** The ids that an answer shows although the request did not name them. */
  readonly shownBy: (answer: Answer, request: FuzzRequest) => string[];
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** Each of the ids gets a stand-in of the same form that nothing has. */
export function createDisguise(ids: readonly string[], random: Random): Disguise {
  const pairs = ids
    .filter(isId)
    .flatMap(id => {
      const other = standIn(id, random);
      return [[id, other] as const, [encodeURIComponent(id), encodeURIComponent(other)] as const];
    })
    .toSorted(([one], [two]) => two.length - one.length);
  const replaceIds = (text: string) => pairs.reduce((changed, [id, other]) => changed.replaceAll(id, other), text);
  const namedBy = ({ url, payload = '' }: FuzzRequest) => {
    const asked = `${decoded(url)} ${decoded(String(payload))}`;
    return new Set(ids.filter(id => asked.includes(id)).map(uuidIn));
  };
  return {
    replaceIds,
    namedBy,
    disguise: request => {
      const { url, payload } = request;
      const changed = { url: replaceIds(url), payload: typeof payload === 'string' ? replaceIds(payload) : payload };
      return changed.url === url && changed.payload === payload ? undefined : { ...request, ...changed };
    },
    shownBy: ({ text }, request) => {
      // A question in one spelling may be answered in another.
      const named = namedBy(request);
      return ids.filter(id => isId(id) && text.includes(id) && !named.has(uuidIn(id)));
    },
  };
}

/** As long as a key may be. A longer one is refused, and an empty one: such a request keeps its key. */
const KEY_LIMIT = 200;

/** With an idempotency key that no other request has: a key that stood for another request would be refused for that alone. */
export function withOwnKey(request: FuzzRequest, mark: string): FuzzRequest {
  const key = request.headers['idempotency-key'];
  const own = `${key} ${mark}`;
  if (key === undefined || key === '' || own.length > KEY_LIMIT) return request;
  return { ...request, headers: { ...request.headers, 'idempotency-key': own } };
}

/** The UUID that an id spells; the id itself where it spells none. */
export function uuidIn(id: string): string {
  if (id.length === 22) return toUuid(Buffer.from(id, 'base64url'));
  return UUID.exec(id)?.[0] ?? UUID.exec(Buffer.from(id, 'base64').toString())?.[0] ?? id;
}

function toUuid(bits: Buffer): string {
  const hex = bits.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function decoded(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/gi, each => String.fromCharCode(Number.parseInt(each.slice(1), 16)));
}

/**
 * Random bits in the place of the id's own, in whichever of the three spellings it is. The first byte stays: it says whether
 * the text begins with a digit or a letter, and where names of the callers' own stand that decides whether it is valid.
 */
function standIn(id: string, random: Random): string {
  const first = Number.parseInt(uuidIn(id).slice(0, 2), 16);
  const bits = Buffer.from([first, ...Array.from({ length: 15 }, () => random.below(256))]);
  if (id.length === 22) return bits.toString('base64url');
  const uuid = toUuid(bits);
  if (UUID.test(id)) return uuid;
  const spelled = Buffer.from(Buffer.from(id, 'base64').toString().replace(UUID, uuid)).toString('base64');
  return id.endsWith('=') ? spelled : spelled.replaceAll('=', '');
}

const RANDOM_TEXT = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9+/_-]{40,}={0,2}|hb_\w+/gi;
/** They count requests, name this one, or say when it was. */
const OWN_HEADERS = new Set(['date', 'trackingid', 'x-request-id', 'inin-correlation-id', 'content-length', 'etag', 'link']);

/** What may be compared of two answers: everything but the names of the requests and of what was asked for. */
export function masked({ status, headers, text }: Answer): string {
  const kept = Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name) && !name.includes('ratelimit'));
  const body = text.replaceAll(RANDOM_TEXT, '…');
  // What was made or changed at home has numbers and times of its own.
  const shown = status < 400 ? body.replaceAll(/\d+/g, '0') : body;
  return JSON.stringify([status, kept.toSorted(([one], [two]) => (one < two ? -1 : 1)), shown]);
}
