/** An administrator and people with a phone app and a password, for what happens to blocked hardware. */
import assert from 'node:assert/strict';
import { register } from './genesys.ts';
import { type Api, createApi, faceOf } from './http.ts';
import { PASSWORD } from './login.ts';
import { BASE, ok } from './native.ts';
import type { TestRegistry } from './registry.ts';

export interface Member {
  readonly id: string;
  readonly login: string;
  /** Calls of their own app, which needs no more than a member's token. */
  readonly app: Api;
}

export interface BlockedWorld {
  readonly admin: Api;
  readonly ann: Member;
  readonly bob: Member;
  /** Signs in to the app catalog, and gives the status. */
  readonly catalog: (who: Member, info: Readonly<Record<string, unknown>>) => Promise<number>;
  /** Registers a phone by Genesys, and gives the native device and assignment that it is. */
  readonly phone: (who: Member, token: string, more?: object) => Promise<Held>;
  readonly held: (who: Member) => Promise<Held[]>;
}

export interface Held {
  readonly deviceId: string;
  readonly assignmentId: string;
  readonly udid: string | null;
  readonly blockedReason: string | null;
  readonly disableAt: string | null;
  readonly expiresAt: string | null;
}

export async function createBlockedWorld(registry: TestRegistry): Promise<BlockedWorld> {
  const { services, system, addPerson } = registry;
  const server = await registry.serve();
  const admin = createApi(server, (await addPerson('boss', { role: 'full' })).token);
  const apperian = createApi(server, null, faceOf('apperian'));
  const member = async (login: string): Promise<Member> => {
    const { person, token } = await addPerson(login, { scopes: ['devices:write'] });
    await services.passwords.set({ actor: system }, person.id, PASSWORD);
    return { id: person.id, login, app: createApi(server, token) };
  };
  const held = async ({ id }: Member): Promise<Held[]> => {
    const { items } = await ok(admin, 'GET', `/people/${id}/devices`);
    // biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
    return items.map(({ device, assignment, blockedReason }: any) => ({
      deviceId: device.id,
      assignmentId: assignment.id,
      udid: device.udid,
      blockedReason,
      disableAt: assignment.disableAt,
      expiresAt: assignment.expiresAt,
    }));
  };
  return {
    admin,
    ann: await member('ann'),
    bob: await member('bob'),
    held,
    catalog: async ({ login }, device_info) => {
      const body = { user_id: login, password: PASSWORD, device_info };
      return (await apperian('POST', '/v2/catalog/authenticate/', body)).status;
    },
    phone: async (who, deviceToken, more = {}) => {
      const body = {
        deviceToken,
        notificationId: 'n',
        make: 'Apple',
        model: 'iPhone17,1',
        acceptNotifications: true,
        type: 'ios',
      };
      const { id } = await register(who.app, { ...body, ...more });
      return (await held(who)).find(({ deviceId }) => deviceId === id) ?? assert.fail(`${BASE} shows no ${id}`);
    },
  };
}
