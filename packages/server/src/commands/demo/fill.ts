/** Fills the demo's empty registry through the services, so that the demo shows only what they allow: two years, until now. */
import type { Registry } from '../../app.ts';
import type { Write } from '../../core/change.ts';
import { systemActor } from '../../domain/actor.ts';
import type { Organization } from '../../domain/organization.ts';
import { planAccess } from './access.ts';
import { planCareer } from './careers.ts';
import { addCast, type Cast } from './cast.ts';
import { hireCrowd } from './crowd.ts';
import { ORGANIZATION, PEOPLE } from './data.ts';
import { type Founded, found } from './founding.ts';
import { createHardware } from './hardware.ts';
import { planIncidents } from './incidents.ts';
import { planLeavers } from './leavers.ts';
import { planLoans } from './loans.ts';
import { planRooms } from './rooms.ts';
import { type Demo, planHandOver, planUse, showNow } from './scene.ts';
import { createStory } from './story.ts';
import type { Times } from './times.ts';
import type { World } from './world.ts';

/** `people`: how many are there in the end. The cast are always there. */
export async function fillDemo(registry: Registry, times: Times, people: number): Promise<Demo> {
  const { services } = registry;
  const { clock, calendar } = times;
  const organization = await services.organizations.create(ORGANIZATION);
  const write: Write = { actor: systemActor(organization.org, organization.id), reason: 'demo' };
  const founded = await found(services, write);
  const cast = await addCast(services, write, organization, founded);
  const world = createWorld(times, organization, founded, cast);
  const handedOver = planHandOver(world, cast.at(3), cast.at(4));
  planUse(world, cast);
  planCrowd(world, Math.max(0, people - PEOPLE.length));
  await world.story.tell(registry, write, clock);
  clock.set(calendar.now);
  const demo = await showNow(registry, world, cast, handedOver());
  clock.release();
  return demo;
}

function createWorld({ calendar, chance }: Times, organization: Organization, founded: Founded, cast: Cast): World {
  return {
    organization,
    story: createStory(calendar.now),
    calendar,
    chance,
    hardware: createHardware(chance),
    ...founded,
    employees: [],
    stock: { phones: [], desks: [] },
    administrator: cast.at(0),
  };
}

function planCrowd(world: World, size: number): void {
  if (size === 0) return;
  world.employees.push(...hireCrowd(world, size));
  for (const employee of world.employees) planCareer(world, employee);
  planRooms(world);
  planLoans(world, size);
  planIncidents(world, size);
  planLeavers(world);
  planAccess(world);
}
