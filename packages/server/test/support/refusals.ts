/**
 * Asks every operation of a dialect for what it must refuse, and lists where it did not. The operations come from the
 * route table; the table here only knows what a request needs so that nothing but the refusal under test stands in its way.
 */
import type { FastifyInstance } from 'fastify';
import type { Dialect, DialectRoute } from '../../src/http/dialect/dialect.ts';
import { ERROR_BODIES, type ErrorBody } from './error-bodies.ts';
import { type Answer, createApi, faceOf } from './http.ts';

/** What a request to a route is made of. */
export interface OperationEntry {
  /** A valid body; ids in it are those of the organization under test. */
  readonly body?: (ids: Ids) => object;
  /** Ids in the query. */
  readonly query?: (ids: Ids) => string;
  /** Ids of the path that this operation takes from other members of the ids. */
  readonly path?: Ids;
  /** The ids that the request names are in its body. */
  readonly idsInBody?: boolean;
  /** Parts of the path that are no ids: words that every organization has. */
  readonly words?: Ids;
  /** No credential is needed, because the request itself is one. */
  readonly open?: boolean;
  /** It is about the whole installation: an operator from another organization may call it, too. */
  readonly installation?: boolean;
  /** Everybody may call it, so that there is nobody to refuse. */
  readonly everybody?: boolean;
}

/** Path parameters and body members by name. */
export type Ids = Readonly<Record<string, string>>;

export interface Callers {
  /** May do everything in the organization that the ids belong to. */
  readonly administrator: string;
  /** May do everything in another organization. */
  readonly foreigner: string;
  /** The same role as the administrator's, with every scope that does not cover this one. */
  readonly without: (route: DialectRoute) => string;
}

export interface Worlds {
  readonly existing: Ids;
  readonly unknown: Ids;
  readonly malformed: Ids;
}

export type Entries = Readonly<Record<string, OperationEntry>>;

const UNKNOWN_TOKEN = 'hb_api_nobody';

/** What is wrong, a line each; empty when every operation refuses everything that it must. */
export async function findLeaks(
  server: FastifyInstance,
  dialect: Dialect,
  entries: Entries,
  callers: Callers,
  worlds: Worlds,
): Promise<string[]> {
  const errors = ERROR_BODIES[dialect.id];
  if (errors === undefined) return [`test/support/error-bodies.ts has no row for the dialect ${dialect.id}`];
  const leaks: string[] = [];
  for (const route of dialect.routes) {
    const entry = entries[route.id];
    if (entry === undefined) leaks.push(`${route.id}: has no entry in the table of operations`);
    else if (entry.open !== (route.scope === null ? true : undefined)) {
      leaks.push(`${route.id}: its scope is ${route.scope}, the table of operations says otherwise`);
    } else if (!entry.everybody) leaks.push(...(await probe(server, dialect, route, entry, errors, callers, worlds)));
  }
  return leaks;
}

