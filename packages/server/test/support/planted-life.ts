/** The whole life of one person, through every route that takes a text about them, with a text planted wherever one fits. */
import { type Route, routes } from '@heldby/contract';
import { fromLink, insertLink } from '../../src/storage/statements/directory-members.ts';
import { insertOutsideIdentity } from '../../src/storage/statements/outside-identities.ts';
import { openFace, signInOn } from './apperian.ts';
import { register } from './genesys.ts';
import { type Api, createApi } from './http.ts';
import { sendFile } from './imports.ts';
import { runDueJobs } from './jobs.ts';
import { ok } from './native.ts';
import { createPlanted, type Planted } from './planted.ts';
import type { TestRegistry } from './registry.ts';
import { addWaiting } from './waiting.ts';
import { addPhone, CONFIG, createWorld, done, entry, putMembers, type World } from './webex.ts';

export interface Life {
  readonly planted: Planted;
  /** Those of the texts that nobody gets to see again. */
  readonly secrets: string[];
  /** The ids of the native routes through which a text was planted. */
  readonly used: ReadonlySet<string>;
  readonly world: World;
  readonly admin: Api;
  readonly person: { readonly id: string; readonly number: number };
  readonly owner: { readonly kind: 'person'; readonly id: string };
}

type Send = (route: Route, ids: Readonly<Record<string, string>>, given?: object, as?: Api) => ReturnType<typeof ok>;

const REASON = { reason: 'why' };

export async function liveALife(registry: TestRegistry): Promise<Life> {
  const world = await createWorld(registry);
  const planted = createPlanted();
  const used = new Set<string>();
  const { admin } = world;
  let keys = 0;
  const send: Send = (route, ids, given, as = admin) => {
    used.add(route.id);
    const path = route.path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '').replace('/registry/v1', '');
    keys += 1;
    return ok(as, route.method, path, planted.fill(route, given), { 'idempotency-key': `life-${keys}` });
  };
  const { text, note } = planted;
  await ok(admin, 'POST', '/metadata-definitions', {
    key: 'shoe',
    appliesTo: ['people', 'devices'],
    type: 'text',
    maxLength: 40,
  });
  const profile = () => ({
    email: note(`${text()}@example.com`),
    externalIds: [{ source: 'workday', id: text() }],
    metadata: { shoe: text() },
    locationId: world.here,
  });
  const person = await send(routes.createPerson, {}, profile());
  const life: Life = { planted, secrets: [], used, world, admin, person, owner: { kind: 'person', id: person.id } };
  const personId = person.id;
  await send(routes.updatePerson, { personId }, { ...profile(), role: 'member' });
  await send(routes.setCallingOfPerson, { personId }, calling(planted, world, '7345198', '+493012345678'));
  await signIns(registry, life, send);
  await phones(life, send);
  await send(routes.approveDevice, { approvalId: await addWaiting(registry, life.owner) });
  await send(routes.denyDevice, { approvalId: await addWaiting(registry, life.owner) });
  await deskPhone(life, send);
  await asGuest(life, send);
  await memberships(life, send);
  await onAnApp(life);
  await mergesWithAnother(life, send);
  await comesAndGoes(life, send);
  await importsAFile(registry, life);
  return life;
}

/** A file that changes the person, and one whose row is refused. */
async function importsAFile(registry: TestRegistry, { planted, admin, person }: Life): Promise<void> {
  const { text, note } = planted;
  const plan = await sendFile(admin, `id,notes,firstName\n${person.id},${text()},${text()}\n`, '?list=people');
  await sendFile(admin, `id,role\n${person.id},${note('nobody-has-this-role')}\n`, '?list=people');
  await runDueJobs(registry);
  await ok(admin, 'POST', `/imports/${plan.id}/apply`);
  await runDueJobs(registry);
}

function calling({ note }: Planted, { here }: World, extension: string, phoneNumber: string) {
  return { locationId: here, extension: note(extension), phoneNumber: note(phoneNumber) };
}

