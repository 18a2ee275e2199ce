/** A noun's verbs: its routes, with what the declaration says of each. */
import { ROUTES } from '../generated/routes.ts';
import { wordOf } from './naming.ts';
import type { Noun, Verb } from './noun.ts';
import type { Field, RouteData } from './route-data.ts';

/** A route with what the noun declares of it. */
export interface Spoken {
  readonly noun: Noun;
  readonly route: RouteData;
  readonly verb: Verb;
  readonly word: string;
}

/** The routes of the noun's group, and those that its verbs name. */
export function spokenOf(noun: Noun): Spoken[] {
  const { group, verbs = {} } = noun;
  const own = Object.keys(ROUTES).filter(id => id.startsWith(`${group}.`));
  const others = Object.keys(verbs).filter(id => id.includes('.'));
  return [...own, ...others].flatMap(id => {
    const route = routeOf(id);
    const name = id.slice(id.indexOf('.') + 1);
    const verb = verbs[id] ?? verbs[name] ?? {};
    const word = verb.word === undefined ? wordOf(name) : verb.word;
    return word === null ? [] : [{ noun, route, verb, word }];
  });
}

export function routeOf(id: string): RouteData {
  const route = ROUTES[id];
  if (route === undefined) throw new Error(`there is no route ${id}`);
  return { id, ...route };
}

/** The names of the ids in the path. */
export function paramsOf({ path }: RouteData): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}`);
}

/** The members of the body that are options. */
export function optionFields({ route, verb }: Spoken): Field[] {
  const taken = new Set([
    ...(verb.operands ?? []),
    ...(verb.without ?? []),
    ...(verb.secret === undefined ? [] : [verb.secret[0]]),
  ]);
  return route.body
    .filter(({ name }) => !taken.has(name))
    .map(field => {
      const refersTo = verb.refersTo?.[field.name];
      return refersTo === undefined ? field : { ...field, refersTo };
    });
}
