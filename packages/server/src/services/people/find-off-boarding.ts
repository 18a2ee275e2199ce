/** Finds an off-boarding by id, for who may see the person. */
import { reachesOwner } from '../../core/reach.ts';
import type { Actor } from '../../domain/actor.ts';
import type { NamedOffBoarding } from '../../domain/off-boarding.ts';
import { notFound } from '../../domain/problem.ts';
import { selectOffBoarding, toNamedOffBoarding } from '../../storage/statements/off-boardings.ts';
import type { Reader } from '../../storage/storage.ts';

export async function requireOffBoarding(reader: Reader, actor: Actor, id: string): Promise<NamedOffBoarding> {
  const row = await reader.one(selectOffBoarding, { org: actor.org, id });
  const isSeen = row !== undefined && (await reachesOwner(reader, actor, { id: row.personId, locationId: row.locationId }));
  if (!isSeen) throw notFound('off_boarding');
  return toNamedOffBoarding(row);
}