async function signIns(registry: TestRegistry, { planted, secrets, admin, owner, person }: Life, send: Send): Promise<void> {
  const { services, organization, storage, core } = registry;
  const { text, note } = planted;
  const ids = { personId: person.id };
  const { credential } = await send(routes.createToken, {}, { owner, scopes: ['devices:write'] });
  await send(routes.updateToken, { tokenId: credential.id });
  await send(routes.revokeToken, { tokenId: credential.id });
  const { org } = organization;
  const identity = { issuer: 'https://id.example.com', subject: text(), personId: person.id, login: text(), createdAt: 1 };
  await storage.transaction(org, async tx => {
    tx.send(insertOutsideIdentity, { isOrigin: 0, org, id: core.newId(), ...identity });
    tx.send(insertOutsideIdentity, {
      isOrigin: 0,
      org,
      id: core.newId(),
      ...identity,
      issuer: 'https://other.example.com',
      subject: text(),
    });
  });
  const { items } = await ok(admin, 'GET', `/people/${person.id}/identities`);
  const directory = await ok(admin, 'POST', '/directories', { name: 'Okta', kind: 'okta' });
  await manage(registry, directory.id, person, text());
  await send(routes.releasePerson, ids, REASON);
  await manage(registry, directory.id, person, text());
  await send(routes.unbindIdentity, { identityId: items[0].id });
  services.misuse.signInFailed(org, person.id, note('203.0.113.77'));
  services.misuse.credentialRefused(org, credential.id, note('203.0.113.78'));
  await services.misuse.settle(organization);
  await send(routes.unlockPerson, ids);
  const password = note('correct horse battery');
  secrets.push(password);
  await send(routes.setPassword, ids, { password });
  const { login } = await ok(admin, 'GET', `/people/${person.id}`);
  const catalog = { udid: text(), device_name: text(), ...CATALOG, operating_system_version: text() };
  await signInOn(await openFace(registry), login, catalog, { 'user-agent': text() });
  const sessions = await ok(admin, 'GET', `/people/${person.id}/sessions`);
  await send(routes.endSession, { sessionId: sessions.items[0].id });
  await send(routes.endSessionsOfPerson, ids);
}

