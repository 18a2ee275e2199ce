/** Two organizations with the same of everything: whatever tells them apart in an answer is a leak. */
import { change, type Write } from '../../../src/core/change.ts';
import { enqueueJob } from '../../../src/core/enqueue-job.ts';
import { bindIdentity } from '../../../src/core/identity/outside-identities.ts';
import { type Actor, systemActor } from '../../../src/domain/actor.ts';
import { DESK_JOBS, type DeskJobRequest } from '../../../src/domain/desk-jobs.ts';
import type { Organization } from '../../../src/domain/organization.ts';
import { storedActor } from '../../../src/domain/stored-actor.ts';
import { messageIdOf } from '../../../src/domain/webhook.ts';
import { storeLogged } from '../../../src/services/webhooks/log.ts';
import { contentsOf } from '../../support/contents.ts';
import { planFile } from '../../support/imports.ts';
import { addTemplate } from '../../support/operations-world.ts';
import type { TestRegistry } from '../../support/registry.ts';
import { phoneInput } from '../../support/scenario-parts.ts';
import { addWaiting } from '../../support/waiting.ts';

export interface Twin {
  readonly organization: Organization;
  /** May read everything in it. */
  readonly token: string;
  /** May read what is the installation's, and nothing else. */
  readonly operatorToken: string;
  /** Of the directory: may read the people and groups that come from it. */
  readonly directoryToken: string;
  /** Some of what there is, by the names that paths have for it. */
  readonly ids: readonly (readonly [name: string, id: string])[];
}

/** In microseconds: the job waits. */
const FAR_AWAY = Date.UTC(2200, 0) * 1_000;

/** In nobody else's organization is anything called so. */
export const MARKER = 'nobody-else-may-read-this';

/** The same names, logins, MACs, udids and push tokens each time; `marked` says what is only in this one. */
export async function furnish(registry: TestRegistry, organization: Organization, marked: boolean): Promise<Twin> {
  const { services, addPerson } = registry;
  const write = { actor: systemActor(organization.org, organization.id) };
  const note = marked ? MARKER : 'a-note';
  const administrator = await addPerson('administrator', { role: 'full', in: organization });
  const people = [];
  for (const login of ['ann', 'bob', 'cara']) people.push(await addPerson(login, { in: organization }));
  const [ann, bob, cara] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
  await services.people.update(write, bob.person.id, { email: `${note}@example.com`, mobilePhone: note });
  const phone = await services.phones.register({ actor: ann.actor }, phoneInput('the same token'));
  await services.devices.update(write, phone.deviceId, { serial: note, tags: [note] });
  const catalog = { kind: 'native_catalog', udid: 'the same udid', platform: 'ios', model: note } as const;
  const { id: deviceId } = await services.devices.create(write, catalog);
  await services.assignments.create(write, { deviceId, owner: { kind: 'person', id: bob.person.id }, role: 'user' });
  const noted = { ...write, reason: note };
  await services.blocks.set(noted, { deviceId, owner: { kind: 'person', id: cara.person.id } });
  await services.phones.register({ actor: administrator.actor }, phoneInput("the administrator's token"));
  const desks = await addDesks(registry, write, { ann: ann.person.id, guest: cara.person.id, note });
  const { applicationId, providerId } = await addSignIns(registry, write, ann.person.id, note);
  const leaver = await addPerson('dave', { in: organization });
  await services.offBoardings.offBoard(noted, leaver.person.id, { effectiveAt: null, handTo: null, keepLogin: false });
  await services.metadata.create(write, { key: 'costCenter', appliesTo: ['people'], type: 'text', description: note });
  const importId = await planFile(registry, administrator.actor, `login,notes\neve,${note}\n`);
  const jobId = await change(registry.core, write, { name: 'enqueue', needs: null }, null, async edit =>
    enqueueJob(edit, { kind: note, payload: {}, dueAt: FAR_AWAY }),
  );
  const webhooks = await addWebhook(registry, write, note);
  const { directoryId, directoryToken } = await addDirectory(registry, write, bob.person.id, note);
  const approvalId = await addWaiting(registry, { kind: 'person', id: cara.person.id }, write.actor);
  const ids = [
    ['jobId', jobId],
    ...(await addDeskJobs(registry, write)),
    ['templateId', await addTemplate(registry, write, note)],
    ['approvalId', approvalId],
    ['directoryId', directoryId],
    ['providerId', providerId],
    ['userId', bob.person.id],
    ['urn', 'urn:ietf:params:scim:schemas:core:2.0:User'],
    ['resourceType', 'User'],
    // Every organization has the policy.
    ['name', 'stale'],
    ['importId', importId],
    ['personId', ann.person.id],
    ['deviceId', phone.deviceId],
    ['applicationId', applicationId],
    ...desks,
    ...webhooks,
  ] as const;
  const operatorToken = await operatorTokenOf(registry, write, administrator.person.id);
  return { organization, token: administrator.token, operatorToken, directoryToken, ids };
}

