/**
 * What a server's own answers say: ids, names, numbers, gathered by where they stood, so that later requests can ask for
 * things that exist. No dialect is known here: the paths of the routes and the names of the members are enough.
 */
import type { Dialect, DialectRoute } from '../../../src/http/dialect/dialect.ts';
import type { Random } from './random.ts';

export type Scalar = string | number;

export interface Pool {
  /** Reads the body of a success. */
  readonly learn: (route: DialectRoute, body: unknown) => void;
  /** Something exists that can stand wherever a path has a parameter of this name. */
  readonly know: (name: string, id: string) => void;
  /** Something that exists and could stand for this parameter of the route's path; undefined when nothing is known. */
  readonly param: (route: DialectRoute, name: string, random: Random) => string | undefined;
  /** Something that an answer had under this name. */
  readonly member: (name: string, random: Random) => Scalar | undefined;
  /** Any id at all, most likely of a wrong kind. */
  readonly anyId: (random: Random) => string | undefined;
  readonly ids: () => readonly string[];
}

/** Old things make room for new ones: what is remembered does not grow with the run. */
const RING = 64;
const IDS_RING = 512;
const ITEMS_READ = 6;
/** A UUID, 16 bytes as base64url, or `cisco…` as base64: a path has only characters of base64, too. */
const ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w-]{22}|Y2lzY29[A-Za-z0-9+/]{33,193}={0,2})$/;

interface Ring<T> {
  readonly add: (value: T) => void;
  readonly list: readonly T[];
}

function createRing<T>(size: number): Ring<T> {
  const list: T[] = [];
  let at = 0;
  return {
    list,
    add: value => {
      if (list.includes(value)) return;
      list[at % size] = value;
      at += 1;
    },
  };
}

/** `/things/{thingId}/parts` is about a thing, whose ids stand in answers of `/things`. */
function placeOf(route: Pick<DialectRoute, 'path'>, name: string): string {
  return route.path.slice(0, route.path.indexOf(`{${name}}`)).replaceAll(/\{\w+\}/g, '{}');
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

export function createPool(dialects: readonly Dialect[]): Pool {
  const parameters = dialects.flatMap(({ routes }) =>
    routes.flatMap(route => namesIn(route).map(name => ({ name, place: placeOf(route, name) }))),
  );
  const places = new Set(parameters.map(parameter => parameter.place));
  const rings = new Map<string, Ring<Scalar>>();
  const ids = createRing<string>(IDS_RING);
  const ring = (key: string) => {
    const known = rings.get(key) ?? createRing<Scalar>(RING);
    rings.set(key, known);
    return known;
  };
  const pickFrom = (key: string, random: Random) => random.pickOf(rings.get(key)?.list ?? []);

  const walk = (value: unknown, name: string, place: string) => {
    if (Array.isArray(value)) for (const each of value.slice(0, ITEMS_READ)) walk(each, name, place);
    else if (typeof value === 'object' && value !== null) {
      for (const [member, each] of Object.entries(value)) walk(each, member, place);
    } else if ((typeof value === 'string' && value !== '' && value.length <= 200) || typeof value === 'number') {
      if (isId(value)) ids.add(value);
      ring(`name ${name}`).add(value);
      if (places.has(place) && (isId(value) || name === 'psk')) ring(`place ${place}`).add(value);
    }
  };
  return {
    learn: (route, body) => walk(body, '', `${route.path.replaceAll(/\{\w+\}/g, '{}')}/`),
    know: (name, id) => {
      ids.add(id);
      for (const parameter of parameters) if (parameter.name === name) ring(`place ${parameter.place}`).add(id);
    },
    param: (route, name, random) => {
      const inPlace = random.chance(0.8) ? pickFrom(`place ${placeOf(route, name)}`, random) : undefined;
      const found = inPlace ?? (random.chance(0.5) ? pickFrom(`name ${name}`, random) : undefined) ?? random.pickOf(ids.list);
      return found === undefined ? undefined : String(found);
    },
    member: (name, random) => pickFrom(`name ${name}`, random),
    anyId: random => random.pickOf(ids.list),
    ids: () => ids.list,
  };
}

export function namesIn({ path }: Pick<DialectRoute, 'path'>): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