async function phones({ planted, secrets, world, owner, person, admin }: Life, send: Send): Promise<void> {
  const { text, note } = planted;
  const { token } = await ok(admin, 'POST', '/tokens', { owner, scopes: ['devices:write'], label: text() });
  const own = createApi(world.server, token);
  const [present, password] = [secrets[0] ?? '', note('another correct horse')];
  secrets.push(password);
  await send(routes.changeOwnPassword, {}, { present, password }, own);
  const again = await ok(admin, 'POST', '/tokens', { owner, scopes: ['devices:write'], label: text() });
  const phone = createApi(world.server, again.token);
  const app = { deviceToken: text(), notificationId: text(), sessionHash: text(), name: text(), ...MODEL };
  secrets.push(app.deviceToken, app.notificationId, app.sessionHash);
  await register(phone, { ...app, acceptNotifications: true, type: 'ios' });
  await send(routes.rotateToken, { tokenId: again.credential.id });
  const details = (part: string) => ({
    mac: note(`00005EAB00${part}`),
    macs: [{ address: note(`00005EAC00${part}`), kind: 'wifi' }],
    imei: [note(part === '01' ? '490154203237518' : '353879234252633')],
    iccid: note(part === '01' ? '8991101200003204510' : '89014103211118510720'),
    phoneNumber: note(`+4930987654${part}`),
    ...MODEL,
    purchasedAt: '2026-01-02',
    externalIds: [{ source: 'intune', id: text() }],
    metadata: { shoe: text() },
  });
  const device = await send(routes.createDevice, {}, { kind: 'mobile', platform: 'ios', udid: text(), ...details('01') });
  const deviceId = device.id;
  await send(routes.updateDevice, { deviceId }, details('02'));
  await send(routes.renameDevice, { deviceId });
  const once = { createdAt: '2020-01-01T00:00:00Z', until: '2020-02-01T00:00:00Z' };
  const past = await send(routes.createAssignment, {}, { deviceId, owner, ...once });
  await send(routes.updateAssignment, { assignmentId: past.id }, { until: '2020-02-02T00:00:00Z' });
  await send(routes.removeAssignment, { assignmentId: past.id });
  const assignment = await send(routes.createAssignment, {}, { deviceId, owner, endReason: undefined });
  const assignmentId = assignment.id;
  await send(routes.updateAssignment, { assignmentId }, { dueAt: '2040-01-01T00:00:00Z', endReason: undefined });
  await send(routes.disableAssignment, { assignmentId });
  await send(routes.enableAssignment, { assignmentId });
  await send(routes.setLifecycle, { deviceId }, { state: 'in_repair' });
  await send(routes.setLifecycle, { deviceId }, { state: null });
  const twin = await send(
    routes.createDevice,
    {},
    { kind: 'mobile', platform: 'ios', ...NO_DETAILS, mac: undefined, macs: undefined },
  );
  await ok(admin, 'POST', '/assignments', { deviceId: twin.id, owner, role: 'user', reason: text() });
  await send(routes.mergeDevices, { deviceId }, { from: twin.id, despite: ['no_evidence'] });
  await send(routes.unmergeDevices, { deviceId });
  await send(routes.mergeDevices, { deviceId }, { from: twin.id, despite: ['no_evidence'] });
  await send(routes.disableDevice, { deviceId });
  await send(routes.enableDevice, { deviceId });
  await send(routes.disableDevice, { deviceId });
  const policy = { name: 'stale' };
  const exemption = await send(routes.addExemption, policy, { kind: 'person', target: owner.id });
  await send(routes.removeExemption, { ...policy, exemptionId: exemption.id });
  await send(routes.addExemption, policy, { kind: 'person', target: owner.id });
  await send(routes.addExemption, policy, { kind: 'device', target: deviceId });
  const block = await send(routes.setBlock, {}, { deviceId, owner });
  await send(routes.liftBlock, { blockId: block.id });
  await send(routes.setBlock, {}, { deviceId, owner: { kind: 'person', id: person.id } });
  await send(routes.endAssignment, { assignmentId });
  const shared = await ok(admin, 'POST', '/devices', { kind: 'mobile', name: 'The pool phone', ...REASON });
  await ok(admin, 'POST', '/assignments', { deviceId: shared.id, owner: { kind: 'person', id: world.bob } });
  await send(routes.handOverDevice, { deviceId: shared.id }, { to: owner });
}

async function mergesWithAnother({ planted: { text, note }, person }: Life, send: Send): Promise<void> {
  const about = {
    email: note(`${text()}@example.com`),
    externalIds: [{ source: 'vendor', id: text() }],
    metadata: { shoe: text() },
  };
  const record = await send(routes.createPerson, {}, { ...about, locationId: null });
  const ids = { personId: person.id };
  await send(routes.mergePeople, ids, { from: record.id });
  await send(routes.unmergePeople, ids, { from: record.id });
  await send(routes.mergePeople, ids, { from: record.id });
}

async function deskPhone({ planted, world, admin, person }: Life, send: Send): Promise<void> {
  const { note, text } = planted;
  const deviceId = await addPhone(admin, { personId: person.id }, 7);
  const line = { lineLabel: text(), hotlineEnabled: true, hotlineDestination: text() };
  await putMembers(admin, deviceId, [entry(person.id, 1, true, line)]);
  const own = await ok(admin, 'GET', `/lines?device=${deviceId}`);
  await send(routes.updateLine, { lineId: own.items[0].id });
  const ofBob = await addPhone(admin, { personId: world.bob }, 8);
  await putMembers(admin, ofBob, [entry(world.bob, 1, true), entry(person.id, 2, false)]);
  const lines = await ok(admin, 'GET', `/lines?device=${ofBob}`);
  const shared = lines.items.find((each: { kind: string }) => each.kind !== 'primary');
  await send(routes.endLine, { lineId: shared.id });
  await send(routes.checkIn, { deviceId }, { ip: note('198.51.100.23') });
  await send(routes.updateDevice, { deviceId }, { name: text(), mac: undefined, macs: undefined, ...NO_DETAILS });
  const { code } = await send(routes.issueActivationCode, {}, { owner: { kind: 'person', id: person.id }, model: undefined });
  await send(routes.activate, {}, { code, mac: note('00005EAD0001'), ip: note('198.51.100.24'), model: 'Cisco Room Kit' });
}

