/** An organization with one of everything in a location administrator's location, in another one, in none, and shared between the two. */
import type { Owner } from '../../src/domain/owner.ts';
import { messageIdOf } from '../../src/domain/webhook.ts';
import { uuidToBase64Url } from '../../src/lib/uuid.ts';
import { addTemplate, FAR_AWAY, lineOn } from './operations-world.ts';
import type { Place } from './reach-rules.ts';
import type { Ids } from './refusals.ts';
import type { TestRegistry } from './registry.ts';
import { phoneInput } from './scenario-parts.ts';
import { addWaiting } from './waiting.ts';
import { encoded, MODEL, macOf } from './webex.ts';

export interface PlacesWorld {
  /** Of an administrator of `here`. They belong to no location themselves. */
  readonly token: string;
  /** The ids by which the operations are called. Where there is nothing of the kind, an id of nothing. */
  readonly ids: Readonly<Record<Place, Ids>>;
  /** Every spelling of the ids that no answer to the administrator may show. */
  readonly hidden: readonly string[];
}

const UNKNOWN = '01980000-0000-7000-8000-00000000dead';
const ID_TYPES = ['PEOPLE', 'PLACE', 'VIRTUAL_LINE', 'LOCATION', 'DEVICE', 'CALLING_DEVICE'];
/** So that every world of a registry has names, numbers and addresses of its own. */
let worlds = 0;

export async function createPlacesWorld(registry: TestRegistry): Promise<PlacesWorld> {
  worlds += 1;
  const site = siteBuilder(registry, worlds);
  const [hereId, thereId] = [await site.location('Here'), await site.location('There')];
  const here = await site.fill('here', hereId);
  const there = await site.fill('there', thereId);
  const none = await site.fill('none', null);
  const shared = { ...here, ...(await site.share(here, there)) };
  const templateId = await addTemplate(registry, { actor: registry.system }, `Template ${worlds}`);
  const token = await administratorOf(registry, hereId, worlds);
  // What has no location at all.
  const withoutPlace = {
    applicationId: UNKNOWN,
    secretId: UNKNOWN,
    tokenId: UNKNOWN,
    identityId: UNKNOWN,
    runId: UNKNOWN,
    jobId: UNKNOWN,
    templateId,
    directoryId: UNKNOWN,
    providerId: UNKNOWN,
    webhookId: UNKNOWN,
    deliveryId: messageIdOf(UNKNOWN, 1),
    stepId: UNKNOWN,
    exemptionId: UNKNOWN,
  };
  const definition = { key: `key${worlds}`, appliesTo: ['people'], type: 'text' } as const;
  const { id: metadataDefinitionId } = await registry.services.metadata.create({ actor: registry.system }, definition);
  const common = {
    ownLocationId: hereId,
    organizationId: registry.organization.id,
    metadataDefinitionId,
    unknownId: UNKNOWN,
    ...withoutPlace,
  };
  const of = (ids: Ids): Ids => ({ ...ids, ...common, ...spelled(ids), freeMac: site.freeMac() });
  const named = { here: of(here), there: of(there), none: of(none), shared: of(shared) };
  const hidden = [there, none].flatMap(ids => Object.values(ids)).filter(id => id !== '' && id !== UNKNOWN);
  return { token, ids: named, hidden: hidden.flatMap(spellings) };
}

function spellings(id: string): string[] {
  return [id, uuidToBase64Url(id), ...ID_TYPES.map(type => encoded(type, id))];
}

/** As the paths of the Apperian face name them. */
function spelled({ personId = UNKNOWN, deviceId = UNKNOWN, groupId = UNKNOWN, credentialId = UNKNOWN }: Ids): Ids {
  const [user, device, group, credential] = [personId, deviceId, groupId, credentialId].map(uuidToBase64Url);
  return { user, device, group, credential } as Ids;
}

async function administratorOf({ services, system }: TestRegistry, locationId: string, world: number): Promise<string> {
  const write = { actor: system };
  const input = { login: `keeper ${world}`, firstName: 'K', lastName: 'P', administers: [locationId] };
  const { id } = await services.people.create(write, { ...input, role: 'location_admin' });
  const wish = { subject: { kind: 'person', id }, scopes: ['org:admin'], label: 'test', expiresAt: null } as const;
  return (await services.credentials.issue(write, wish)).secret;
}

type Ref = { readonly id: string };

