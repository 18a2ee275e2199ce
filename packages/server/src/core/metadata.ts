/** Checks metadata against the definitions of the organization. */
import { LENGTHS } from '@heldby/contract';
import type { MetadataValues } from '../domain/details.ts';
import { type MetadataChange, type MetadataNoun, mergedMetadata } from '../domain/metadata.ts';
import { selectDefinitions, toDefinition } from '../storage/statements/metadata.ts';
import type { Edit } from './change.ts';
import { requireJsonLength } from './lengths.ts';

/** The values afterwards. The definitions are read only where somebody sends metadata. */
export async function changedMetadata(
  { tx, org }: Edit,
  noun: MetadataNoun,
  before: MetadataValues | null,
  change: MetadataChange | null,
): Promise<MetadataValues> {
  const definitions = (await tx.all(selectDefinitions, { org })).map(toDefinition);
  const theirs = definitions.filter(({ appliesTo }) => appliesTo.includes(noun));
  const values = mergedMetadata(theirs, before ?? {}, change, before === null);
  requireJsonLength('metadata', values, LENGTHS.extras);
  return values;
}
