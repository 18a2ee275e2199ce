/** By what the people of a list are found: the indexes of the store, and the search index beside it. */
import type { Core } from '../../core/core.ts';
import type { Wanted } from '../../domain/search/wanted.ts';
import type { PersonRow } from '../../storage/statements/people.ts';
import {
  countMembersUpTo,
  type PeopleConditions,
  type PeoplePath,
  type PeopleStatements,
} from '../../storage/statements/people-filters.ts';
import { selectPeopleInReach } from '../../storage/statements/within-reach.ts';
import type { Reader } from '../../storage/storage.ts';
import { type Candidates, candidatePath, knownCandidates } from '../candidates.ts';
import { listIndex } from '../indexed.ts';
import { bindPath } from '../paths.ts';
import type { Path } from '../walk.ts';
import { numbersInReach } from '../within-reach.ts';

export interface PeopleQuestion {
  readonly conditions: PeopleConditions;
  /** What their texts must have; null for anything. */
  readonly wanted: Wanted | null;
  readonly descending: boolean;
}

export interface PeopleFound<Row> {
  readonly paths: readonly Path<Row>[];
  /** Whether any of the paths has less than everybody. */
  readonly isNarrowed: boolean;
}

export async function pathsFor<Row extends PersonRow>(
  core: Core,
  { conditions, wanted, descending }: PeopleQuestion,
  { paths, among }: PeopleStatements<Row>,
): Promise<PeopleFound<Row>> {
  const { storage } = core;
  const found = (candidates: Candidates) =>
    candidatePath(candidates, numbers => storage.all(among, { ...conditions, ...numbers }), descending);
  const names = (await isSmallGroup(storage, conditions)) ? (['group'] as const) : pathsOf(conditions);
  const isNarrow = !names.some(name => name === 'number');
  const reached = isNarrow ? undefined : await numbersInReach(storage, selectPeopleInReach, conditions);
  const index = isNarrow || reached !== undefined || wanted === null ? undefined : await listIndex(core, conditions.org);
  const candidates = [
    ...(reached === undefined ? [] : [knownCandidates(reached, descending)]),
    ...(index === undefined || wanted === null ? [] : [index.find('person', wanted.inside, descending)]),
  ];
  // Where something else finds them, walking everybody is no use.
  const walked = names.filter(name => name !== 'number' || candidates.length === 0);
  return {
    paths: [...walked.map(name => bindPath(storage, paths[name], conditions, descending)), ...candidates.map(found)],
    isNarrowed: walked.length + candidates.length > 1 || !walked.some(name => name === 'number'),
  };
}

/** The indexes of the store that find everybody who matches. */
function pathsOf({ roles, ...conditions }: PeopleConditions): PeoplePath[] {
  if (conditions.loginKey !== null) return ['login'];
  if (conditions.emailKey !== null) return ['email'];
  if (conditions.identified !== null) return ['identified'];
  const paths: PeoplePath[] = ['number'];
  if (conditions.locationId !== null) paths.push('location');
  if (roles !== null && !roles.includes(',member,')) paths.push('administrators');
  if (conditions.disabled === 1) paths.push('disabled');
  return paths;
}

/** Members are not stored in the order of their numbers: they are sorted for each statement, and with more it is cheaper to ask everybody. */
const SORTED_MEMBERS = 5_000;

async function isSmallGroup(reader: Reader, { org, groupId }: PeopleConditions): Promise<boolean> {
  if (groupId === null) return false;
  const counted = await reader.one(countMembersUpTo, { org, groupId, most: SORTED_MEMBERS + 1 });
  return counted !== undefined && counted.total <= SORTED_MEMBERS;
}
