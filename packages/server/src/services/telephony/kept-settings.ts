/** Keeps members of vendors' call settings for which the core has no word, with the person or the location whose settings they are. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { type Extras, mergeExtras } from '../../core/extras.ts';
import { requireOpenLocation } from '../../core/locations.ts';
import { requirePerson } from '../../core/people/find.ts';
import { savePerson } from '../../core/people/save.ts';
import { changeLocation } from '../../core/places/change.ts';
import { requireRight } from '../../core/rights.ts';
import { requireCalling } from '../../core/telephony/find-calling.ts';
import { countDevices, lineLimits } from '../../core/telephony/limits.ts';
import type { Actor } from '../../domain/actor.ts';
import { DESK_KINDS, type Device, type DeviceKind } from '../../domain/device.ts';
import type { LocationId, PersonId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import type { Location } from '../../domain/place.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectHeldBy } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';

/** Who may read and write them: those who may do that to call settings, or to settings of desk phones. */
export type SettingsOf = 'call settings' | 'desk settings';

/** A person who can be called, with what is kept, and where they answer calls. */
export interface Kept {
  readonly person: Person;
  /** Their own desk phones, room devices, apps and browsers that are not disabled, oldest first. */
  readonly endpoints: readonly Device[];
  /** On how many more devices they may have a line. */
  readonly freeDevices: number;
}

export interface KeptSettings {
  readonly keptOf: (actor: Actor, id: PersonId, what: SettingsOf) => Promise<Kept>;
  /** Members that `toExtras` gives replace those of the same dialect and name. It may refuse what does not fit the person. */
  readonly keepFor: (
    write: Write,
    id: PersonId,
    what: SettingsOf,
    wanted: unknown,
    toExtras: (before: Kept) => Extras,
  ) => Promise<void>;
  readonly keptAt: (actor: Actor, id: LocationId) => Promise<Location>;
  readonly keepAt: (write: Write, id: LocationId, given: Extras) => Promise<void>;
}

export function createKeptSettings(core: Core): KeptSettings {
  return {
    keptOf: async (actor, id, what) => {
      requireRight(actor, `read ${what}`);
      return requireKept(core.storage, actor, id, core.clock.now());
    },
    keepFor: (write, id, what, wanted, toExtras) =>
      change(core, write, { name: 'keptSettings.keepFor', needs: `write ${what}` }, { id, wanted }, async edit => {
        const before = await requireKept(edit.tx, edit.actor, id, edit.now);
        const { person } = before;
        await savePerson(edit, person, { ...person, extras: mergeExtras(person.extras, toExtras(before)) });
      }),
    keptAt: async (actor, id) => {
      requireRight(actor, 'read desk settings');
      return requireOpenLocation(core.storage, actor, id);
    },
    keepAt: (write, id, given) =>
      change(core, write, { name: 'keptSettings.keepAt', needs: 'write desk settings' }, { id, given }, async edit => {
        changeLocation(edit, await requireOpenLocation(edit.tx, edit.actor, id), { extras: given });
      }),
  };
}

/** Catalogs show apps; nobody answers with one. */
const ENDPOINT_KINDS: readonly DeviceKind[] = [...DESK_KINDS, 'mobile', 'browser'];

async function requireKept(reader: Reader, actor: Actor, id: PersonId, now: Instant): Promise<Kept> {
  const { org, policy } = actor;
  const person = await requireCallablePerson(reader, actor, id);
  const held = await reader.all(selectHeldBy, { org, ownerId: id, at: now });
  const endpoints = held.filter(({ role }) => role === 'owner' || role === 'user').map(toDevice);
  return {
    person,
    endpoints: endpoints.filter(({ kind, disabled }) => disabled === null && ENDPOINT_KINDS.includes(kind)),
    freeDevices: Math.max(0, lineLimits(policy).maxDeviceCount - (await countDevices(reader, org, id, now)).total),
  };
}

export async function requireCallablePerson(reader: Reader, actor: Actor, id: PersonId): Promise<Person> {
  await requireCalling(reader, actor, personOwner(id));
  return requirePerson(reader, actor, { id });
}
