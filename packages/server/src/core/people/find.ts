/** Finds people by id or number, and checks whether the actor may see them. */
import type { Actor } from '../../domain/actor.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { type PersonRow, selectPerson, selectPersonByNumber, toPerson } from '../../storage/statements/people.ts';
import type { Reader } from '../../storage/storage.ts';
import { keptPerson } from '../merged.ts';
import { reachesOwner } from '../reach.ts';
import { requireRight } from '../rights.ts';

/** A person by id, or by their number within the organization. */
export type PersonRef = { readonly id: PersonId } | { readonly number: number };

/** Finds the person without checking whether the actor may see them. */
export async function findPerson(reader: Reader, { org }: Pick<Actor, 'org'>, ref: PersonRef): Promise<PersonRow | undefined> {
  return 'id' in ref ? reader.one(selectPerson, { org, ...ref }) : reader.one(selectPersonByNumber, { org, ...ref });
}

/** The person, for an actor who may see them; `not_found` for everybody else. */
export async function requirePerson(reader: Reader, actor: Actor, ref: PersonRef): Promise<Person> {
  const row = await findPerson(reader, actor, ref);
  if (row !== undefined || !('id' in ref)) return visible(reader, actor, row);
  const kept = await keptPerson(reader, actor.org, ref.id);
  if (kept === undefined) throw notFound('person');
  const { displayName } = await requirePerson(reader, actor, { id: kept });
  throw new Problem('conflict', `This record was merged into ${displayName}: use the id ${kept}.`);
}

/** The same for a read: the id of somebody who was merged leads to the person who goes on. */
export async function readPerson(reader: Reader, actor: Actor, id: PersonId): Promise<Person> {
  const row = await findPerson(reader, actor, { id });
  const kept = row === undefined ? await keptPerson(reader, actor.org, id) : undefined;
  return kept === undefined ? visible(reader, actor, row) : requirePerson(reader, actor, { id: kept });
}

/** For reads. Checks the right before reporting an unknown person, so that an actor without it cannot tell who exists. */
export async function requireSelfOrOther(
  reader: Reader,
  actor: Actor,
  ref: PersonRef,
  purpose: 'read devices' | 'read people',
): Promise<Person> {
  const row = await findPerson(reader, actor, ref);
  if (row !== undefined && row.id === actor.id) return toPerson(row);
  requireRight(actor, purpose);
  return row === undefined && 'id' in ref ? readPerson(reader, actor, ref.id) : visible(reader, actor, row);
}

async function visible(reader: Reader, actor: Actor, row: PersonRow | undefined): Promise<Person> {
  if (row === undefined) throw notFound('person');
  if (row.id === actor.id || (await reachesOwner(reader, actor, row))) return toPerson(row);
  throw notFound('person');
}
