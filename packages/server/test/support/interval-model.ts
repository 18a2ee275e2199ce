/**
 * The rules of holding, once more and as plainly as they can be said: lists in memory, no database, no services. The
 * model test asks the registry and this model the same things and compares their answers.
 */

import { found, keep, lift, type ModelBlock, type Restriction, report, type Stop, stopOf, type Token } from './block-model.ts';

export type Role = 'owner' | 'user' | 'shared_line' | 'guest';
export type Outcome = 'done' | 'conflict' | 'invalid' | 'not_found';

export interface ModelAssignment {
  readonly number: number;
  readonly owner: number;
  readonly device: number;
  readonly role: Role;
  readonly createdAt: number;
  until: number | null;
  expiresAt: number | null;
  stop: Stop | null;
  lastActiveAt: number | null;
  revision: number;
  /** The push token that the holder's app registered, while the assignment was not ended. */
  push: { readonly token: string; state: 'active' | 'quarantined' } | null;
  /** Every token that was registered for the holder on the device. */
  readonly tokens: string[];
}

export interface ModelDevice {
  readonly isPhone: boolean;
  stop: Stop | null;
}

export interface Model {
  now: number;
  readonly devices: ModelDevice[];
  readonly assignments: ModelAssignment[];
  readonly blocks: ModelBlock[];
  /** The types of the events that must have been recorded, in their order, but for those of blocks. */
  readonly events: string[];
}

export function createModel(devices: readonly ModelDevice[], now: number): Model {
  return { now, devices: [...devices], assignments: [], blocks: [], events: [] };
}

export function holds(assignment: ModelAssignment, at: number): boolean {
  const { createdAt, until, expiresAt } = assignment;
  return at >= createdAt && (until === null || at < until) && (expiresAt === null || at < expiresAt);
}

export interface Wish {
  readonly owner: number;
  readonly device: number;
  readonly role: Role;
  readonly expiresAt: number | null;
  readonly handOver: boolean;
}

/** As an administrator assigns. */
export function assign(model: Model, wish: Wish): Outcome {
  const { owner, device, role, expiresAt, handOver } = wish;
  if (expiresAt !== null && expiresAt <= model.now) return 'invalid';
  if (handOver && role !== 'owner') return 'invalid';
  const open = model.assignments.filter(each => each.device === device && each.until === null);
  const rivals = open.filter(each => role === 'owner' || each.owner === owner);
  const held = rivals.filter(each => holds(each, model.now));
  const excludes = (each: ModelAssignment) => each.role === role || (isAlone(each.role) && isAlone(role));
  if (held.some(each => each.owner === owner && excludes(each))) return 'conflict';
  const present = held.filter(each => each.role === 'owner' && role === 'owner');
  if (present.length > 0 && !handOver) return 'conflict';
  const blocks = found(model.blocks, owner, device);
  // Somebody whose planned end has come may get the device again.
  const own = blocks.filter(block => block.owner !== null).map(block => stopOf(block, model.now));
  const stop = own.find(each => each !== null && each.why !== 'expired') ?? null;
  if (stop !== null && role === 'guest') return 'conflict';
  for (const each of rivals) if (!held.includes(each) || present.includes(each)) close(model, each);
  settle(model, begin(model, { owner, device, role, expiresAt, stop }), blocks);
  return 'done';
}

const isAlone = (role: Role) => role === 'owner' || role === 'user';

/** What the assignment leaves behind for the next one. */
function restrictionOf({ role, stop, expiresAt }: Pick<ModelAssignment, 'role' | 'stop' | 'expiresAt'>): Restriction | null {
  const plan = isAlone(role) ? expiresAt : null;
  return stop === null && plan === null ? null : { stop, expiresAt: plan };
}

function settle(model: Model, begun: ModelAssignment, blocks: readonly ModelBlock[]): void {
  for (const block of blocks) block.devices.add(begun.device);
  const restriction = restrictionOf(begun);
  if (restriction !== null) keepFor(model, begun, restriction);
  else if (isAlone(begun.role)) {
    for (const block of blocks) if (block.owner !== null) model.blocks.splice(model.blocks.indexOf(block), 1);
  }
}

function keepFor(model: Model, { owner, device }: ModelAssignment, restriction: Restriction): void {
  keep(model.blocks, owner, device, restriction, tokensOn(model, device, owner));
}

function tokensOn({ assignments }: Model, device: number, owner: number | null): Token[] {
  return assignments
    .filter(each => each.device === device && (owner === null || each.owner === owner))
    .flatMap(each => each.tokens.map(token => ({ token, holder: each.owner })));
}

/** Keeps the holder's block in step with the changed assignment. Returns the other devices from which it was lifted. */
function follow(model: Model, was: Restriction | null, after: ModelAssignment): number[] {
  const is = restrictionOf(after);
  if (is !== null && (was?.expiresAt !== is.expiresAt || was.stop?.at !== is.stop?.at)) keepFor(model, after, is);
  return was !== null && is === null ? lift(model.blocks, after.owner, after.device) : [];
}

export function end(model: Model, assignment: ModelAssignment): Outcome {
  if (assignment.until === null) close(model, assignment);
  return 'done';
}

