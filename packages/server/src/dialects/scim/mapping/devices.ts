/** The devices that people of a directory hold, as resources of SCIM and as a part of who holds them. Pure. */

import { toIso } from '../../../lib/instant.ts';
import type { HeldByProvisioned, ProvisionedDevice } from '../../../services/directories/provisioned-devices.ts';
import { DEVICE_SCHEMA } from '../schemas/device.ts';
import type { Document } from '../schemas/document.ts';
import { DEVICE, USER } from '../schemas/resources.ts';
import { metaOf, type Times } from './meta.ts';

export function toDocument({ device, holders }: ProvisionedDevice, base: string): Document {
  const { id, name, kind, make, model } = device;
  return {
    schemas: [DEVICE_SCHEMA.id],
    id,
    displayName: name,
    kind,
    ...(make === null ? {} : { manufacturer: make }),
    ...(model === null ? {} : { model }),
    holders: holders.map(({ personId, personName, since }) => ({
      value: personId,
      $ref: `${base}${USER.endpoint}/${personId}`,
      display: personName,
      since: toIso(since),
    })),
    meta: metaOf(DEVICE, base, id, timesOf({ device })),
  };
}

export function timesOf({ device: { createdAt, modifiedAt } }: Pick<ProvisionedDevice, 'device'>): Times {
  return { createdAt, modifiedAt };
}

/** A device as a part of the person who holds it. */
export function toHeld({ id, name, kind, since }: HeldByProvisioned, base: string): Document {
  return { value: id, $ref: `${base}${DEVICE.endpoint}/${id}`, display: name, kind, since: toIso(since) };
}