/** A directory that manages a person, and a group with them. */
async function addDirectory({ services }: TestRegistry, write: { readonly actor: Actor }, personId: string, note: string) {
  const { directory, token } = await services.directories.create(write, { name: note, kind: 'okta' });
  const { login, firstName, lastName, email, mobilePhone } = await services.people.get(write.actor, personId);
  const said = { login, firstName, lastName, email, mobilePhone, employeeNumber: null };
  const provision = { actor: await services.authentication.authenticate(token) };
  const wish = { said, externalId: note, active: true, attributes: { title: note } };
  const { person } = await services.provisioning.people.create(provision, wish);
  await services.provisioning.groups.create(provision, { name: 'Wards', externalId: note, members: [person.id] });
  return { directoryId: directory.id, directoryToken: token };
}

/** A webhook, of which one message was delivered. Nothing is sent: no server listens here. */
async function addWebhook({ services, storage }: TestRegistry, write: { readonly actor: Actor }, note: string) {
  const { webhook, progress } = await services.webhooks.create(write, { name: note, url: `https://1.1.1.1/${note}` });
  const { org } = write.actor;
  const times = { createdAt: 0, since: 0, nextAt: null, settledAt: 0 };
  const delivery = { sequence: progress.position, type: 'webhook.created', state: 'delivered', attempts: 1, ...times };
  const tried = { at: 0, durationMs: 1, status: 200, error: null, answer: note, retryAfterMicros: null };
  await storage.transaction(org, async tx => storeLogged(tx, org, webhook.id, [{ delivery, tried }]));
  return [['webhookId', webhook.id] as const, ['deliveryId', messageIdOf(webhook.id, progress.position)] as const];
}

async function operatorTokenOf({ services }: TestRegistry, write: { readonly actor: Actor }, id: string): Promise<string> {
  const subject = { kind: 'person', id } as const;
  const token = { subject, scopes: ['installation:admin'], label: 'operator', expiresAt: null } as const;
  return (await services.credentials.issue(write, token)).secret;
}

/** An application, and a provider at which somebody has signed in. */
async function addSignIns({ services, core }: TestRegistry, write: { readonly actor: Actor }, personId: string, note: string) {
  const { application } = await services.applications.create(write, { name: note });
  const provider = {
    name: note,
    issuer: 'https://id.example.com',
    clientId: note,
    clientSecret: note,
    loginClaim: 'email',
    domains: ['example.com'],
  };
  const { id: providerId } = await services.providers.create(write, provider);
  const who = { issuer: provider.issuer, subject: note, login: note };
  await change(core, write, { name: 'bind', needs: null }, null, edit => bindIdentity(edit, personId, who));
  return { applicationId: application.id, providerId };
}

async function addDesks(
  { services }: TestRegistry,
  write: { readonly actor: Actor },
  { ann, guest, note }: { readonly ann: string; readonly guest: string; readonly note: string },
): Promise<Twin['ids']> {
  const location = await services.places.createLocation(write, { name: 'Here' });
  const workspace = await services.places.createWorkspace(write, { name: 'Lobby', locationId: location.id });
  const room = { kind: 'workspace', id: workspace.id } as const;
  const model = services.deskPhones.requireModel(write.actor, 'Cisco 8851', 'mac');
  for (const id of [ann, guest]) await services.calling.set(write, { kind: 'person', id }, { locationId: location.id });
  await services.calling.set(write, room, { locationId: location.id });
  await services.calling.setHoteling(write, room, { enabled: true, limitGuestUse: false, guestHoursLimit: 12 });
  const line = await services.virtualLines.create(write, { firstName: note, lastName: 'Desk', locationId: location.id });
  await services.deskPhones.add(write, { mac: '00005E005302', model, owner: { kind: 'person', id: ann } });
  const { device } = await services.deskPhones.add(write, { mac: '00005E005301', model, owner: room });
  await services.guestSessions.start(write, { deviceId: device.id, personId: guest, hours: 12 });
  const [own] = (await services.lines.list(write.actor, { limit: 1, cursor: null, filter: { deviceId: device.id } })).items;
  if (own !== undefined) await services.lines.update(write, own.line.id, { label: note });
  return [
    ['workspaceId', workspace.id],
    ['deviceId', device.id],
    ['virtualLineId', line.id],
    ['lineId', own?.line.id ?? ''],
  ];
}

/** Everything that the store holds of one organization, and of nobody else. */
export async function contentsOfOrganization({ storage }: TestRegistry, { org }: Organization): Promise<string[]> {
  return (await contentsOf(storage)).filter(line => isOf(line, org));
}

function isOf(line: string, org: number): boolean {
  const row = JSON.parse(line.slice(line.indexOf('{'))) as { org_id?: unknown; org?: unknown };
  const owner = row.org_id ?? row.org;
  if (owner === undefined) throw new Error(`whose is this row? ${line}`);
  return Number(owner) === org;
}

/** One of each kind of job on many phones. They wait. */
async function addDeskJobs(registry: TestRegistry, write: Write) {
  const payload: DeskJobRequest = { locationId: null, askedBy: storedActor(write.actor), askedAt: 0, requestId: '' };
  return change(registry.core, write, { name: 'enqueue', needs: null }, null, async edit =>
    DESK_JOBS.map(kind => ['jobId', enqueueJob(edit, { kind, payload, dueAt: FAR_AWAY })] as const),
  );
}
