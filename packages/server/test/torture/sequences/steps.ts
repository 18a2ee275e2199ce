/**
 * What can happen to people's devices, each through one face: done over HTTP and, in the same words, in the model. A new
 * face adds its writes here; by what it is read is the affair of test/support/faces.ts.
 */
import assert from 'node:assert/strict';
import { uuidToBase64Url } from '../../../src/lib/uuid.ts';
import type { Face } from '../../support/faces.ts';
import { minimalDevice } from '../../support/genesys.ts';
import type { Answer, Api } from '../../support/http.ts';
import { macOf, uuidIn } from '../../support/webex.ts';
import { isShown, type Model, type ModelDevice, phoneWith } from './model.ts';

export interface Step {
  readonly kind: keyof typeof STEPS;
  readonly owner: number;
  readonly pick: number;
  readonly token: string;
}

export interface Stage {
  readonly model: Model;
  readonly people: readonly { readonly id: string; readonly own: Api }[];
  readonly admin: Api;
  /** The administrator's calls by the header of Apperian's callers. */
  readonly apperian: Api;
}

type Play = (stage: Stage, step: Step) => Promise<void>;

export const STEPS = {
  'register with Genesys': registerPhone,
  'add with Webex': addDeskPhone,
  'assign a handset natively': assignNew('handset', { kind: 'mobile', platform: 'android' }),
  'assign a browser natively': assignNew('browser', { kind: 'browser' }),
  'share natively': share,
  'disable natively': toggle('disable'),
  'enable natively': toggle('enable'),
  'take with Genesys': take('genesys', ({ people }, device, owner) =>
    personAt(people, owner).own('DELETE', `/api/v2/mobiledevices/${device.id}`),
  ),
  'take with Apperian': take('apperian', ({ apperian, people }, device, owner) =>
    apperian('DELETE', `/v1/devices/${uuidToBase64Url(device.id)}/users/${uuidToBase64Url(personAt(people, owner).id)}/`),
  ),
  'take with Webex': takeDesk,
  'end natively': endNatively,
} satisfies Record<string, Play>;

async function registerPhone({ model, people }: Stage, { owner, token }: Step): Promise<void> {
  const answer = await personAt(people, owner).own('POST', '/api/v2/mobiledevices', minimalDevice(token));
  assert.equal(answer.status, 200, answer.text);
  const known = phoneWith(model, owner, token);
  if (known !== undefined) return assert.equal(answer.body.id, known.id, 'the same app registers the same phone');
  assert.ok(!model.devices.some(device => device.id === answer.body.id), 'another phone');
  model.devices.push({ id: answer.body.id, kind: 'phone', holders: new Map([[owner, { shared: false, token }]]) });
}

async function addDeskPhone({ model, people, admin }: Stage, { owner }: Step): Promise<void> {
  const added = { mac: macOf(model.devices.length), model: 'DMS Cisco 8851', personId: personAt(people, owner).id };
  const answer = await admin('POST', '/v1/devices', added);
  assert.equal(answer.status, 200, answer.text);
  hold(model, { id: uuidIn(answer.body.id), kind: 'desk' }, owner);
}

function assignNew(kind: 'handset' | 'browser', input: object): Play {
  return async ({ model, people, admin }, { owner }) => {
    const made = await admin('POST', '/registry/v1/devices', input);
    assert.equal(made.status, 201, made.text);
    const ref = { kind: 'person', id: personAt(people, owner).id };
    const answer = await admin('POST', '/registry/v1/assignments', { deviceId: made.body.id, owner: ref, role: 'user' });
    assert.equal(answer.status, 201, answer.text);
    hold(model, { id: made.body.id, kind }, owner);
  };
}

/** A person who holds it already cannot be given it once more. */
async function share({ model, people, admin }: Stage, { owner, pick }: Step): Promise<void> {
  const device = model.devices[pick % model.devices.length];
  if (device === undefined || (device.kind === 'desk' && device.holders.has(owner))) return;
  const shared = device.kind === 'desk';
  const ref = { kind: 'person', id: personAt(people, owner).id };
  const body = { deviceId: device.id, owner: ref, role: shared ? 'shared_line' : 'user' };
  const answer = await admin('POST', '/registry/v1/assignments', body);
  // A phone that Webex has deleted is nobody's any more, and cannot be anybody's line.
  if (shared && device.holders.size === 0 && answer.status >= 400) return;
  assert.equal(answer.status, device.holders.has(owner) ? 409 : 201, answer.text);
  if (answer.status === 201) device.holders.set(owner, { shared, token: null });
}

/** Whether a device can be used says nothing of who holds it. */
function toggle(verb: 'disable' | 'enable'): Play {
  return async ({ model, admin }, { pick }) => {
    const device = model.devices[pick % model.devices.length];
    if (device === undefined) return;
    const answer = await admin('POST', `/registry/v1/devices/${device.id}/${verb}`);
    assert.equal(answer.status, 200, answer.text);
  };
}

/** What a face does not show of a person, it cannot take away either. */
function take(face: Face, act: (stage: Stage, device: ModelDevice, owner: number) => Promise<Answer>): Play {
  return async (stage, { owner, pick }) => {
    const device = stage.model.devices[pick % stage.model.devices.length];
    if (device === undefined) return;
    const answer = await act(stage, device, owner);
    const shown = isShown(device, owner, face);
    assert.equal(answer.status < 300 ? 'taken' : answer.status, shown ? 'taken' : 404, answer.text);
    if (shown) device.holders.delete(owner);
  };
}

/** Webex deletes a phone with everybody's line on it, also where its owner gave it up before; one without any line it does not know. */
async function takeDesk({ model, admin }: Stage, { pick }: Step): Promise<void> {
  const desks = model.devices.filter(device => device.kind === 'desk');
  const device = desks[pick % desks.length];
  if (device === undefined) return;
  const isInUse = device.holders.size > 0;
  const answer = await admin('DELETE', `/v1/devices/${device.id}`);
  assert.equal(answer.status, isInUse ? 204 : 404, answer.text);
  device.holders.clear();
}

async function endNatively({ model, people, admin }: Stage, { owner, pick }: Step): Promise<void> {
  const held = model.devices.filter(device => device.holders.has(owner));
  const device = held[pick % held.length];
  if (device === undefined) return;
  const list = await admin('GET', `/registry/v1/people/${personAt(people, owner).id}/devices`);
  const row = list.body.items.find((each: { device: { id: string } }) => each.device.id === device.id);
  const answer = await admin('POST', `/registry/v1/assignments/${row?.assignment.id}/end`);
  assert.equal(answer.status, 200, answer.text);
  device.holders.delete(owner);
}

function hold(model: Model, device: Pick<ModelDevice, 'id' | 'kind'>, owner: number): void {
  model.devices.push({ ...device, holders: new Map([[owner, { shared: false, token: null }]]) });
}

function personAt(people: Stage['people'], owner: number): Stage['people'][number] {
  return people[owner] ?? assert.fail(`there is no person ${owner}`);
}
