/** How the members of the API are spelled on the command line. */
import { namesOf } from './findable.ts';
import type { Field } from './route-data.ts';

/** `locationId` names a location, so that its option takes its name. */
const ID = /Id$/;
const TIME = /At$/;
/** Ids in other people's words, which name nothing here. */
const NO_REFERENCES: ReadonlySet<string> = new Set(['clientId', 'externalId', 'requestId']);
/** Lists whose name is no plural. */
const VERBS: ReadonlySet<string> = new Set(['administers', 'appliesTo']);

/** What a member refers to, where its name does not say so. */
const REFERENCES: Readonly<Record<string, string>> = {
  actorId: 'person',
  administers: 'location',
  application: 'application',
  byId: 'person',
  device: 'device',
  from: 'assignment',
  group: 'group',
  handToId: 'person',
  location: 'location',
  moveTo: 'location',
  owner: 'owner',
  ownerId: 'owner',
  person: 'person',
  personIds: 'person',
};

export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

/** `person` of `personId`; undefined if the member refers to nothing. */
export function kindOfId(name: string): string | undefined {
  if (REFERENCES[name] !== undefined) return REFERENCES[name];
  return ID.test(name) && !NO_REFERENCES.has(name) ? name.replace(ID, '') : undefined;
}

/** What the value of a member names: `person`; undefined if it names nothing. */
export function kindOf({ name, refersTo }: Field): string | undefined {
  return refersTo ?? kindOfId(name);
}

/** `--location` for `locationId`, `--expires` for `expiresAt`, `--scope` for `scopes`, `--first-name` for `firstName`. */
export function flagOf({ name, kind }: Field): string {
  if (NO_REFERENCES.has(name) || VERBS.has(name)) return `--${kebab(name)}`;
  if (kind === 'time') return `--${kebab(name.replace(TIME, ''))}`;
  return `--${kebab(name.replace(kind === 'list' ? /(?:Id)?s$/ : ID, ''))}`;
}

/** `person` of `personId` in a path, and how it can be named. */
export function operandOf(param: string): string {
  const kind = kindOfId(param) ?? param;
  return namesOf(kind) === 'id' && kindOfId(param) !== undefined ? `${kebab(kind)} id` : kebab(kind);
}

/** A member of the body that is an operand: `device` of `deviceId`. */
export function operandOfMember(name: string): string {
  return kebab(name.replace(ID, ''));
}

/** The words of routes that are others on the command line. */
const WORDS: Readonly<Record<string, string>> = { get: 'show', update: 'edit' };

export function wordOf(routeName: string): string {
  return WORDS[routeName] ?? kebab(routeName);
}

/** `Created`, for what was done. */
export function doneOf(word: string): string {
  const done = word.endsWith('e') ? `${word}d` : `${word}ed`;
  return IRREGULAR[word] ?? `${done.charAt(0).toUpperCase()}${done.slice(1)}`;
}

const IRREGULAR: Readonly<Record<string, string>> = {
  edit: 'Changed',
  set: 'Set',
  begin: 'Began',
  'check-in': 'Checked in',
  touch: 'Touched',
};