export function plan(model: Model, assignment: ModelAssignment, expiresAt: number | null): Outcome {
  if (!holds(assignment, model.now)) return 'conflict';
  if (expiresAt !== null && expiresAt <= model.now) return 'invalid';
  if (assignment.expiresAt === expiresAt) return 'done';
  const was = restrictionOf(assignment);
  assignment.expiresAt = expiresAt;
  changed(model, assignment, 'assignment.updated');
  follow(model, was, assignment);
  return 'done';
}

export function setDisabled(model: Model, assignment: ModelAssignment, disabled: boolean): Outcome {
  if (!holds(assignment, model.now)) return 'conflict';
  if (disabled) disable(model, assignment);
  else enable(model, assignment);
  return 'done';
}

function disable(model: Model, assignment: ModelAssignment): void {
  if (assignment.stop !== null) return;
  const was = restrictionOf(assignment);
  assignment.stop = { why: 'set', at: model.now };
  changed(model, assignment, 'assignment.disabled');
  follow(model, was, assignment);
  if (assignment.role === 'guest') close(model, assignment);
}

/** The same hardware may be several devices: it is enabled as each of them. */
function enable(model: Model, assignment: ModelAssignment): void {
  if (assignment.stop === null) return;
  const was = restrictionOf(assignment);
  assignment.stop = null;
  changed(model, assignment, 'assignment.enabled');
  for (const device of follow(model, was, assignment)) {
    const open = model.assignments.filter(
      each => each.until === null && each.owner === assignment.owner && each.device === device,
    );
    for (const other of open) enable(model, other);
  }
}

export function setDeviceDisabled(model: Model, index: number, disabled: boolean): Outcome {
  const device = model.devices[index];
  if (device === undefined || (device.stop !== null) === disabled) return 'done';
  device.stop = disabled ? { why: 'set', at: model.now } : null;
  model.events.push(disabled ? 'device.disabled' : 'device.enabled');
  if (disabled) keep(model.blocks, null, index, { stop: device.stop, expiresAt: null }, tokensOn(model, index, null));
  else for (const other of lift(model.blocks, null, index)) setDeviceDisabled(model, other, false);
  return 'done';
}

export function touch(model: Model, assignment: ModelAssignment): Outcome {
  if (!holds(assignment, model.now)) return 'not_found';
  assignment.lastActiveAt = model.now;
  return 'done';
}

/** What the owner's apps are shown as the owner's phones. */
export function phonesOf(model: Model, owner: number): ModelAssignment[] {
  const phones = model.assignments.filter(
    each => each.owner === owner && holds(each, model.now) && (each.role === 'owner' || each.role === 'user'),
  );
  return phones.filter(each => model.devices[each.device]?.isPhone);
}

export function registerPhone(model: Model, owner: number, token: string): Outcome {
  let phone = phonesOf(model, owner).find(each => each.push?.token === token);
  if (phone?.push?.state === 'active') return touch(model, phone);
  const isNew = phone === undefined;
  if (phone === undefined) phone = beginPhone(model, owner, token);
  for (const { push } of model.assignments) {
    if (push?.token !== token || push.state !== 'active') continue;
    push.state = 'quarantined';
    model.events.push('push.quarantined');
  }
  phone.push = { token, state: 'active' };
  phone.lastActiveAt = model.now;
  if (isNew) phone.tokens.push(token);
  if (isNew) for (const block of found(model.blocks, owner, phone.device)) report(block, token, owner);
  model.events.push(isNew ? 'push.registered' : 'push.updated');
  return 'done';
}

/** A phone whose token is blocked comes out disabled, and a planned end counts for it. */
function beginPhone(model: Model, owner: number, token: string): ModelAssignment {
  const blocks = found(model.blocks, owner, null, token);
  const device = model.devices.length;
  const stop = blocks.find(block => block.owner === null)?.stop ?? null;
  model.devices.push({ isPhone: true, stop });
  model.events.push('device.created');
  for (const block of blocks) block.devices.add(device);
  if (stop !== null) keep(model.blocks, null, device, { stop, expiresAt: null }, []);
  const own = blocks.filter(block => block.owner !== null);
  const plans = own.flatMap(({ expiresAt }) => (expiresAt !== null && expiresAt > model.now ? [expiresAt] : []));
  const expiresAt = plans.length === 0 ? null : Math.min(...plans);
  const stopped = own.map(block => stopOf(block, model.now)).find(each => each !== null) ?? null;
  const begun = begin(model, { owner, device, role: 'owner', expiresAt, stop: stopped });
  settle(model, begun, blocks);
  return begun;
}

function begin(
  model: Model,
  beginning: Pick<ModelAssignment, 'owner' | 'device' | 'role' | 'expiresAt' | 'stop'>,
): ModelAssignment {
  const rest = { number: model.assignments.length, createdAt: model.now, until: null, lastActiveAt: null, revision: 1 };
  const assignment: ModelAssignment = { ...rest, push: null, tokens: [], ...beginning };
  model.assignments.push(assignment);
  model.events.push('assignment.created');
  return assignment;
}

function close(model: Model, assignment: ModelAssignment): void {
  assignment.until = Math.min(model.now, assignment.expiresAt ?? model.now);
  changed(model, assignment, 'assignment.ended');
  if (assignment.push !== null) model.events.push('push.ended');
  assignment.push = null;
}

function changed(model: Model, assignment: ModelAssignment, event: string): Outcome {
  assignment.revision += 1;
  model.events.push(event);
  return 'done';
}
