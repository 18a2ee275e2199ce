/** Keeps members of vendors' call settings for which the core has no word, with the person or the location whose settings they are. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { type Extras, mergeExtras } from '../../core/extras.ts';
import { requirePerson } from '../../core/people/find.ts';
import { savePerson } from '../../core/people/save.ts';
import { changeLocation } from '../../core/places/change.ts';
import { requireLocation, requireRight } from '../../core/rights.ts';
import { requireCalling } from '../../core/telephony/find-calling.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, PersonId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import type { Location } from '../../domain/place.ts';
import { notFound } from '../../domain/problem.ts';
import { selectLocation } from '../../storage/statements/places.ts';
import type { Reader } from '../../storage/storage.ts';

/** Who may read and write them: those who may do that to call settings, or to settings of desk phones. */
export type SettingsOf = 'call settings' | 'desk settings';

export interface KeptSettings {
  /** The person, who can be called, with what is kept. */
  readonly keptOf: (actor: Actor, id: PersonId, what: SettingsOf) => Promise<Person>;
  /** Members that are given replace those of the same dialect and name. */
  readonly keepFor: (write: Write, id: PersonId, what: SettingsOf, given: Extras) => Promise<void>;
  readonly keptAt: (actor: Actor, id: LocationId) => Promise<Location>;
  readonly keepAt: (write: Write, id: LocationId, given: Extras) => Promise<void>;
}

export function createKeptSettings(core: Core): KeptSettings {
  return {
    keptOf: async (actor, id, what) => {
      requireRight(actor, `read ${what}`);
      return requireCalled(core.storage, actor, id);
    },
    keepFor: (write, id, what, given) =>
      change(core, write, { name: 'keptSettings.keepFor', needs: `write ${what}` }, { id, given }, async edit => {
        const before = await requireCalled(edit.tx, edit.actor, id);
        await savePerson(edit, before, { ...before, extras: mergeExtras(before.extras, given) });
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

async function requireCalled(reader: Reader, actor: Actor, id: PersonId): Promise<Person> {
  await requireCalling(reader, actor, personOwner(id));
  return requirePerson(reader, actor, { id });
}

async function requireOpenLocation(reader: Reader, actor: Actor, id: LocationId): Promise<Location> {
  requireLocation(actor, id, 'location');
  const location = await reader.one(selectLocation, { org: actor.org, id });
  if (location === undefined) throw notFound('location');
  return { ...location };
}
