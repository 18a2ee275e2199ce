/** What a client was told of an object, and what a store says of it, in one shape, so that the two can be compared. */
import { toIso, toIsoOrNull } from '../../../src/lib/instant.ts';
import type { Look } from './look.ts';

/** Members as the API shows them. A phone is its holder's view on the Genesys face. */
export type Facts = Readonly<Record<string, unknown>>;
export type Kind = 'person' | 'device' | 'assignment' | 'phone';
/** `device/01980000-…`. */
export type Key = `${Kind}/${string}`;

const MEMBERS: Readonly<Record<Kind, readonly string[]>> = {
  person: ['login', 'firstName', 'lastName', 'createdAt', 'revision'],
  device: ['name', 'make', 'model', 'osVersion', 'createdAt', 'modifiedAt', 'revision'],
  assignment: ['deviceId', 'createdAt', 'until', 'endReason', 'expiresAt', 'disabledReason', 'revision'],
  phone: ['name', 'make', 'model', 'type', 'deviceToken', 'notificationId', 'acceptNotifications', 'sessionHash'],
};

/** Of an answer's body, what must outlive the process. `lastActiveAt` need not: it may be lost by some seconds. */
export function factsOf(kind: Kind, body: Facts): Facts {
  return Object.fromEntries(MEMBERS[kind].map(member => [member, body[member] ?? null]));
}

/** Whether all of these hold; null stands for an object that is not there. */
export function agree(wanted: Facts | null, stored: Facts | undefined): boolean {
  if (wanted === null || stored === undefined) return wanted === null && stored === undefined;
  return Object.entries(wanted).every(([member, value]) => stored[member] === value);
}

interface Row {
  readonly id: string;
  readonly createdAt: number;
}

/** Every object in the store that a client can have been told of. */
export async function readFacts(look: Look): Promise<Map<Key, Facts>> {
  const facts = new Map<Key, Facts>();
  const add = (kind: Kind, id: string, body: object) => facts.set(`${kind}/${id}`, factsOf(kind, body as Facts));
  for (const row of await look.rows<Row>(PEOPLE)) add('person', row.id, { ...row, createdAt: toIso(row.createdAt) });
  for (const row of await look.rows<Row & { modifiedAt: number }>(DEVICES)) {
    add('device', row.id, { ...row, createdAt: toIso(row.createdAt), modifiedAt: toIso(row.modifiedAt) });
  }
  for (const row of await look.rows<Row & { until: number | null; expiresAt: number | null }>(ASSIGNMENTS)) {
    const { until, expiresAt } = row;
    const instants = { createdAt: toIso(row.createdAt), until: toIsoOrNull(until), expiresAt: toIsoOrNull(expiresAt) };
    add('assignment', row.id, { ...row, ...instants });
  }
  for (const row of await look.rows<Row & { accepts: number }>(PHONES)) {
    add('phone', row.id, { ...row, acceptNotifications: row.accepts === 1 });
  }
  return facts;
}

const PEOPLE = `select id, login, first_name as "firstName", last_name as "lastName", created_at as "createdAt", revision
  from person`;
const DEVICES = `select id, name, make, model, os_version as "osVersion", created_at as "createdAt",
  modified_at as "modifiedAt", revision from device`;
const ASSIGNMENTS = `select id, device_id as "deviceId", created_at as "createdAt", until, end_reason as "endReason",
  expires_at as "expiresAt", disabled_reason as "disabledReason", revision from assignment`;
const PHONES = `select d.id, d.name, d.make, d.model, d.platform as type, p.token as "deviceToken",
  p.notification_id as "notificationId", p.session_hash as "sessionHash", a.created_at as "createdAt",
  case when p.accept_notifications = 1 and p.state = 'active' then 1 else 0 end as accepts
  from push_registration p
  join assignment a on a.org_id = p.org_id and a.id = p.assignment_id
  join device d on d.org_id = a.org_id and d.id = a.device_id
  where p.state <> 'ended' and a.until is null`;
