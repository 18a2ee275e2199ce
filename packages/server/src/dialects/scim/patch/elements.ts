/** What an operation does to the elements of a list. */
import type { Filter } from '../filter/filter.ts';
import { matches } from '../filter/matches.ts';
import { ScimProblem } from '../problems.ts';
import type { Attribute } from '../schemas/attribute.ts';
import { type Document, isAssigned, memberOf } from '../schemas/document.ts';
import { findAttribute } from '../schemas/resolve.ts';
import { identityOf, withOnePrimary } from './identity.ts';
import type { Operation } from './operations.ts';
import type { Place } from './path.ts';
import { readElements, readParts, readSimple } from './values.ts';

type Elements = readonly Document[];

export function changeElements(before: Elements, place: Place, operation: Operation): Elements {
  const { op, value } = operation;
  if (place.sub !== undefined) return changeSub(before, place, place.sub, op === 'remove' ? undefined : value);
  if (place.filter !== undefined) return changeChosen(before, place, operation);
  const sent = readElements(place.attribute, value);
  if (op === 'remove') return isNothing(value) ? [] : without(place.attribute, before, sent);
  return op === 'add' ? union(place.attribute, before, sent) : union(place.attribute, [], sent);
}

/** `remove` with a path alone removes all. Microsoft Entra sends the members that it means as the value. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** An element that is there already is not added again: what is said of it is taken over. */
function union(attribute: Attribute, before: Elements, sent: Elements): Elements {
  return distinct(attribute, [...before, ...sent], sent);
}

function distinct(attribute: Attribute, elements: Elements, latest: Elements): Elements {
  const byIdentity = new Map<string, Document>();
  for (const element of elements.filter(each => saysSomething(attribute, each))) {
    const identity = identityOf(attribute, element);
    byIdentity.set(identity, { ...byIdentity.get(identity), ...element });
  }
  return withOnePrimary([...byIdentity.values()], new Set(latest.map(({ value }) => value)));
}

/** A mail address of a kind but without an address is none. A postal address has no value to miss. */
function saysSomething(attribute: Attribute, element: Document): boolean {
  const hasValue = findAttribute(attribute.subAttributes, 'value') !== undefined;
  return isAssigned(hasValue ? memberOf(element, 'value') : element);
}

/** Members are named by their value alone, so whatever else is sent of an element does not count. */
function without(attribute: Attribute, before: Elements, sent: Elements): Elements {
  const nameOf = (element: Document) => memberOf(element, 'value') ?? identityOf(attribute, element);
  const gone = new Set(sent.map(nameOf));
  return before.filter(element => !gone.has(nameOf(element)));
}

/** The chosen elements become what is sent; without a value they go. */
function changeChosen(before: Elements, place: Place, { op, value }: Operation): Elements {
  const { attribute, filter } = place;
  if (op === 'remove' || !isAssigned(value)) return before.filter(element => !isChosen(element, filter));
  return changeEach(before, place, element => readParts(attribute, op === 'add' ? element : seedOf(filter), value));
}

/** One part of the chosen elements. */
function changeSub(before: Elements, place: Place, sub: Attribute, value: unknown): Elements {
  const read = readSimple(sub, value);
  if (read !== undefined) return changeEach(before, place, element => ({ ...element, [sub.name]: read }));
  const left = before.map(element => (isChosen(element, place.filter) ? withoutPart(element, sub.name) : element));
  return distinct(place.attribute, left, []);
}

function withoutPart(element: Document, name: string): Document {
  const { [name]: _, ...rest } = element;
  return rest;
}

/** Where no element is chosen, one that the filter would choose is made: Microsoft Entra sends a first work mail so. */
function changeEach(before: Elements, { attribute, filter }: Place, change: (element: Document) => Document): Elements {
  const changed = new Map(before.filter(each => isChosen(each, filter)).map(each => [each, change(each)]));
  const latest = [...changed.values()];
  if (latest.length > 0)
    return distinct(
      attribute,
      before.map(each => changed.get(each) ?? each),
      latest,
    );
  const seed = seedOf(filter);
  if (seed !== undefined) return union(attribute, before, [change(seed)]);
  throw new ScimProblem('noTarget', `No element of ${attribute.name} fulfils the filter, and none can be made from it.`);
}

function isChosen(element: Document, filter: Filter | undefined): boolean {
  return filter === undefined || matches(filter, element);
}

/** What an element has that fulfils the filter. Undefined: the filter asks for more than equalities. */
function seedOf(filter: Filter | undefined): Document | undefined {
  if (filter === undefined) return {};
  if (filter.op === 'eq') {
    const [key] = filter.operand.keys;
    return key === undefined || filter.value === null ? undefined : { [key]: filter.value };
  }
  if (filter.op !== 'and') return undefined;
  const seeds = filter.filters.map(seedOf);
  return seeds.includes(undefined) ? undefined : Object.assign({}, ...seeds);
}
