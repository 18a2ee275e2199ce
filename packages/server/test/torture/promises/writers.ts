/**
 * Clients that write without a pause over HTTP, each on objects of its own: devices, assignments and phones are created,
 * changed, blocked and ended. What was answered, and what was asked and not answered, is kept in a journal.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Caller, Reply } from './caller.ts';
import { agree, type Facts, factsOf, type Key, type Kind } from './facts.ts';

/** One write, with all that is needed to send it again. */
export interface Step {
  readonly method: string;
  readonly path: string;
  readonly body?: Facts;
  /** Of a native write: a resend is done once. Phones have their token for it. */
  readonly idempotencyKey?: string;
  readonly kind: Kind;
  /** Undefined for what is yet to be created. */
  readonly id?: string;
  /** What holds once it is done; null when nothing is left. */
  readonly outcome: Facts | null;
}

/** One answer: from when it was sent on, this is a fact. */
export interface Entry {
  readonly requestId: string;
  readonly key: Key;
  readonly facts: Facts | null;
}

export interface Writer {
  /** Sent, and not answered. */
  pending: Step | undefined;
  /** The latest that was answered. */
  answered: { readonly step: Step; readonly facts: Facts | null } | undefined;
}

export function newWriters(count: number): Writer[] {
  return Array.from({ length: count }, () => ({ pending: undefined, answered: undefined }));
}

const REGISTRY = '/registry/v1';
const PHONES = '/api/v2/mobiledevices';

/** Writes until `go` says no, or the server is gone (which leaves the step pending). */
export async function writeOn(writer: Writer, call: Caller, journal: Entry[], go: () => boolean): Promise<void> {
  const send = (step: Step) => sendStep(writer, call, journal, step);
  const person = await send(newPerson());
  while (go() && person !== undefined) {
    if ((await cycle(send, person)) === undefined) return;
  }
}

/** Sends what is pending once more, and what was answered: the one is done once, the other gets the same answer again. */
export async function resend(writer: Writer, call: Caller, journal: Entry[]): Promise<void> {
  const { pending, answered } = writer;
  if (pending !== undefined) assert.ok(await sendStep(writer, call, journal, pending), `${pending.path} was not answered again`);
  if (answered?.step.idempotencyKey === undefined) return;
  const reply = await call(answered.step);
  assert.ok(reply !== undefined && reply.status < 300, `${reply?.status} for ${answered.step.path} sent again`);
  assert.deepEqual(factsOf(answered.step.kind, reply.body), answered.facts, 'a resend got another answer');
}

/** The id of what was written; undefined when the server went away. */
async function sendStep(writer: Writer, call: Caller, journal: Entry[], step: Step): Promise<string | undefined> {
  const again = writer.pending === step;
  writer.pending = step;
  const reply = await call(step);
  if (reply === undefined) return undefined;
  assert.ok(isDone(reply, step, again), `${step.method} ${step.path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  const id = step.id ?? String(reply.body.id);
  const facts = step.outcome === null ? null : factsOf(step.kind, reply.body);
  assert.ok(agree(step.outcome, facts ?? undefined), `${step.path} answered ${JSON.stringify(facts)}`);
  journal.push({ requestId: reply.requestId, key: `${step.kind}/${id}`, facts });
  writer.answered = { step, facts };
  writer.pending = undefined;
  return id;
}

function isDone({ status }: Reply, step: Step, again: boolean): boolean {
  return (status >= 200 && status < 300) || (again && step.outcome === null && status === 404);
}

function newPerson(): Step {
  const body = { login: `writer-${randomUUID()}`, firstName: 'W', lastName: 'Riter', role: 'member' };
  const { role: _, ...outcome } = body;
  return { ...native('POST', '/people', body), kind: 'person', outcome };
}

/** The life of a device and of a phone. Undefined when the server went away. */
async function cycle(send: (step: Step) => Promise<string | undefined>, person: string): Promise<string | undefined> {
  const facts = { name: `device-${randomUUID()}`, make: 'Make', model: 'Model', osVersion: '1' };
  const device = await send({
    ...native('POST', '/devices', { kind: 'mobile', ...facts }),
    kind: 'device',
    outcome: { ...facts, revision: 1 },
  });
  if (device === undefined) return undefined;
  const held = { deviceId: device, owner: { kind: 'person', id: person } };
  const assignment = await send({
    ...native('POST', '/assignments', held),
    kind: 'assignment',
    outcome: { deviceId: device, until: null, revision: 1 },
  });
  if (assignment === undefined) return undefined;
  const steps = [...deviceSteps(device), ...assignmentSteps(assignment)];
  for (const step of steps) if ((await send(step)) === undefined) return undefined;
  return phoneCycle(send);
}

function deviceSteps(id: string): Step[] {
  const change = { osVersion: '2', model: `Model ${randomUUID()}` };
  return [{ ...native('PATCH', `/devices/${id}`, change), kind: 'device', id, outcome: { ...change, revision: 2 } }];
}

function assignmentSteps(id: string): Step[] {
  const path = `/assignments/${id}`;
  const about = { kind: 'assignment', id } as const;
  const steps: Step[] = [
    {
      ...native('PATCH', path, { expiresAt: '2200-01-01T00:00:00Z' }),
      ...about,
      outcome: { expiresAt: '2200-01-01T00:00:00.000000Z', revision: 2 },
    },
    { ...native('POST', `${path}/disable`, { reason: 'lost' }), ...about, outcome: { disabledReason: 'lost', revision: 3 } },
    { ...native('POST', `${path}/enable`, {}), ...about, outcome: { disabledReason: null, revision: 4 } },
    { ...native('POST', `${path}/end`, { reason: 'returned' }), ...about, outcome: { endReason: 'returned', revision: 5 } },
  ];
  // Some are left as they are in the middle of it.
  return steps.slice(0, 1 + Math.floor(Math.random() * steps.length));
}

async function phoneCycle(send: (step: Step) => Promise<string | undefined>): Promise<string | undefined> {
  const phone = {
    name: `phone-${randomUUID()}`,
    make: 'Make',
    model: 'Model',
    type: 'android',
    deviceToken: randomUUID(),
    notificationId: 'n1',
  };
  const first = { ...phone, acceptNotifications: true, sessionHash: 's1' };
  const id = await send({ method: 'POST', path: PHONES, body: first, kind: 'phone', outcome: first });
  if (id === undefined) return undefined;
  const second = { ...first, model: 'Model 2', notificationId: 'n2', acceptNotifications: false, sessionHash: null };
  const about = { path: `${PHONES}/${id}`, kind: 'phone', id } as const;
  const done = await send({ ...about, method: 'PUT', body: second, outcome: second });
  if (done === undefined || Math.random() < 0.5) return done;
  return send({ ...about, method: 'DELETE', outcome: null });
}

function native(method: string, path: string, body: Facts) {
  return { method, path: `${REGISTRY}${path}`, body, idempotencyKey: randomUUID() };
}