/** What a device is says nothing of a person. */
const MODEL = { make: 'Apple', model: 'iPhone17,1' };
const CATALOG = { manufacturer: 'Apple', model: 'iPhone17,1' };
const NO_DETAILS = {
  iccid: null,
  phoneNumber: null,
  imei: null,
  externalIds: null,
  metadata: null,
  make: undefined,
  model: undefined,
};

/** On the list of an app of somebody else, whose record is then united with another one. */
async function onAnApp({ planted: { text }, world, admin, person }: Life): Promise<void> {
  const line = entry(person.id, 2, false, { lineLabel: text(), hotlineEnabled: true, hotlineDestination: text() });
  await done(admin, 'PUT', `${CONFIG}/people/${world.cara}/applications/members`, {
    members: [entry(world.cara, 1, true), line],
  });
  const other = await ok(admin, 'POST', '/people', { login: 'cara again', firstName: 'Cara', lastName: 'Again' });
  await ok(admin, 'POST', `/people/${world.cara}/merge`, { from: other.id, ...REASON });
}

/** At the phone of somebody who leaves: the list of what ended with them names the guest. */
async function asGuest({ world, admin, person }: Life, send: Send): Promise<void> {
  const hoteling = { enabled: true, limitGuestUse: false, guestHoursLimit: 5 };
  await done(admin, 'PUT', `${CONFIG}/people/${world.ann}/devices/settings/hoteling`, { hoteling });
  const { id } = await send(routes.startGuestSession, {}, { deviceId: world.annsPhone, personId: person.id, hours: 4 });
  await send(routes.endGuestSession, { guestSessionId: id });
  await ok(admin, 'POST', '/guest-sessions', { deviceId: world.annsPhone, personId: person.id, hours: 4 });
  await ok(admin, 'POST', `/people/${world.ann}/off-board`, REASON);
}

async function memberships({ admin, person }: Life, send: Send): Promise<void> {
  const { id: groupId } = await ok(admin, 'POST', '/groups', { name: 'Crew' });
  await send(routes.addMembers, { groupId }, { personIds: [person.id] });
  await send(routes.removeMembers, { groupId }, { personIds: [person.id] });
  await ok(admin, 'POST', `/groups/${groupId}/members`, { personIds: [person.id] });
}

/** Leaves and comes back in each way that there is, and leaves for good. */
async function comesAndGoes({ planted, world, person }: Life, send: Send): Promise<void> {
  const ids = { personId: person.id };
  await send(routes.disablePerson, ids);
  await send(routes.enablePerson, ids);
  const planned = await send(routes.offBoardPerson, ids, { effectiveAt: '2040-01-01T00:00:00Z' });
  await send(routes.updateOffBoarding, { offBoardingId: planned.id }, { keepLogin: true });
  await send(routes.cancelOffBoarding, { offBoardingId: planned.id });
  const left = await send(routes.offBoardPerson, ids, { keepLogin: true });
  await send(routes.undoOffBoarding, { offBoardingId: left.id });
  await send(routes.removePerson, ids);
  await send(routes.rehirePerson, ids);
  await send(routes.setCallingOfPerson, ids, calling(planted, world, '7345199', '+493012345679'));
}

/** A directory manages the person, and says more about them than the core has a word for. */
async function manage({ storage, organization, core }: TestRegistry, directoryId: string, person: Life['person'], said: string) {
  const at = core.clock.now();
  const link = { directoryId, personId: person.id, number: person.number, externalId: said, active: true, ended: null };
  const more = {
    attributes: { title: said },
    given: null,
    pending: null,
    loginKey: null,
    createdAt: at,
    modifiedAt: at,
    deletedAt: null,
  };
  await storage.transaction(organization.org, async tx => {
    tx.send(insertLink, { org: organization.org, ...fromLink({ ...link, ...more }) });
  });
}
