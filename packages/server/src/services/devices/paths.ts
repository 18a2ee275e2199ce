/** By what the devices of a list are found: the indexes of the store, and the search index beside it. */
import type { Core } from '../../core/core.ts';
import { DESK_KINDS, type Lifecycle, type Platform } from '../../domain/device.ts';
import { wholeValue } from '../../domain/search/document.ts';
import type { Wanted } from '../../domain/search/wanted.ts';
import {
  DEVICE_PATHS,
  type DeviceConditions,
  type DevicePath,
  selectDevicesAmong,
  selectExpiredDevices,
} from '../../storage/statements/device-filters.ts';
import type { DeviceNowRow } from '../../storage/statements/devices.ts';
import { selectDevicesInReach } from '../../storage/statements/within-reach.ts';
import { type Candidates, candidatePath, inOrder, knownCandidates } from '../candidates.ts';
import { type ListIndex, listIndex } from '../indexed.ts';
import { bindPath } from '../paths.ts';
import type { Path } from '../walk.ts';
import { numbersInReach } from '../within-reach.ts';
import type { DeviceFilter } from './filter.ts';

export interface DeviceQuestion {
  readonly conditions: DeviceConditions;
  readonly filter: Partial<DeviceFilter>;
  /** What their texts must have; null for anything. */
  readonly wanted: Wanted | null;
  readonly descending: boolean;
}

export async function pathsFor(core: Core, question: DeviceQuestion): Promise<Path<DeviceNowRow>[]> {
  const { conditions, filter, wanted, descending } = question;
  const { storage } = core;
  const found = (candidates: Candidates) =>
    candidatePath(candidates, numbers => storage.all(selectDevicesAmong, { ...conditions, ...numbers }), descending);
  const names = pathsOf(conditions, filter);
  const isNarrow = !names.includes('number');
  const reached = isNarrow ? undefined : await numbersInReach(storage, selectDevicesInReach, conditions);
  const indexed = isNarrow || reached !== undefined ? [] : await indexedFor(core, question);
  // A text is compared row by row: walking all of them is left to when there is no index.
  const isFound = reached !== undefined || (wanted !== null && indexed.length > 0);
  const walked = names.filter(name => name !== 'number' || !isFound);
  return [
    ...walked.map(name => bindPath(storage, DEVICE_PATHS[name], conditions, descending)),
    ...(reached === undefined ? indexed : [knownCandidates(reached, descending)]).map(found),
  ];
}

async function indexedFor(core: Core, { conditions, filter, wanted, descending }: DeviceQuestion): Promise<Candidates[]> {
  const make = conditions.make === null ? null : wholeValue(conditions.make);
  const isFree = conditions.holderless === 1 || isOnly(filter.lifecycles, 'in_stock');
  if (wanted === null && make === null && !isFree) return [];
  const index = await listIndex(core, conditions.org);
  if (index === undefined) return [];
  const free = isFree ? await freeDevices(core, index, conditions, descending) : undefined;
  return [
    ...(wanted === null ? [] : [index.find('device', wanted.inside, descending)]),
    ...(make === null ? [] : [index.find('device', [[[make]]], descending)]),
    ...(free === undefined ? [] : [free]),
  ];
}

/** Planned ends that have come and are carried out within seconds. With more of them, the list walks. */
const EXPIRED_LIMIT = 500;

async function freeDevices({ storage }: Core, index: ListIndex, { org, at }: DeviceConditions, descending: boolean) {
  const rows = await storage.all(selectExpiredDevices, { org, at, limit: EXPIRED_LIMIT });
  if (rows.length === EXPIRED_LIMIT) return undefined;
  const expired = knownCandidates(
    rows.map(({ number }) => number),
    descending,
  );
  const marked = index.marked('free', descending);
  const free: Candidates = async (between, count) => {
    const parts = await Promise.all([marked(between, count), expired(between, count)]);
    return inOrder(parts.flat(), descending).slice(0, count);
  };
  return free;
}

/** The indexes of the store that find every device that matches. */
function pathsOf(
  conditions: DeviceConditions,
  { kinds = null, platforms = null, lifecycles = null }: Partial<DeviceFilter>,
): DevicePath[] {
  if (conditions.identified !== null) return ['identified'];
  const exact = (['mac', 'serial', 'udid'] as const).find(name => (conditions[name] ?? '') !== '');
  if (exact !== undefined) return [exact];
  if (conditions.personId !== null) return ['person'];
  if (conditions.ownerId !== null) return ['owner'];
  const paths: DevicePath[] = ['number'];
  if (conditions.locationId !== null) paths.push('location');
  if (conditions.model !== null) paths.push('model');
  if (conditions.kind !== null && conditions.kind !== 'mobile') paths.push('kind');
  else if (kinds?.every(kind => DESK_KINDS.includes(kind))) paths.push('telephony');
  if (platforms?.every(each => !COMMON_PLATFORMS.includes(each))) paths.push('platform');
  if (conditions.disabled === 1) paths.push('disabled');
  if (conditions.tag !== null) paths.push('tagged');
  if (lifecycles?.every(isSetByHand)) paths.push('lifecycle');
  return paths;
}

/** Those of phones. They have no index of their own, because nearly every device would be in it. */
const COMMON_PLATFORMS: readonly Platform[] = ['ios', 'android'];

function isSetByHand(state: Lifecycle): boolean {
  return state !== 'in_stock' && state !== 'assigned';
}

function isOnly(states: readonly Lifecycle[] | null | undefined, state: Lifecycle): boolean {
  return states?.length === 1 && states[0] === state;
}
