/** What a search has found, as the native API shows it. */
import type * as api from '@heldby/contract';
import { toDisabled } from '../../../core/objects.ts';
import { toIsoOrNull } from '../../../lib/instant.ts';
import type { FoundDevice, FoundPerson } from '../../../services/search/rows.ts';
import type { SearchHit } from '../../../services/search/search.ts';

export function toSearchHit({ rank, matched, person, device }: SearchHit): api.SearchHit {
  return {
    type: person === null ? 'device' : 'person',
    rank,
    matched: [...matched],
    person: person && toFoundPerson(person),
    device: device && toFoundDevice(device),
  };
}

function toFoundPerson(person: FoundPerson): api.FoundPerson {
  return {
    id: person.id,
    number: person.number,
    login: person.login,
    displayName: person.displayName,
    email: person.email,
    mobilePhone: person.mobilePhone,
    extension: person.extension,
    phoneNumber: person.phoneNumber,
    locationId: person.locationId,
    disabledReason: person.disabledReason,
    removedAt: toIsoOrNull(person.removedAt),
    deviceCount: person.deviceCount,
  };
}

function toFoundDevice(device: FoundDevice): api.FoundDevice {
  const { tags, holders } = device;
  return {
    id: device.id,
    number: device.number,
    kind: device.kind,
    name: device.name,
    make: device.make,
    model: device.model,
    platform: device.platform,
    serial: device.serial,
    mac: device.mac,
    udid: device.udid,
    locationId: device.locationId,
    tags: [...tags],
    disabled: toDisabled(device),
    holders: [...holders],
  };
}
