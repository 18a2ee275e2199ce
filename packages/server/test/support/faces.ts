/** What each face shows of one person's devices, as bare ids of the core, so that the faces can be held against each other. */
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { uuidFromBase64Url } from '../../src/lib/uuid.ts';
import { createApi, faceOf } from './http.ts';
import { ok, uuidIn } from './webex.ts';

export interface Looked {
  /** The person whose devices are asked for, by all of their names. */
  readonly person: { readonly id: string; readonly number: number };
  /** The person's own token: Genesys shows everybody only what is theirs. */
  readonly token: string;
  readonly adminToken: string;
}

/** Device ids in no order, by the call that shows them. */
export interface Views {
  readonly genesys: ReadonlySet<string>;
  readonly apperian: ReadonlySet<string>;
  readonly apperianPairings: ReadonlySet<string>;
  readonly webexLines: ReadonlySet<string>;
  readonly webexDevices: ReadonlySet<string>;
  readonly native: ReadonlySet<string>;
}

export type Face = keyof Views;
export const FACES: readonly Face[] = ['genesys', 'apperian', 'apperianPairings', 'webexLines', 'webexDevices', 'native'];

export async function look(server: FastifyInstance, { person, token, adminToken }: Looked): Promise<Views> {
  const own = createApi(server, token);
  const admin = createApi(server, adminToken);
  const apperian = createApi(server, adminToken, faceOf('apperian'));
  const phones = await ok(own, 'GET', '/api/v2/mobiledevices?pageSize=100');
  const devices = await ok(apperian, 'GET', `/v1/devices/users/${person.number}/`);
  const pairings = await ok(apperian, 'GET', `/v2/device_users/users/${person.number}/`);
  const lines = await ok(admin, 'GET', `/v1/telephony/config/people/${person.id}/devices`);
  const desks = await ok(admin, 'GET', `/v1/devices?personId=${person.id}`);
  const held = await ok(admin, 'GET', `/registry/v1/people/${person.id}/devices`);
  return {
    genesys: new Set(idsOf(phones.entities)),
    apperian: new Set(idsOf(devices.devices).map(bare)),
    apperianPairings: new Set(idsOf(pairings.devices.map((each: { device: object }) => each.device)).map(bare)),
    webexLines: new Set(idsOf(lines.devices).map(uuidIn)),
    webexDevices: new Set(
      desks.items.map((each: { callingDeviceId?: string; id: string }) => uuidIn(each.callingDeviceId ?? each.id)),
    ),
    native: new Set(idsOf(held.items.map((each: { device: object }) => each.device))),
  };
}

function idsOf(items: readonly unknown[]): string[] {
  return items.map(item => (item as { id: string }).id);
}

export function bare(id: string): string {
  return uuidFromBase64Url(id) ?? assert.fail(`${id} is no id`);
}