async function probe(
  server: FastifyInstance,
  dialect: Dialect,
  route: DialectRoute,
  entry: OperationEntry,
  errors: ErrorBody,
  callers: Callers,
  worlds: Worlds,
): Promise<string[]> {
  const { codes } = errors;
  const { malformedId = { status: 404, code: codes.unknownId } } = codes;
  const leaks: string[] = [];
  const ask = (token: string | null, ids: Ids) =>
    createApi(server, token, faceOf(dialect.id))(route.method, urlOf(route, entry, ids), entry.body?.(ids));
  const expect = (what: string, answer: Answer, status: number, code: RegExp) => {
    const wrong = answer.status === status && code.test(errors.codeOf(answer.body)) ? [] : [`${answer.status} ${answer.text}`];
    const shape = answer.status < 400 ? [] : shapeOf(answer, errors);
    for (const fault of [...wrong, ...shape]) leaks.push(`${route.id}: ${what} is answered ${fault}`);
  };

  const refusal = entry.open ? (codes.wrongLogin ?? codes.missingCredential) : codes.missingCredential;
  expect('a call without a credential', await ask(null, worlds.existing), 401, exactly(refusal));
  if (entry.open) return leaks;
  expect('an unknown token', await ask(UNKNOWN_TOKEN, worlds.existing), 401, exactly(codes.unknownCredential));
  expect('a token without the scope', await ask(callers.without(route), worlds.existing), 403, exactly(codes.missingScope));
  if (entry.installation) return [...leaks, ...(await unknownOf(route, entry, ask, expect, { codes, callers, worlds }))];
  if (!namesIds(route, entry)) {
    leaks.push(...foreignIdsIn(route, await ask(callers.foreigner, worlds.existing), worlds.existing));
    return leaks;
  }
  const foreign = await ask(callers.foreigner, worlds.existing);
  const unknown = await ask(callers.administrator, worlds.unknown);
  expect("another organization's id", foreign, 404, codes.unknownId);
  expect('an unknown id', unknown, 404, codes.unknownId);
  const [told, untold] = [withoutIds(foreign.text, worlds.existing), withoutIds(unknown.text, worlds.unknown)];
  if (told !== untold) leaks.push(`${route.id}: a foreign id is answered ${told}, an unknown one ${untold}`);
  if (!entry.idsInBody) {
    const malformed = await ask(callers.administrator, worlds.malformed);
    expect('a malformed id', malformed, malformedId.status, malformedId.code);
    const said = withoutIds(malformed.text, worlds.malformed);
    if (codes.malformedId === undefined && said !== untold) {
      leaks.push(`${route.id}: a malformed id is answered ${said}, an unknown one ${untold}`);
    }
  } else expect('a malformed id in the body', await ask(callers.administrator, worlds.malformed), 400, /./);
  return leaks;
}

/** No id is foreign to the operator: an unknown and a malformed one are refused alike. */
async function unknownOf(
  route: DialectRoute,
  entry: OperationEntry,
  ask: (token: string, ids: Ids) => Promise<Answer>,
  expect: (what: string, answer: Answer, status: number, code: RegExp) => void,
  { codes, callers, worlds }: { codes: ErrorBody['codes']; callers: Callers; worlds: Worlds },
): Promise<string[]> {
  if (!namesIds(route, entry)) return [];
  expect('an unknown id', await ask(callers.administrator, worlds.unknown), 404, codes.unknownId);
  expect('a malformed id', await ask(callers.administrator, worlds.malformed), 404, codes.unknownId);
  return [];
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The answer without the ids that were asked for, and without those of the request itself. */
function withoutIds(text: string, ids: Ids): string {
  let shown = text;
  for (const id of Object.values(ids)) {
    for (const spelling of [id, encodeURIComponent(id)]) if (spelling.length > 4) shown = shown.replaceAll(spelling, '<id>');
  }
  return shown.replaceAll(UUID, '<id>');
}

function shapeOf(answer: Answer, errors: ErrorBody): string[] {
  const faults = errors.check(answer.body, answer.status);
  return errors.contentType.test(String(answer.headers['content-type']))
    ? faults
    : [...faults, `as ${answer.headers['content-type']}`];
}

/** Where no id is named there is nothing foreign to ask for: the answer must merely not show any. */
function foreignIdsIn(route: DialectRoute, answer: Answer, ids: Ids): string[] {
  const shown = Object.values(ids).filter(id => answer.text.includes(id));
  return shown.map(id => `${route.id}: shows ${id} to another organization`);
}

function namesIds(route: DialectRoute, entry: OperationEntry): boolean {
  return entry.idsInBody === true || partsOf(route).some(name => entry.words?.[name] === undefined);
}

function partsOf({ path }: DialectRoute): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

export function urlOf(route: DialectRoute, entry: OperationEntry, ids: Ids): string {
  const idOf = (name: string) => entry.words?.[name] ?? ids[entry.path?.[name] ?? name] ?? `no id for ${name}`;
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(idOf(name)));
  return path + (entry.query?.(ids) ?? '');
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll('.', '\\.')}$`);
}
