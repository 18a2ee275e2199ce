/** The first day of the demo's organization: its places, groups and metadata. */
import type { Write } from '../../core/change.ts';
import type { GroupId, LocationId } from '../../domain/ids.ts';
import type { Services } from '../../services/services.ts';
import { LOCATIONS } from './data.ts';
import { DEPARTMENTS, type Department } from './world.ts';

export interface Founded {
  readonly locations: readonly LocationId[];
  readonly groups: ReadonlyMap<Department, GroupId>;
}

export async function found(services: Services, write: Write): Promise<Founded> {
  const locations: LocationId[] = [];
  for (const name of LOCATIONS) locations.push((await services.places.createLocation(write, { name })).id);
  await defineMetadata(services, write);
  const groups = new Map<Department, GroupId>();
  for (const name of DEPARTMENTS) {
    const { group } = await services.groups.create(write, { name, description: `Everybody in ${name}` });
    groups.set(name, group.id);
  }
  return { locations, groups };
}

async function defineMetadata({ metadata }: Services, write: Write): Promise<void> {
  const ofPeople = { appliesTo: ['people'] } as const;
  const values = [...DEPARTMENTS];
  await metadata.create(write, { key: 'department', type: 'enum', values, ...ofPeople, description: 'Where they work' });
  await metadata.create(write, { key: 'manager', type: 'text', ...ofPeople, description: 'Who they report to' });
  await metadata.create(write, { key: 'startDate', type: 'date', ...ofPeople, description: 'Their first day' });
  const ofDevices = { appliesTo: ['devices'] } as const;
  await metadata.create(write, { key: 'warrantyUntil', type: 'date', ...ofDevices, description: 'When the warranty ends' });
}
