/** The native routes with their handlers. */
import { routes as api } from '@heldby/contract';
import { toAssignment, toDevice, toLocation, toOrganization, toPerson, toWorkspace } from '../../../core/objects.ts';
import { personOwner } from '../../../domain/owner.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type { DeviceFacts, DeviceInput } from '../../../services/devices/devices.ts';
import type { PersonInput } from '../../../services/people/people.ts';
import { toHeldDevices, toHolder, toMe, toPage } from '../mapping/objects.ts';
import { asOf, idOf, instants, membersOf, pageOf, revisionTag, writeOf } from '../mapping/requests.ts';
import { telephonyRoutes } from './telephony.ts';

/** Sets the ETag that `If-Match` takes, and passes the object on. */
function tagged<T extends { readonly revision: number }>(call: { header: (name: string, value: string) => void }, object: T): T {
  call.header('ETag', revisionTag(object.revision));
  return object;
}

const PLANS = ['expiresAt', 'disableAt'] as const;

const people: readonly DialectRoute[] = [
  serve(api.createPerson, async (call, services) =>
    tagged(call, toPerson(await services.people.create(writeOf(call), membersOf(call.body) as PersonInput))),
  ),
  serve(api.listPeople, async ({ actor, query }, services) => {
    if (query.login === undefined) return toPage(await services.people.list(actor, pageOf(query)), toPerson);
    const person = await services.people.findByLogin(actor, query.login);
    return { items: person === undefined ? [] : [toPerson(person)], nextCursor: null };
  }),
  serve(api.getPerson, async (call, services) =>
    tagged(call, toPerson(await services.people.get(call.actor, idOf(call, 'person')))),
  ),
  serve(api.updatePerson, async (call, services) => {
    const input = membersOf(call.body) as Partial<PersonInput>;
    return tagged(call, toPerson(await services.people.update(writeOf(call), idOf(call, 'person'), input)));
  }),
  serve(api.removePerson, async (call, services) => services.offBoarding.remove(writeOf(call), idOf(call, 'person'))),
  serve(api.disablePerson, async (call, services) =>
    tagged(call, toPerson(await services.people.disable(writeOf(call), idOf(call, 'person')))),
  ),
  serve(api.enablePerson, async (call, services) =>
    tagged(call, toPerson(await services.people.enable(writeOf(call), idOf(call, 'person')))),
  ),
  serve(api.listDevicesOfPerson, async (call, services) => {
    const owner = personOwner(idOf(call, 'person'));
    const held = await services.assignments.devicesOf(call.actor, owner, asOf(call.query));
    return toHeldDevices(held);
  }),
  serve(api.listHistoryOfPerson, async (call, services) => {
    const owner = personOwner(idOf(call, 'person'));
    return toPage(await services.assignments.historyOf(call.actor, { owner }, pageOf(call.query)), toAssignment);
  }),
];

const places: readonly DialectRoute[] = [
  serve(api.createLocation, async (call, services) =>
    toLocation(await services.places.createLocation(writeOf(call), { name: call.body.name })),
  ),
  serve(api.listLocations, async ({ actor, query }, services) =>
    toPage(await services.places.listLocations(actor, pageOf(query)), toLocation),
  ),
  serve(api.getLocation, async (call, services) =>
    toLocation(await services.places.getLocation(call.actor, idOf(call, 'location'))),
  ),
  serve(api.createWorkspace, async (call, services) => {
    const { name, locationId = null } = membersOf(call.body);
    return toWorkspace(await services.places.createWorkspace(writeOf(call), { name, locationId }));
  }),
  serve(api.listWorkspaces, async ({ actor, query }, services) =>
    toPage(await services.places.listWorkspaces(actor, pageOf(query)), toWorkspace),
  ),
  serve(api.getWorkspace, async (call, services) =>
    toWorkspace(await services.places.getWorkspace(call.actor, idOf(call, 'workspace'))),
  ),
  serve(api.listDevicesOfWorkspace, async (call, services) => {
    const owner = { kind: 'workspace', id: idOf(call, 'workspace') } as const;
    const held = await services.assignments.devicesOf(call.actor, owner, asOf(call.query));
    return toHeldDevices(held);
  }),
];

const devices: readonly DialectRoute[] = [
  serve(api.createDevice, async (call, services) =>
    tagged(call, toDevice(await services.devices.create(writeOf(call), membersOf(call.body) as DeviceInput))),
  ),
  serve(api.listDevices, async ({ actor, query }, services) =>
    toPage(await services.devices.list(actor, pageOf(query)), toDevice),
  ),
  serve(api.getDevice, async (call, services) =>
    tagged(call, toDevice(await services.devices.get(call.actor, idOf(call, 'device')))),
  ),
  serve(api.updateDevice, async (call, services) => {
    const input = membersOf(call.body) as DeviceFacts;
    return tagged(call, toDevice(await services.devices.update(writeOf(call), idOf(call, 'device'), input)));
  }),
  serve(api.disableDevice, async (call, services) =>
    tagged(call, toDevice(await services.devices.disable(writeOf(call), idOf(call, 'device')))),
  ),
  serve(api.enableDevice, async (call, services) =>
    tagged(call, toDevice(await services.devices.enable(writeOf(call), idOf(call, 'device')))),
  ),
  serve(api.listHoldersOfDevice, async (call, services) => {
    const holders = await services.assignments.holdersOf(call.actor, idOf(call, 'device'), asOf(call.query));
    return { items: holders.map(toHolder) };
  }),
  serve(api.listHistoryOfDevice, async (call, services) => {
    const deviceId = idOf(call, 'device');
    return toPage(await services.assignments.historyOf(call.actor, { deviceId }, pageOf(call.query)), toAssignment);
  }),
];

const assignments: readonly DialectRoute[] = [
  serve(api.createAssignment, async (call, services) => {
    const { deviceId, owner, role = 'owner' } = membersOf(call.body);
    const input = { deviceId, owner, role, ...instants(call.body, PLANS) };
    return tagged(call, toAssignment(await services.assignments.create(writeOf(call), input)));
  }),
  serve(api.getAssignment, async (call, services) =>
    tagged(call, toAssignment(await services.assignments.get(call.actor, idOf(call, 'assignment')))),
  ),
  serve(api.updateAssignment, async (call, services) => {
    const input = instants(call.body, PLANS);
    return tagged(call, toAssignment(await services.assignments.update(writeOf(call), idOf(call, 'assignment'), input)));
  }),
  serve(api.disableAssignment, async (call, services) =>
    tagged(call, toAssignment(await services.assignments.disable(writeOf(call), idOf(call, 'assignment')))),
  ),
  serve(api.enableAssignment, async (call, services) =>
    tagged(call, toAssignment(await services.assignments.enable(writeOf(call), idOf(call, 'assignment')))),
  ),
  serve(api.touchAssignment, async (call, services) =>
    toAssignment(await services.assignments.touch(call.actor, idOf(call, 'assignment'))),
  ),
  serve(api.endAssignment, async (call, services) =>
    tagged(call, toAssignment(await services.assignments.end(writeOf(call), idOf(call, 'assignment')))),
  ),
];

export const routes: readonly DialectRoute[] = [
  serve(api.getMe, async ({ actor }) => toMe(actor)),
  serve(api.getOrganization, async ({ actor }, services) => toOrganization(await services.organizations.get(actor.org))),
  serve(api.updatePolicy, async (call, services) =>
    toOrganization(await services.organizations.setPolicy(writeOf(call), membersOf(call.body))),
  ),
  ...people,
  ...places,
  ...devices,
  ...assignments,
  ...telephonyRoutes,
];
