/** Tablets with the app catalog, and browsers, of the demo's people. */

import type { DeviceInput } from '../../core/devices/create.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Services } from '../../services/services.ts';
import { planLastUse } from './use.ts';
import { byIt, type Employee, type Held, type World } from './world.ts';

export function planTablet(world: World, employee: Employee, from: Instant): void {
  const { hardware } = world;
  const catalog: Held = {};
  const { make, model, platform, osVersion } = hardware.tablet();
  const facts = { make, model, platform, osVersion, serial: hardware.serial(), udid: hardware.udid() };
  const details = { assetTag: hardware.assetTag() };
  const device = { kind: 'native_catalog', name: 'App catalog', ...facts, tags: ['tablet'], details } as const;
  world.story.at(from, services => give(world, services, employee, device, catalog));
  if (employee.leaves === null) planLastUse(world, employee, catalog, from);
}

export function planBrowser(world: World, employee: Employee, from: Instant): void {
  const browser: Held = {};
  const device = { kind: 'browser', ...world.hardware.browser() } as const;
  world.story.at(from, services => give(world, services, employee, device, browser));
  if (employee.leaves === null) planLastUse(world, employee, browser, from);
}

async function give(world: World, services: Services, employee: Employee, input: DeviceInput, held: Held): Promise<void> {
  if (employee.person === undefined || employee.hasLeft) return;
  const device = await services.devices.create(byIt(world), input);
  const owner = personOwner(employee.person.id);
  held.deviceId = device.id;
  held.assignmentId = (await services.assignments.create(byIt(world), { deviceId: device.id, owner, role: 'user' })).id;
}
