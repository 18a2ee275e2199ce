/** Records the patterns of rows that a store is filled with: each is created once through the services. */
import type { Registry } from '../../../packages/server/src/app.ts';
import { systemActor } from '../../../packages/server/src/domain/actor.ts';
import type { Organization } from '../../../packages/server/src/domain/organization.ts';
import { personOwner } from '../../../packages/server/src/domain/owner.ts';
import { pushTarget } from '../../../packages/server/src/domain/push.ts';
import { digest } from '../../../packages/server/src/lib/crypto.ts';
import { sortKey } from '../../../packages/server/src/lib/name-key.ts';
import { DEVICES_PER_PERSON, personAt, phoneAt } from '../data.ts';
import type { Template, Watch } from './template.ts';

/** The organization that is filled, with a location where people can be called. */
export interface Home {
  readonly organization: Organization;
  readonly locationId: string;
  /** The token of a full administrator. */
  readonly adminToken: string;
}

export interface Patterns {
  readonly person: Template;
  /** A person's phones have separate patterns, because the constant parts of their rows differ. */
  readonly phones: readonly Template[];
  readonly desk: Template;
}

const MODEL = 'DMS Cisco 8851';
const SCOPES = ['devices:write'] as const;

export async function createHome({ services }: Registry): Promise<Home> {
  const organization = await services.organizations.create('Filled');
  const write = { actor: systemActor(organization.org, organization.id) };
  const { id: locationId } = await services.places.createLocation(write, { name: 'Here' });
  const admin = { login: 'administrator@example.com', firstName: 'Ad', lastName: 'Min', role: 'full', locationId } as const;
  const subject = personOwner((await services.people.create(write, admin)).id);
  const wish = { subject, scopes: ['org:admin'], label: 'bench', expiresAt: null } as const;
  return { organization, locationId, adminToken: (await services.credentials.issue(write, wish)).secret };
}

export async function watchPatterns({ storage, services }: Registry, watch: Watch, home: Home): Promise<Patterns> {
  const { org, id } = home.organization;
  const write = { actor: systemActor(org, id) };
  let personId = '';
  let token = '';
  const person = await watch.unit(storage, org, async () => {
    const { firstName, lastName } = { firstName: 'Firstmark', lastName: 'Lastmark' };
    const login = 'loginmark@example.com';
    const made = await services.people.create(write, { ...personAt(0), login, email: login, firstName, lastName });
    personId = made.id;
    const subject = personOwner(personId);
    const issued = await services.credentials.issue(write, { subject, scopes: SCOPES, label: 'phone', expiresAt: null });
    token = issued.secret;
    const sorted = sortKey(`${firstName} ${lastName}`);
    return { [login]: 'login', Firstmark: 'firstName', Lastmark: 'lastName', [sorted]: 'sorted', [digest(token)]: 'digest' };
  });
  // Without the credential: it would remember each phone in turn, and the rows of a person must not change afterwards.
  const actor = { ...(await services.authentication.authenticate(token)), credentialId: null };
  const phones: Template[] = [];
  for (let device = 0; device < DEVICES_PER_PERSON; device += 1) {
    const marks = {
      name: 'Namemark',
      token: `token${device}mark`,
      notificationId: 'notificationmark',
      sessionHash: 'sessionmark',
    };
    const phone = { ...phoneAt(0, device), ...marks };
    const target = pushTarget(null, phone.platform, phone.token, actor.id);
    phones.push(
      await watch.unit(storage, org, async () => {
        await services.phones.register({ actor }, phone);
        const texts = Object.fromEntries(Object.entries(marks).map(([meaning, mark]) => [mark, meaning]));
        return { ...texts, [target]: 'target' };
      }),
    );
  }
  const desk = await watch.unit(storage, org, async () => {
    const [mac, extension] = ['00005E00FFFF', '5550001999'];
    const owner = personOwner(personId);
    await services.calling.set(write, owner, { locationId: home.locationId, extension });
    const { device } = await services.deskPhones.add(write, {
      mac,
      model: services.deskPhones.requireModel(write.actor, MODEL, 'mac'),
      owner,
    });
    await services.deskPhones.checkIn(write, device.id, { ip: '10.0.0.1', software: 'sipmpp 12' });
    return { [mac]: 'mac', [extension]: 'extension' };
  });
  return { person, phones, desk };
}
