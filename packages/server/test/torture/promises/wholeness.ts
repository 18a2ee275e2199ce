/** Whether a store is whole in itself: every state has its events, every event its state, and no sequence has a gap. */

import { type EventRow, toEvent } from '../../../src/storage/statements/events.ts';
import { stateAfter } from '../../support/events.ts';
import type { Facts } from './facts.ts';
import { readFacts } from './facts.ts';
import type { Look } from './look.ts';

type Told = Pick<EventRow, 'sequence' | 'at' | 'type' | 'subject' | 'deviceId' | 'ownerId' | 'after'> & { readonly org: number };

const EVENTS = `select e.org_id as "org", e.sequence, c.at, e.type, coalesce(e.subject, e.device_id, e.owner_id) as subject,
  e.device_id as "deviceId", e.owner_id as "ownerId", e.after
  from event e join event_cause c on c.org_id = e.org_id and c.sequence = e.cause order by e.org_id, e.sequence`;

/** The kinds whose events hold all of their state, and where the ids of each stand. */
const IDS = {
  person: 'select id from person',
  device: 'select id from device',
  assignment: 'select id from assignment',
  push: 'select assignment_id as id from push_registration',
  credential: 'select id from credential',
};
type Noun = keyof typeof IDS;

/** Everything that does not fit, as sentences. */
export async function faultsIn(look: Look): Promise<string[]> {
  const events = await look.rows<Told>(EVENTS);
  const faults = [...(await gaps(look, events)), ...(await doubles(look))];
  const told = fold(events);
  for (const [noun, ids] of Object.entries(IDS)) {
    const rows = await look.rows<{ id: string }>(ids);
    const stored = new Set(rows.map(row => `${noun}/${row.id}`));
    for (const key of stored) if (!told.has(key)) faults.push(`${key} is there without an event`);
    for (const key of told.keys()) {
      if (key.startsWith(`${noun}/`) && !stored.has(key)) faults.push(`${key} has events and is not there`);
    }
  }
  return [...faults, ...(await differences(look, told))];
}

async function gaps(look: Look, events: readonly Told[]): Promise<string[]> {
  const faults: string[] = [];
  const last = new Map<number, number>();
  for (const { org, sequence } of events) {
    const expected = (last.get(org) ?? 0) + 1;
    if (sequence !== expected) faults.push(`event ${expected} of organization ${org} is missing`);
    last.set(org, sequence);
  }
  const organizations = await look.rows<{ org: number; sequence: number }>(
    'select org_id as "org", event_sequence as "sequence" from organization',
  );
  for (const { org, sequence } of organizations) {
    if (sequence !== (last.get(org) ?? 0)) faults.push(`organization ${org} counts ${sequence} events, and has ${last.get(org)}`);
  }
  return faults;
}

/** A request that was sent twice under one key, or a phone that was registered twice with one token, was done once. */
async function doubles(look: Look): Promise<string[]> {
  const names = await look.rows<{ name: string }>(
    'select name from device where name is not null group by name having count(*) > 1',
  );
  const tokens = await look.rows<{ token: string }>('select token from push_registration group by token having count(*) > 1');
  return [
    ...names.map(({ name }) => `there are two devices ${name}`),
    ...tokens.map(({ token }) => `token ${token} is there twice`),
  ];
}

/** The state that the events lead to, object by object. */
function fold(events: readonly Told[]): Map<string, Facts> {
  const states = new Map<string, Facts>();
  for (const event of events) {
    const [noun = ''] = event.type.split('.');
    if (!(noun in IDS)) continue;
    const key = `${noun as Noun}/${event.subject}`;
    const recorded = toEvent({ ...event, ...UNTOLD, at: Number(event.at), sequence: Number(event.sequence) });
    states.set(key, { ...states.get(key), ...stateAfter(recorded) });
  }
  return states;
}

/** What does not change which state an event leads to. */
const UNTOLD = {
  actorKind: 'system',
  actorId: '',
  credentialId: null,
  requestId: null,
  reason: null,
  before: null,
  chain: new Uint8Array(0),
};

async function differences(look: Look, told: ReadonlyMap<string, Facts>): Promise<string[]> {
  const faults: string[] = [];
  const compare = (key: string, stored: Facts) => {
    const state = told.get(key) ?? {};
    for (const [member, value] of Object.entries(stored)) {
      const expected = state[member];
      if (expected !== value) faults.push(`${key}: ${member} is ${value}, its events say ${expected}`);
    }
  };
  for (const [key, stored] of await readFacts(look)) if (!key.startsWith('phone/')) compare(key, stored);
  const pushes = await look.rows<{ id: string; state: string }>('select assignment_id as id, state from push_registration');
  for (const { id, state } of pushes) compare(`push/${id}`, { state });
  return faults;
}
