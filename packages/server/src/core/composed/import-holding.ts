/** Gives the device of a row to its person, enters when that was, or corrects it, by the same rules as the write alone. */
import { type Assignment, type AssignmentRole, holdsAt } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import { type Owner, type OwnerKind, personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import type { Changes, Touched } from '../../domain/transfer/row.ts';
import type { Values } from '../../domain/transfer/wish.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { parseUuid } from '../../lib/uuid.ts';
import type { Edit } from '../change.ts';
import { assign } from '../holding/assign.ts';
import { planAssignment } from '../holding/change.ts';
import { factsOf, requireAbleOwner, requireReachedOwner } from '../owners.ts';
import { requireWholeDevice } from '../reach.ts';
import { requireRight } from '../rights.ts';
import { handOverDevice } from './hand-over.ts';
import { correctFact, enterFact } from './history.ts';
import { type Importing, instantIn, isAt, requirePlanned } from './import-context.ts';

export interface ImportedHolding {
  readonly touched: readonly Touched[];
  readonly changes: Changes;
  /** What is held of the device afterwards. */
  readonly held: readonly Assignment[];
  readonly isNew: boolean;
}

const ROLES: readonly string[] = ['owner', 'user', 'shared_line'];
const OWNER_KINDS: readonly string[] = ['person', 'workspace', 'virtual_line', 'application'];

/** Who gets a device, with what is known of them; `isNew`: the row adds them. */
export interface Holder {
  readonly owner: Owner;
  readonly person: Person | null;
  readonly isNew: boolean;
}

/** The owner that a word names: `workspace:<id>`, or a person by whatever tells them apart. */
export function holderNamed({ known, namings }: Importing, word: string): Holder {
  const [kind = '', id = ''] = word.split(':', 2);
  const plain = (owner: Owner): Holder => ({ owner, person: null, isNew: false });
  if (OWNER_KINDS.includes(kind) && parseUuid(id) !== undefined)
    return plain({ kind: kind as OwnerKind, id: parseUuid(id) ?? id });
  const person = known.person(namings.ofWord('person', word));
  if (person !== undefined) return { owner: personOwner(person.id), person, isNew: false };
  // Somebody who left is known by their id alone.
  const past = parseUuid(word);
  if (past !== undefined) return plain(personOwner(past));
  throw new Problem('not_found', `Nobody here is ${JSON.stringify(word)}: name them by login, e-mail address or id.`);
}

export function deviceNamed({ known, namings }: Importing, word: string): Device {
  const device = known.device(namings.ofWord('device', word));
  if (device !== undefined) return device;
  throw new Problem('not_found', `No device here is ${JSON.stringify(word)}: name it by serial number, MAC address or id.`);
}

export async function importHolding(
  edit: Edit,
  importing: Importing,
  device: Device,
  holder: Holder,
  values: Values,
): Promise<ImportedHolding> {
  const { owner } = holder;
  const role = roleOf(values);
  const held = importing.known.held(device.id);
  const present = presentOf(held, owner, role, values, importing.list === 'assignments', edit.now);
  if (present !== undefined) return change(edit, importing, held, present, values);
  return begin(edit, importing, { device, holder, role, held }, values);
}

function roleOf({ role = 'owner' }: Values): AssignmentRole {
  if (ROLES.includes(String(role))) return role as AssignmentRole;
  throw new Problem('conflict', `holding.role must be one of ${ROLES.join(', ')}.`);
}

/** The assignment that the row means: by its id, by when it began, or the open one. */
function presentOf(
  held: readonly Assignment[],
  owner: Owner,
  role: AssignmentRole,
  { id, createdAt, until }: Values,
  isHistory: boolean,
  now: Instant,
): Assignment | undefined {
  const theirs = held.filter(each => each.owner.id === owner.id && each.role === role);
  const named = theirs.find(each => each.id === id);
  if (named !== undefined) return named;
  if (createdAt !== undefined) {
    const since = theirs.find(each => isAt(each.createdAt, createdAt));
    if (since !== undefined || isHistory || until !== undefined) return since;
  }
  return theirs.find(each => holdsAt(each, now));
}

interface Beginning {
  readonly device: Device;
  readonly holder: Holder;
  readonly role: AssignmentRole;
  readonly held: readonly Assignment[];
}

async function begin(
  edit: Edit,
  importing: Importing,
  { device, holder, role, held }: Beginning,
  values: Values,
): Promise<ImportedHolding> {
  const { owner } = holder;
  requireRight(edit.actor, 'write devices');
  await requireWholeDevice(edit, device);
  requirePlanned(importing, 'assignment', null);
  const { createdAt, until, endReason, reason } = values;
  const plans = plansOf(values, edit.now);
  const why = typeof reason === 'string' ? { reason } : {};
  const wish = { owner, role, isGiven: true, isNewOwner: holder.isNew, ...plans, ...why };
  if (createdAt !== undefined || until !== undefined) {
    requireRight(edit.actor, 'write history');
    if (createdAt === undefined) throw new Problem('conflict', 'The row says until when, and not since when.');
    const end = until === undefined ? null : instantIn(until, edit.now);
    if (end === null) await requireAble(edit, holder);
    else await requireReachedOwner(edit.tx, edit.actor, owner);
    const when = {
      createdAt: instantIn(createdAt, edit.now),
      until: end,
      ...(typeof endReason === 'string' ? { endReason } : {}),
    };
    const entered = await enterFact(edit, device, wish, when);
    return { touched: [madeOf(entered)], changes: shownOf(entered), held: [...held, entered], isNew: true };
  }
  await requireAble(edit, holder);
  const other = role === 'owner' ? held.find(each => each.role === 'owner' && holdsAt(each, edit.now)) : undefined;
  if (other === undefined) {
    const begun = await assign(edit, device, wish);
    return { touched: [madeOf(begun)], changes: shownOf(begun), held: [...held, begun], isNew: true };
  }
  requirePlanned(importing, 'assignment', other);
  const { ended, begun } = await handOverDevice(edit, device, { to: owner, role: 'owner', ...plans });
  const given: Touched = { noun: 'assignment', id: ended.id, from: other.revision, to: ended.revision, ended: true };
  return {
    touched: [given, madeOf(begun)],
    changes: { 'holding.owner': [other.owner, owner], ...shownOf(begun, ['dueAt', 'expiresAt']) },
    held: [...held.filter(({ id }) => id !== ended.id), ended, begun],
    isNew: true,
  };
}

async function requireAble({ tx, actor }: Edit, { owner, person }: Holder): Promise<void> {
  await requireAbleOwner(tx, actor, owner, person === null ? undefined : factsOf(person));
}

/** Another beginning or end is a correction; another return is a plan. */
async function change(
  edit: Edit,
  importing: Importing,
  held: readonly Assignment[],
  before: Assignment,
  values: Values,
): Promise<ImportedHolding> {
  const { createdAt, until, endReason } = values;
  const isHistory = importing.list === 'assignments';
  const correction = {
    ...(isHistory && createdAt !== undefined && !isAt(before.createdAt, createdAt)
      ? { createdAt: instantIn(createdAt, edit.now) }
      : {}),
    ...(until !== undefined && !isAt(before.until, until) ? { until: instantIn(until, edit.now) } : {}),
    ...(typeof endReason === 'string' && endReason !== before.endReason ? { endReason } : {}),
  };
  const plans = Object.fromEntries(
    (['dueAt', 'expiresAt'] as const).flatMap(name =>
      values[name] === undefined || isAt(before[name], values[name]) || before.until !== null
        ? []
        : [[name, instantIn(values[name], Number.MAX_SAFE_INTEGER)]],
    ),
  );
  if (Object.keys({ ...correction, ...plans }).length === 0) return { touched: [], changes: {}, held, isNew: false };
  requireRight(edit.actor, 'write devices');
  requirePlanned(importing, 'assignment', before);
  await requireReachedOwner(edit.tx, edit.actor, before.owner);
  let after = before;
  if (Object.keys(correction).length > 0) {
    requireRight(edit.actor, 'write history');
    after = await correctFact(edit, after, correction);
  }
  if (Object.keys(plans).length > 0) after = await planAssignment(edit, after, plans);
  const names = Object.keys({ ...correction, ...plans }) as (keyof Assignment)[];
  const was = Object.fromEntries(names.map(name => [name, before[name]]));
  return {
    touched: [{ noun: 'assignment', id: after.id, from: before.revision, to: after.revision, before: was }],
    changes: Object.fromEntries(names.map(name => [`holding.${name}`, [textOf(before[name]), textOf(after[name])] as const])),
    held: held.map(each => (each.id === after.id ? after : each)),
    isNew: false,
  };
}

function plansOf(values: Values, _now: Instant): { dueAt?: Instant; expiresAt?: Instant } {
  return Object.fromEntries(
    (['dueAt', 'expiresAt'] as const).flatMap(name =>
      values[name] === undefined ? [] : [[name, instantIn(values[name], Number.MAX_SAFE_INTEGER)]],
    ),
  );
}

function madeOf({ id, revision }: Assignment): Touched {
  return { noun: 'assignment', id, from: null, to: revision };
}

const SHOWN = ['owner', 'role', 'createdAt', 'until', 'dueAt', 'expiresAt', 'endReason'] as const;

function shownOf(assignment: Assignment, names: readonly (typeof SHOWN)[number][] = SHOWN): Changes {
  const given = names.flatMap(name =>
    assignment[name] === null ? [] : [[`holding.${name}`, [null, textOf(assignment[name])] as const]],
  );
  return Object.fromEntries(given);
}

function textOf(value: unknown): unknown {
  return typeof value === 'number' ? toIso(value) : value;
}
