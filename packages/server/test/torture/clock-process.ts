/**
 * Run by clock.test.ts as a process of its own, on a machine whose clock is wrong by so many milliseconds: registers a phone
 * for its person, ends the oldest of their assignments, and prints what it saw. Arguments: the settings as JSON, the error.
 */
import { mock } from 'node:test';
import { pino } from 'pino';
import { openRegistry } from '../../src/app.ts';
import { systemActor } from '../../src/domain/actor.ts';
import type { Settings } from '../../src/settings.ts';

export interface Seen {
  /** The new device, and the assignments that the person held before its end. */
  readonly deviceId: string;
  readonly held: readonly string[];
  readonly ended: { readonly createdAt: number; readonly until: number | null };
}

const settings = JSON.parse(process.argv[2] ?? '') as Settings;
const wrongByMs = Number(process.argv[3]);
const truth = Date.now;
mock.method(Date, 'now', () => truth() + wrongByMs);

const { services, close } = await openRegistry(settings, pino({ level: 'silent' }), error => {
  throw error;
});
const [organization = await services.organizations.create('Clock')] = await services.organizations.list();
const actor = systemActor(organization.org, organization.id);
const write = { actor };
const known = await services.people.findByLogin(actor, 'ann');
const person = known ?? (await services.people.create(write, { login: 'ann', firstName: 'Ann', lastName: 'Lee' }));
const owner = { kind: 'person', id: person.id } as const;
const device = await services.devices.create(write, { kind: 'mobile' });
await services.assignments.create(write, { deviceId: device.id, owner, role: 'owner' });
const held = await services.holdings.devicesOf(actor, owner, null);
const oldest = held.map(({ assignment }) => assignment).toSorted((one, other) => one.createdAt - other.createdAt)[0];
const ended = await services.assignments.end(write, oldest?.id ?? '');
const seen: Seen = {
  deviceId: device.id,
  held: held.map(each => each.assignment.deviceId),
  ended: { createdAt: ended.createdAt, until: ended.until },
};
process.stdout.write(JSON.stringify(seen));
await close();
