/**
 * The rules of holding, once more and as plainly as they can be said: lists in memory, no database, no services. The
 * model test asks the registry and this model the same things and compares their answers.
 */

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
  disabled: boolean;
  lastActiveAt: number | null;
  revision: number;
  /** The push token that the holder's app registered, while the assignment was not ended. */
  push: { readonly token: string; state: 'active' | 'quarantined' } | null;
}

export interface ModelDevice {
  readonly isPhone: boolean;
  disabled: boolean;
}

export interface Model {
  now: number;
  readonly devices: ModelDevice[];
  readonly assignments: ModelAssignment[];
  /** The types of the events that must have been recorded, in their order. */
  readonly events: string[];
}

export function createModel(devices: readonly ModelDevice[], now: number): Model {
  return { now, devices: [...devices], assignments: [], events: [] };
}

export function holds(assignment: ModelAssignment, at: number): boolean {
  const { createdAt, until, expiresAt } = assignment;
  return at >= createdAt && (until === null || at < until) && (expiresAt === null || at < expiresAt);
}

export function assign(model: Model, owner: number, device: number, role: Role, expiresAt: number | null): Outcome {
  if (expiresAt !== null && expiresAt <= model.now) return 'invalid';
  const open = model.assignments.filter(each => each.owner === owner && each.device === device && each.until === null);
  const alone = (one: Role) => one === 'owner' || one === 'user';
  const held = open.filter(each => holds(each, model.now));
  if (held.some(each => each.role === role || (alone(each.role) && alone(role)))) return 'conflict';
  for (const expired of open.filter(each => !held.includes(each))) close(model, expired);
  begin(model, owner, device, role, expiresAt);
  return 'done';
}

export function end(model: Model, assignment: ModelAssignment): Outcome {
  if (assignment.until === null) close(model, assignment);
  return 'done';
}

export function plan(model: Model, assignment: ModelAssignment, expiresAt: number | null): Outcome {
  if (!holds(assignment, model.now)) return 'conflict';
  if (expiresAt !== null && expiresAt <= model.now) return 'invalid';
  if (assignment.expiresAt === expiresAt) return 'done';
  assignment.expiresAt = expiresAt;
  return changed(model, assignment, 'assignment.updated');
}

export function setDisabled(model: Model, assignment: ModelAssignment, disabled: boolean): Outcome {
  if (!holds(assignment, model.now)) return 'conflict';
  if (assignment.disabled === disabled) return 'done';
  assignment.disabled = disabled;
  return changed(model, assignment, disabled ? 'assignment.disabled' : 'assignment.enabled');
}

export function setDeviceDisabled(model: Model, device: ModelDevice, disabled: boolean): Outcome {
  if (device.disabled === disabled) return 'done';
  device.disabled = disabled;
  model.events.push(disabled ? 'device.disabled' : 'device.enabled');
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
  if (phone?.push?.state === 'active') return 'done';
  const isNew = phone === undefined;
  if (phone === undefined) {
    model.devices.push({ isPhone: true, disabled: false });
    model.events.push('device.created');
    phone = begin(model, owner, model.devices.length - 1, 'owner', null);
  }
  for (const { push } of model.assignments) {
    if (push?.token !== token || push.state !== 'active') continue;
    push.state = 'quarantined';
    model.events.push('push.quarantined');
  }
  phone.push = { token, state: 'active' };
  model.events.push(isNew ? 'push.registered' : 'push.updated');
  return 'done';
}

function begin(model: Model, owner: number, device: number, role: Role, expiresAt: number | null): ModelAssignment {
  const assignment: ModelAssignment = {
    number: model.assignments.length,
    owner,
    device,
    role,
    createdAt: model.now,
    until: null,
    expiresAt,
    disabled: false,
    lastActiveAt: null,
    revision: 1,
    push: null,
  };
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
