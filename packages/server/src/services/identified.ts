/** Turns look-ups by what few people and devices have into conditions of a list. */

import type { IdentifiedNoun, Identifier } from '../domain/identifier.ts';
import type { OrgId } from '../domain/ids.ts';
import { type IdentifiedConditions, selectIdentified } from '../storage/statements/identifiers.ts';
import type { Reader } from '../storage/storage.ts';
import { eachOf } from './lists.ts';

/** Null identifiers match everything. */
export async function identifiedBy(
  reader: Reader,
  org: OrgId,
  noun: IdentifiedNoun,
  identifiers: readonly Identifier[] | null,
): Promise<IdentifiedConditions> {
  const [first] = identifiers ?? [];
  if (identifiers === null || first === undefined) return { identifierKind: null, identifierValue: null, identified: null };
  const found = await Promise.all(identifiers.map(each => reader.all(selectIdentified, { org, noun, ...each })));
  const sets = found.map(rows => new Set(rows.map(({ id }) => id)));
  const ids = sets.reduce((one, other) => one.intersection(other));
  return { identifierKind: first.kind, identifierValue: first.value, identified: eachOf([...ids]) };
}
