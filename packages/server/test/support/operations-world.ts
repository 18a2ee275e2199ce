/** What the table of operations is tried in: an organization with one of everything, another one beside it, and tokens for both. */
import { createDialects } from '../../src/app.ts';
import { change, type Write } from '../../src/core/change.ts';
import { enqueueJob } from '../../src/core/enqueue-job.ts';
import { bindIdentity } from '../../src/core/identity/outside-identities.ts';
import { exempt } from '../../src/core/policies/exemptions.ts';
import { beginRun } from '../../src/core/policies/runs.ts';
import { takeStep } from '../../src/core/policies/steps.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { hasScope, SCOPES, type Scope, scopeMask } from '../../src/domain/scope.ts';
import { messageIdOf } from '../../src/domain/webhook.ts';
import type { DialectRoute } from '../../src/http/dialect/dialect.ts';
import { uuidToBase64Url } from '../../src/lib/uuid.ts';
import { storeLogged } from '../../src/services/webhooks/log.ts';
import { planFile } from './imports.ts';
import type { Callers, Worlds } from './refusals.ts';
import type { TestRegistry } from './registry.ts';
import { addWaiting } from './waiting.ts';

export const dialects = createDialects({ tokenLifetimeSeconds: 60 });

/** With both of them, every route is open. */
/** In microseconds: no plan comes while a test runs. */
export const FAR_AWAY = Date.UTC(2200, 0) * 1_000;
const OPERATORS = ['org:admin', 'installation:admin'] as const;

export interface Prepared {
  readonly callers: Omit<Callers, 'foreigner'> & { readonly foreigner: () => Promise<string> };
  /** Who provisions: no person and no other program may. */
  readonly directories: Omit<Callers, 'without'>;
  readonly worlds: Worlds;
  readonly foreignOrg: number;
}

/** An organization with one of everything, another one beside it, and tokens for both. */
export async function prepare(registry: TestRegistry): Promise<Prepared> {
  const { services, addPerson, system } = registry;
  const write = { actor: system };
  const administrator = await addPerson('administrator', { role: 'full', scopes: OPERATORS });
  const other = await services.organizations.create('Other');
  const foreigner = await addPerson('administrator', { role: 'full', in: other });
  const phone = await services.phones.register({ actor: administrator.actor }, PHONE);
  const [held] = await services.holdings.devicesOf(administrator.actor, ownerOf(administrator.person.id), null);
  const location = await services.places.createLocation(write, { name: 'Here' });
  const workspace = await services.places.createWorkspace(write, { name: 'Room', locationId: null });
  const telephony = await addTelephony(registry, administrator.person.id, workspace.id, location.id);
  const signing = await services.signingCredentials.create(write, { description: 'Store', platform: 'ios', expiresAt: 1 });

  const host = await services.hosts.add(write, 'own.example.com');
  const blocked = await services.devices.create(write, { kind: 'mobile' });
  const block = await services.blocks.set(write, { deviceId: blocked.id, owner: null });
  const leaver = await addPerson('leaver');
  const leaving = { effectiveAt: FAR_AWAY, handTo: null, keepLogin: false };
  const offBoarding = await services.offBoardings.offBoard(write, leaver.person.id, leaving);
  const { group } = await services.groups.create(write, { name: 'Crew', description: '' });

  const { application } = await services.applications.create(write, { name: 'Job' });
  const [clientSecret] = await services.clientSecrets.list(system, application.id);
  const bound = { issuer: 'https://id.example', subject: 'subject', login: 'administrator' };
  const identity = await change(registry.core, write, { name: 'bind', needs: null }, null, edit =>
    bindIdentity(edit, administrator.person.id, bound),
  );

  const jobId = await change(registry.core, write, { name: 'enqueue', needs: null }, null, async edit =>
    enqueueJob(edit, { kind: 'test', payload: {}, dueAt: FAR_AWAY }),
  );
  const who = { org: system.org, person: administrator.person, proof: { kind: 'presented' } } as const;
  await services.sessions.open(who, undefined);
  const theirs = { limit: 1, cursor: null, filter: { personId: administrator.person.id } };
  const [session] = (await services.openSessions.list(administrator.actor, theirs)).items;

  const definition = await services.metadata.create(write, { key: 'costCenter', appliesTo: ['people'], type: 'text' });

  const done = await change(registry.core, write, { name: 'step', needs: null }, null, async edit => {
    const run = await beginRun(edit, 'stale', null);
    const about = { why: 'unused', lastActiveAt: null, limitDays: 1, endedAssignments: [] } as const;
    const wish = { policy: 'stale', runId: run?.id ?? null, deviceId: phone.deviceId, step: 'disabled', ...about } as const;
    const { id: exemptionId } = await exempt(edit, 'stale', { kind: 'tag', target: 'Exempt', until: null });
    return { runId: run?.id ?? '', stepId: takeStep(edit, wish).id, exemptionId };
  });
  const directory = await services.directories.create(write, { name: 'Elsewhere', kind: 'okta' });
  const inOther = { actor: systemActor(other.org, other.id) };
  const foreignDirectory = await services.directories.create(inOther, { name: 'Elsewhere', kind: 'okta' });
  const registered = { clientId: 'x', clientSecret: 'x', loginClaim: 'email' };
  const provider = await services.providers.create(write, { name: 'Elsewhere', issuer: 'https://id.example.org', ...registered });
  const webhook = await services.webhooks.create(write, { name: 'Elsewhere', url: 'https://1.1.1.1/hook' });
  const sent = { type: 'webhook.created', state: 'delivered', attempts: 1, createdAt: 0, since: 0, nextAt: null, settledAt: 0 };
  const sequence = Number(webhook.progress.position);
  await registry.storage.transaction(system.org, async tx =>
    storeLogged(tx, system.org, webhook.webhook.id, [{ delivery: { sequence, ...sent }, tried: null }]),
  );

  const existing = {
    personId: administrator.person.id,
    organizationId: registry.organization.id,
    deviceId: phone.deviceId,
    assignmentId: held?.assignment.id ?? '',
    locationId: location.id,
    workspaceId: workspace.id,
    blockId: block.id,
    offBoardingId: offBoarding.id,
    groupId: group.id,
    ...telephony,
    host,
    applicationId: application.id,
    secretId: clientSecret?.id ?? '',
    identityId: identity.id,
    metadataDefinitionId: definition.id,
    ...done,
    importId: await planFile(registry, administrator.actor, 'login,firstName\neve,Eve\n'),
    approvalId: await addWaiting(registry, ownerOf(administrator.person.id)),
    sessionId: session?.id ?? '',
    directoryId: directory.directory.id,
    providerId: provider.id,
    provisionedId: administrator.person.id,
    provisionedGroupId: group.id,
    provisionedDeviceId: phone.deviceId,
    webhookId: webhook.webhook.id,
    deliveryId: messageIdOf(webhook.webhook.id, sequence),
    tokenId: administrator.actor.credentialId ?? '',
    jobId,
    templateId: await addTemplate(registry, write, 'Template'),
  };
  const all = (id: string) => Object.fromEntries(Object.keys(existing).map(name => [name, id]));
  const unknown = '01980000-0000-7000-8000-00000000dead';
  const worlds = {
    existing: {
      ...existing,
      user: uuidToBase64Url(existing.personId),
      device: uuidToBase64Url(existing.deviceId),
      credential: uuidToBase64Url(signing.id),
      group: uuidToBase64Url(group.id),
    },
    unknown: {
      ...all(unknown),
      user: uuidToBase64Url(unknown),
      device: '0',
      credential: uuidToBase64Url(unknown),
      group: '0',
    },
    malformed: { ...all("not'an/id%"), user: '!!', device: '%zz', credential: '1', group: '-1' },
  };

  const tokens = new Map<Scope, string>();
  for (const scope of SCOPES) {
    const scopes = SCOPES.filter(each => !hasScope(scopeMask([each]), scope));
    const subject = ownerOf(administrator.person.id);
    const { secret } = await services.credentials.issue(write, { subject, scopes, label: `no ${scope}`, expiresAt: null });
    tokens.set(scope, secret);
  }
  const scopeOf = (route: DialectRoute) => dialects.find(each => each.routes.includes(route))?.scopes[route.scope ?? ''];
  const without = (route: DialectRoute) => tokens.get(scopeOf(route) ?? 'org:admin') ?? '';
  const issueForeigner = async () => {
    const subject = ownerOf(foreigner.person.id);
    const token = { subject, scopes: OPERATORS, label: 'foreigner', expiresAt: null } as const;
    return (await services.credentials.issue({ actor: systemActor(other.org, other.id) }, token)).secret;
  };
  return {
    callers: { administrator: administrator.token, foreigner: issueForeigner, without },
    directories: { administrator: directory.token, foreigner: foreignDirectory.token },
    worlds,
    foreignOrg: other.org,
  };
}

