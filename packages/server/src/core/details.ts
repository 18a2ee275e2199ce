/** Applies what a caller sent to the members that few people and devices have. */

import { normalized } from '../domain/detail-values.ts';
import { type DetailsChange, type DeviceDetails, type PersonDetails, withoutCleared } from '../domain/details.ts';
import type { MetadataNoun } from '../domain/metadata.ts';
import type { Edit } from './change.ts';
import { changedMetadata } from './metadata.ts';

/** The details afterwards; null if none is left. `before` is undefined for a new object. */
export async function changedDetails<D extends PersonDetails | DeviceDetails>(
  edit: Edit,
  noun: MetadataNoun,
  before: D | null | undefined,
  given: DetailsChange<D>,
): Promise<D | null> {
  const { metadata, ...members } = normalized(given as DetailsChange<PersonDetails & DeviceDetails>);
  const known = before === undefined ? null : (before?.metadata ?? {});
  const merged = metadata === undefined ? {} : { metadata: await changedMetadata(edit, noun, known, metadata) };
  return withoutCleared<D>({ ...before, ...members, ...merged } as D);
}
