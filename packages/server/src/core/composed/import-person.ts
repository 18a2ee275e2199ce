/** Finds, adds or changes the person of a row, by the same rules as a write of that person alone. */
import { isDeepStrictEqual } from 'node:util';
import { normalized } from '../../domain/detail-values.ts';
import { PERSON_DETAILS, type PersonDetails } from '../../domain/details.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import type { Touched } from '../../domain/transfer/row.ts';
import type { Values } from '../../domain/transfer/wish.ts';
import type { Edit } from '../change.ts';
import { changePerson } from '../people/change.ts';
import { createPerson, type PersonInput } from '../people/create.ts';
import { tidied } from '../people/input.ts';
import { reachesOwner } from '../reach.ts';
import { requireRight } from '../rights.ts';
import { type Importing, instantIn, isUnchanged, requirePlanned } from './import-context.ts';
import { noKey } from './import-keys.ts';

export interface ImportedPerson {
  readonly person: Person;
  readonly touched: Touched | null;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** `mayChange`: where a sheet of devices names a person, it says who has the device, and nothing new of the person. */
export async function importPerson(edit: Edit, importing: Importing, given: Values, mayChange: boolean): Promise<ImportedPerson> {
  const values = withColumns(importing, given);
  const { person: key } = importing.namings;
  const namings = importing.namings.ofPerson(given);
  if (namings.length === 0 && key !== undefined) throw new Problem('conflict', noKey(key, 'people'));
  const before = importing.known.person(namings);
  if (before === undefined) return addPerson(edit, importing, values);
  if (!(await reachesOwner(edit.tx, edit.actor, before)))
    throw new Problem('forbidden', 'They are in a location that is not yours.');
  if (!mayChange) return { person: before, touched: null, changes: {} };
  const wanted = differing(before, values);
  const names = Object.keys(wanted.shown);
  if (names.length === 0) return { person: before, touched: null, changes: {} };
  requireRight(edit.actor, 'write people');
  requirePlanned(importing, 'person', before);
  const after = await changePerson(edit, before, wanted.input);
  if (after.revision === before.revision) return { person: before, touched: null, changes: {} };
  return {
    person: after,
    touched: { noun: 'person', id: after.id, from: before.revision, to: after.revision, before: wanted.before },
    changes: wanted.shown,
  };
}

async function addPerson(edit: Edit, importing: Importing, values: Values): Promise<ImportedPerson> {
  requireRight(edit.actor, 'write people');
  requirePlanned(importing, 'person', null);
  const { createdAt, fullName, id: _id, ...members } = values;
  const login = members.login ?? members.email;
  if (typeof login !== 'string') {
    const who = typeof fullName === 'string' ? `Nobody here is called ${fullName}` : 'Nobody here is meant';
    throw new Problem('conflict', `${who}: a new person needs a login or an e-mail address.`);
  }
  const since = createdAt === undefined ? {} : { createdAt: instantIn(createdAt, edit.now) };
  if (createdAt !== undefined) requireRight(edit.actor, 'write history');
  const { firstName = login, lastName = '' } = members;
  const input = gathered({ ...members, login, firstName, lastName });
  const person = await createPerson(edit, { ...input, ...since } as PersonInput);
  const shown = Object.fromEntries(
    Object.entries({ ...members, login }).map(([name, value]) => [`person.${name}`, [null, value] as const]),
  );
  return { person, touched: { noun: 'person', id: person.id, from: null, to: person.revision }, changes: shown };
}

/** With the location's id in place of the column, and metadata in the types that are defined for it. */
function withColumns({ metadata }: Importing, { location, ...values }: Values): Values {
  const placed = location === undefined ? values : { ...values, locationId: location };
  return placed.metadata === undefined ? placed : { ...placed, metadata: metadata('people', placed.metadata) };
}

const DETAILS: ReadonlySet<string> = new Set(PERSON_DETAILS);

function gathered(members: Values): Values {
  const own = Object.entries(members).filter(([name]) => !DETAILS.has(name));
  const details = Object.entries(members).filter(([name]) => DETAILS.has(name));
  // What is required of everybody is missed even if the row has none.
  return { ...Object.fromEntries(own), details: { metadata: {}, ...Object.fromEntries(details) } };
}

/** What of the values is not as it is stored. */
function differing(person: Person, { createdAt: _createdAt, id: _id, fullName: _fullName, ...values }: Values) {
  const tidy = tidied(values as Partial<PersonInput>) as Values;
  const details = normalized(Object.fromEntries(Object.entries(tidy).filter(([name]) => DETAILS.has(name)))) as Values;
  const [input, before, shown]: [Record<string, unknown>, Record<string, unknown>, Record<string, [unknown, unknown]>] = [
    {},
    {},
    {},
  ];
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ ...tidy, ...details })) {
    const isDetail = DETAILS.has(name);
    const stored = isDetail ? (person.details?.[name as keyof PersonDetails] ?? null) : person[name as keyof Person];
    if (isUnchanged(name, stored, value)) continue;
    if (name === 'login' && sameLogin(person.login, value)) continue;
    if (isDetail) changed[name] = value;
    else input[name] = value;
    before[name] = stored;
    shown[`person.${name}`] = [stored, value];
  }
  if (Object.keys(changed).length > 0) input.details = changed;
  return { input: input as Partial<PersonInput>, before, shown };
}

/** A login is the key of a row: another letter case is no change. */
function sameLogin(stored: string, value: unknown): boolean {
  return typeof value === 'string' && isDeepStrictEqual(stored.toLowerCase(), value.toLowerCase());
}