/** The person and the workspace can be called; the workspace's phone has the person as its guest. */
async function addTelephony(registry: TestRegistry, personId: string, workspaceId: string, locationId: string) {
  const { services, system } = registry;
  const write = { actor: system };
  const room = { kind: 'workspace', id: workspaceId } as const;
  await services.calling.set(write, ownerOf(personId), { locationId });
  await services.calling.set(write, room, { locationId });
  await services.calling.setHoteling(write, room, { enabled: true, limitGuestUse: false, guestHoursLimit: 12 });
  const phone = { mac: '00005E005301', model: services.deskPhones.requireModel(write.actor, 'Cisco 8851', 'mac'), owner: room };
  const { device } = await services.deskPhones.add(write, phone);
  const session = await services.guestSessions.start(write, { deviceId: device.id, personId, hours: 1 });
  const lineId = await lineOn(registry, device.id);
  const line = await services.virtualLines.create(write, { firstName: 'Front', lastName: 'Desk', locationId });
  return { deskPhoneId: device.id, guestSessionId: session.id, virtualLineId: line.id, lineId };
}

/** The primary line of the device. */
export async function lineOn({ services, system }: TestRegistry, deviceId: string): Promise<string> {
  const { items } = await services.lines.list(system, { limit: 1, cursor: null, filter: { deviceId } });
  return items[0]?.line.id ?? '';
}

function ownerOf(id: string) {
  return { kind: 'person', id } as const;
}

const PHONE = {
  name: 'x',
  make: 'Apple',
  model: 'iPhone',
  platform: 'ios',
  token: 't',
  notificationId: 'n',
  acceptNotifications: true,
  sessionHash: null,
} as const;

/** Of the line keys of a phone. Returns its id. */
export async function addTemplate({ services }: TestRegistry, write: Write, name: string): Promise<string> {
  const layout = { layoutMode: 'CUSTOM', lineKeys: [{ lineKeyIndex: 1, lineKeyType: 'PRIMARY_LINE' }] };
  const input = { name, model: 'DMS Cisco 8851', extras: { webex: { layout } } };
  return (await services.deskSettings.createTemplate(write, input)).id;
}
