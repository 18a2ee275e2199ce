/** By what the assignments of a list are found: by an index, or by first finding all of few devices or owners. */
import type { AssignmentConditions, AssignmentPath, AssignmentStatements } from '../../storage/statements/assignment-filters.ts';
import { ASSIGNMENT_SETS, type AssignmentSet } from '../../storage/statements/assignment-sets.ts';
import { selectAssignmentsInReach } from '../../storage/statements/within-reach.ts';
import type { Reader } from '../../storage/storage.ts';
import { candidatePath, knownCandidates } from '../candidates.ts';
import { bindPath } from '../paths.ts';
import type { Path } from '../walk.ts';
import { numbersInReach } from '../within-reach.ts';

/** Reading so many numbers takes 10 to 25 ms. Where there are more, a walk over everything usually has a page of them sooner. */
const NUMBERS_LIMIT = 5_000;

export async function pathsFor<Row extends { readonly number: number }>(
  reader: Reader,
  conditions: AssignmentConditions,
  { paths, among }: AssignmentStatements<Row>,
  descending: boolean,
): Promise<Path<Row>[]> {
  const walk = (name: AssignmentPath) => bindPath(reader, paths[name], conditions, descending);
  const { deviceId, personId, ownerId } = conditions;
  if (deviceId !== null) return [walk('device')];
  if (personId !== null) return [walk('person')];
  if (ownerId !== null) return [walk('owner')];
  const narrow = narrowPaths(conditions).map(walk);
  const numbers = await fewestNumbers(reader, conditions);
  if (numbers === undefined) return narrow.length === 0 ? [walk('number')] : narrow;
  const readNumbers = (some: { readonly [K in `number${number}`]: number }) => reader.all(among, { ...conditions, ...some });
  return [candidatePath(knownCandidates(numbers, descending), readNumbers, descending), ...narrow];
}

/** The indexes of what is rare. */
function narrowPaths({ state, dueBefore, roles }: AssignmentConditions): AssignmentPath[] {
  const names: AssignmentPath[] = [];
  if (['disabled', 'planned'].includes(state) || dueBefore !== null) names.push('restricted');
  if (state === 'ended') names.push('over');
  if (roles === ',guest,') names.push('guests');
  else if (roles !== null && !/,(?:owner|guest),/.test(roles)) names.push('shared');
  return names;
}

/** The numbers of the smallest set that has everything that matches; undefined where all of them are large. */
async function fewestNumbers(reader: Reader, conditions: AssignmentConditions): Promise<number[] | undefined> {
  const limit = NUMBERS_LIMIT + 1;
  const sets = await Promise.all([
    numbersInReach(reader, selectAssignmentsInReach, conditions),
    ...setsOf(conditions).map(async name => {
      const rows = await reader.all(ASSIGNMENT_SETS[name], { ...conditions, limit });
      return rows.length < limit ? rows.map(({ number }) => number) : undefined;
    }),
  ]);
  return sets.flatMap(each => (each === undefined ? [] : [each])).toSorted((one, other) => one.length - other.length)[0];
}

function setsOf({ kinds, platforms, model, tag, groupId, locationId }: AssignmentConditions): AssignmentSet[] {
  const names: AssignmentSet[] = [];
  if (model !== null) names.push('model');
  if (kinds !== null && !kinds.includes(',mobile,')) names.push('kind');
  if (platforms !== null && !/,(?:ios|android),/.test(platforms)) names.push('platform');
  if (tag !== null) names.push('tag');
  if (groupId !== null) names.push('group');
  if (locationId !== null) names.push('location');
  return names;
}
