/** Finds assignments by id, and checks whether the actor may see them. */
import type { Actor } from '../../domain/actor.ts';
import { type Assignment, holdsAt, type NamedAssignment } from '../../domain/assignment.ts';
import type { AssignmentId } from '../../domain/ids.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { selectAssignmentNames, withNames } from '../../storage/statements/assignment-names.ts';
import {
  selectAssignment,
  selectNamedAssignment,
  toAssignment,
  toNamedAssignment,
} from '../../storage/statements/assignments.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { requireOwnerEver } from '../owners.ts';
import { mayAct } from '../rights.ts';

/** Finds the assignment without checking whether the actor may see it. */
export async function findAssignment(
  reader: Reader,
  { org }: Pick<Actor, 'org'>,
  id: AssignmentId,
): Promise<Assignment | undefined> {
  const row = await reader.one(selectAssignment, { org, id });
  return row && toAssignment(row);
}

/** No id is the empty text. */
const NOBODY = '';

/** The names of an assignment that was found or written before. */
export async function nameAssignment(
  reader: Reader,
  { org }: Pick<Actor, 'org'>,
  assignment: Assignment,
): Promise<NamedAssignment> {
  const { owner, createdBy, endedBy, disabledBy } = assignment;
  const doers = { createdBy, endedBy: endedBy ?? NOBODY, disabledBy: disabledBy ?? NOBODY };
  const names = await reader.one(selectAssignmentNames, { org, ownerId: owner.id, ...doers });
  if (names === undefined) throw notFound('assignment');
  return withNames(assignment, names);
}

/** The same as `requireAssignment`, with names. */
export async function requireNamedAssignment(reader: Reader, actor: Actor, id: AssignmentId): Promise<NamedAssignment> {
  const row = await reader.one(selectNamedAssignment, { org: actor.org, id });
  return visible(reader, actor, row && toNamedAssignment(row));
}

/** The assignment, for its holder and for administrators who may see the holder. */
export async function requireAssignment(reader: Reader, actor: Actor, id: AssignmentId): Promise<Assignment> {
  return visible(reader, actor, await findAssignment(reader, actor, id));
}

async function visible<A extends Assignment>(reader: Reader, actor: Actor, assignment: A | undefined): Promise<A> {
  if (assignment === undefined) throw notFound('assignment');
  if (assignment.owner.id === actor.id) return assignment;
  if (!mayAct(actor, 'read devices')) throw notFound('assignment');
  await requireOwnerEver(reader, actor, assignment.owner);
  return assignment;
}

export async function requireOpenAssignment({ tx, actor, now }: Edit, id: AssignmentId): Promise<Assignment> {
  const assignment = await requireAssignment(tx, actor, id);
  if (!holdsAt(assignment, now)) throw new Problem('conflict', 'The assignment has ended.');
  return assignment;
}
