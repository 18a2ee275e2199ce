/** Which role may do what of the settings, jobs and templates of many phones (contract webex §3.11 and §3.12). */
import type { Role } from '../../src/domain/role.ts';
import { CONFIG, type World } from './webex.ts';

export interface RoleRow {
  readonly title: string;
  readonly roles: readonly (Role | undefined)[];
  readonly call: (world: World) => readonly [method: string, path: string, body?: unknown];
}

const READERS: readonly Role[] = ['full', 'read_only'];
const ADMINISTRATORS: readonly Role[] = [...READERS, 'location_admin', 'user_admin'];
const JOBS = `${CONFIG}/jobs/devices`;

const reads = (title: string, path: string, roles = READERS): RoleRow => ({ title, roles, call: () => ['GET', path] });
const asks = (title: string, path: string, bodyOf: (world: World) => unknown): RoleRow => ({
  title,
  roles: ['full'],
  call: world => ['POST', path, bodyOf(world)],
});

export const MANY_PHONES: readonly RoleRow[] = [
  reads('read the settings of all phones', `${CONFIG}/devices/settings`),
  {
    title: 'read the settings of the phones of a location',
    roles: READERS,
    call: world => ['GET', `${CONFIG}/locations/${world.here}/devices/settings`],
  },
  reads('read jobs on settings', `${JOBS}/callDeviceSettings`),
  reads('read jobs of rebuilding', `${JOBS}/rebuildPhones`),
  reads('read jobs on keys', `${JOBS}/applyLineKeyTemplate`),
  reads('read templates of keys', `${CONFIG}/devices/lineKeyTemplates`, ADMINISTRATORS),
  asks('change the settings of all phones', `${JOBS}/callDeviceSettings`, () => ({ customizations: {} })),
  asks('rebuild the phones of a location', `${JOBS}/rebuildPhones`, ({ here }) => ({ locationId: here })),
  asks('give phones their usual keys', `${JOBS}/applyLineKeyTemplate`, () => ({ action: 'APPLY_DEFAULT_TEMPLATES' })),
];