function siteBuilder(registry: TestRegistry, world: number) {
  const { services, system } = registry;
  const write = { actor: system };
  let macs = world * 100;
  const freeMac = () => {
    macs += 1;
    return macOf(macs);
  };
  const person = async (name: string, locationId: string | null): Promise<Owner & Ref> => {
    const input = { login: `${name} ${world}`, firstName: name, lastName: 'X', locationId };
    const { id } = await services.people.create(write, input);
    if (locationId !== null) await services.calling.set(write, { kind: 'person', id }, { locationId });
    return { kind: 'person', id };
  };
  const assign = async (deviceId: string, owner: Owner, role: 'owner' | 'user' | 'shared_line') =>
    (await services.assignments.create(write, { deviceId, owner: { kind: owner.kind, id: owner.id }, role })).id;
  /** A phone that the person's own app has registered for pushes. */
  const mobileOf = async (owner: Owner) => {
    const wish = { subject: owner, scopes: ['devices:write'], label: 'app', expiresAt: null } as const;
    const { secret } = await services.credentials.issue(write, wish);
    const actor = await services.authentication.authenticate(secret);
    const { deviceId } = await services.phones.register({ actor }, phoneInput(freeMac()));
    const held = await services.holdings.devicesOf(actor, { kind: owner.kind, id: owner.id }, null);
    const assignmentId = held.find(({ device }) => device.id === deviceId)?.assignment.id ?? '';
    return { deviceId, assignmentId };
  };
  /** Somebody else is blocked on the phone. */
  const blockedFor = async <P extends { readonly deviceId: string }>({ kind, id }: Owner, phone: P) => {
    const block = await services.blocks.set(write, { deviceId: phone.deviceId, owner: { kind, id } });
    return { ...phone, blockId: block.id };
  };
  const deskOf = async (owner: Owner, guest: Ref) => {
    const input = { mac: freeMac(), model: services.deskPhones.requireModel(write.actor, MODEL, 'mac'), owner };
    const { id } = (await services.deskPhones.add(write, input)).device;
    await services.calling.setHoteling(write, owner, { enabled: true, limitGuestUse: false });
    const session = await services.guestSessions.start(write, { deviceId: id, personId: guest.id, hours: 1 });
    return { deskPhoneId: id, guestSessionId: session.id, lineId: await lineOn(registry, id) };
  };
  const groupOf = async (name: string, people: readonly Ref[]) => {
    const { group } = await services.groups.create(write, { name: `${name} ${world}`, description: '' });
    await services.groupMembers.add(write, { id: group.id }, people);
    return group.id;
  };
  /** What only an owner who is called can have. */
  const telephony = async (owner: Owner, guest: Ref, locationId: string) => {
    const line = await services.virtualLines.create(write, { firstName: 'V', lastName: 'L', locationId });
    return { virtualLineId: line.id, ...(await deskOf(owner, guest)) };
  };
  /** A desk phone that came into the registry without a location, and whose owner has none. */
  const placeless = async (owner: Owner) => {
    const { id } = await services.devices.create(write, { kind: 'desk_phone' });
    await assign(id, owner, 'owner');
    return { deskPhoneId: id, guestSessionId: UNKNOWN, virtualLineId: UNKNOWN, lineId: await lineOn(registry, id) };
  };

  return {
    freeMac,
    location: async (name: string) => (await services.places.createLocation(write, { name: `${name} ${world}` })).id,
    fill: async (name: string, locationId: string | null) => {
      const [holder, guest, other] = [
        await person(name, locationId),
        await person(`${name} guest`, locationId),
        await person(`${name} other`, locationId),
      ];
      const room = await services.places.createWorkspace(write, { name, locationId });
      if (locationId !== null) await services.calling.set(write, { kind: 'workspace', id: room.id }, { locationId });
      const leaving = { effectiveAt: FAR_AWAY, handTo: null, keepLogin: false };
      const { id: offBoardingId } = await services.offBoardings.offBoard(write, other.id, leaving);
      return {
        offBoardingId,
        personId: holder.id,
        approvalId: await addWaiting(registry, holder),
        otherPersonId: other.id,
        workspaceId: room.id,
        locationId: locationId ?? '',
        groupId: await groupOf(name, [holder]),
        ...(await blockedFor(other, await mobileOf(holder))),
        ...(locationId === null ? await placeless(holder) : await telephony(holder, guest, locationId)),
      };
    },
    /** A phone, a desk phone and a group of somebody here, with somebody there. */
    share: async (here: Ids, there: Ids) => {
      const [near, far] = [here, there].map(({ personId = '' }) => ({ kind: 'person', id: personId }) as const);
      const guest = await person(`visitor`, here.locationId ?? null);
      if (near === undefined || far === undefined) throw new Error('two people share');
      const mobile = await mobileOf(near);
      await assign(mobile.deviceId, far, 'user');
      const desk = await deskOf(near, guest);
      await assign(desk.deskPhoneId, far, 'shared_line');
      return { ...mobile, ...desk, groupId: await groupOf('Both', [near, far]) };
    },
  };
}
