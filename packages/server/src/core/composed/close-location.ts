/** Closes a location in which nothing is left, or from which everything moves to another one in the same step. */
import type { LocationId } from '../../domain/ids.ts';
import type { OwnerKind } from '../../domain/owner.ts';
import type { Location } from '../../domain/place.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { selectAdministeredLocations } from '../../storage/statements/people.ts';
import {
  countLocationContent,
  type LocationContent,
  selectLocation,
  selectLocationContent,
  selectWorkspace,
} from '../../storage/statements/places.ts';
import type { Edit } from '../change.ts';
import { requireDeviceBy } from '../devices/find.ts';
import { saveDevice } from '../devices/save.ts';
import { replaceAdministered } from '../people/administered.ts';
import { requirePerson } from '../people/find.ts';
import { savePerson } from '../people/save.ts';
import { saveLocation, saveWorkspace } from '../places/save.ts';
import { setCalling } from '../telephony/calling.ts';

/** Things that one transaction moves: others of the organization wait for it. */
const MOVED_LIMIT = 1_000;

/** Refuses with what stands against it, unless `moveTo` says where that goes. */
export async function closeLocation(edit: Edit, before: Location, moveTo: LocationId | null): Promise<Location> {
  if (before.closedAt !== null) return before;
  const content = await edit.tx.one(countLocationContent, { org: edit.org, id: before.id });
  const total = content === undefined ? 0 : Object.values(content).reduce((sum, count) => sum + count, 0);
  if (content !== undefined && total > 0) {
    if (moveTo === null)
      throw new Problem('conflict', `The location has ${said(content)}. Move them first, or say where with moveTo.`);
    if (total > MOVED_LIMIT) {
      throw new Problem(
        'conflict',
        `The location has ${said(content)}: more than ${MOVED_LIMIT} do not move at once. Move some first.`,
      );
    }
    await moveAll(edit, before.id, moveTo);
  }
  return saveLocation(edit, before, { ...before, closedAt: edit.now });
}

async function moveAll(edit: Edit, from: LocationId, to: LocationId): Promise<void> {
  const { tx, org, actor } = edit;
  const target = to === from ? undefined : await tx.one(selectLocation, { org, id: to });
  if (target === undefined) throw invalid('moveTo', 'the id of another location that is open', to);
  const key = { org, locationId: from };
  for (const { id } of await tx.all(selectLocationContent.people, key)) {
    const person = await requirePerson(tx, actor, { id });
    await savePerson(edit, person, { ...person, locationId: to });
  }
  for (const { id } of await tx.all(selectLocationContent.workspaces, key)) {
    const workspace = await tx.one(selectWorkspace, { org, id });
    if (workspace !== undefined) await saveWorkspace(edit, { ...workspace }, { ...workspace, locationId: to });
  }
  for (const { id } of await tx.all(selectLocationContent.devices, key)) {
    const device = await requireDeviceBy(tx, actor, { id });
    await saveDevice(edit, device, { ...device, locationId: to });
  }
  for (const { id, kind } of await tx.all(selectLocationContent.callings, key)) {
    await setCalling(edit, { kind: kind as OwnerKind, id }, { locationId: to });
  }
  for (const { id } of await tx.all(selectLocationContent.administrators, key)) await moveAdministrator(edit, id, from, to);
}

async function moveAdministrator(edit: Edit, personId: string, from: LocationId, to: LocationId): Promise<void> {
  const rows = await edit.tx.all(selectAdministeredLocations, { org: edit.org, personId });
  const others = rows.map(({ locationId }) => locationId).filter(id => id !== from);
  await replaceAdministered(edit, personId, [...others, to]);
  edit.afterCommit(() => edit.actors.forgetSubject(personId));
}

const NAMES: Readonly<Record<keyof LocationContent, readonly [one: string, many: string]>> = {
  people: ['person', 'people'],
  workspaces: ['workspace', 'workspaces'],
  devices: ['device', 'devices'],
  callings: ['calling', 'callings'],
  administrators: ['administrator', 'administrators'],
};

function said(content: LocationContent): string {
  const parts = Object.entries(NAMES).flatMap(([name, [one, many]]) => {
    const count = content[name as keyof LocationContent];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
