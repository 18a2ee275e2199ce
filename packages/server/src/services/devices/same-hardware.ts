/** Suggests which other devices are the same hardware, with what agrees. Reads by indexes alone, as far as the actor sees. */
import type { Core } from '../../core/core.ts';
import { requireDevice } from '../../core/devices/find.ts';
import { readDisabling } from '../../core/disabled-by.ts';
import { mayAct, reachOf } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { NamedAssignment } from '../../domain/assignment.ts';
import type { Device, DeviceNow, NamedDevice } from '../../domain/device.ts';
import { hardwareTextsOf } from '../../domain/hardware-spellings.ts';
import type { DeviceId } from '../../domain/ids.ts';
import {
  type Difference,
  differencesOf,
  type Evidence,
  evidenceOf,
  hardwareIdsOf,
  rank,
  SAME_PUSH_TARGET,
  type Strength,
  strengthOf,
} from '../../domain/same-hardware.ts';
import type { Query } from '../../storage/sql/statement.ts';
import { type DeviceNowRow, toDeviceNow } from '../../storage/statements/devices.ts';
import {
  inTexts,
  type SameHardware,
  selectSameCatalog,
  selectSameHardware,
  selectSamePushTarget,
  selectTargetsOf,
  type Texts,
} from '../../storage/statements/same-hardware.ts';
import type { Reader } from '../../storage/storage.ts';
import { holdersSeenBy } from './asked.ts';

export interface Suggestion {
  readonly device: NamedDevice<DeviceNow>;
  readonly strength: Strength;
  /** The strongest first. */
  readonly evidence: readonly Evidence[];
  readonly differences: readonly Difference[];
  /** Who holds it now, oldest first: at most ten. */
  readonly holders: readonly NamedAssignment[];
}

type Unnamed = Omit<Suggestion, 'device' | 'holders'> & { readonly device: DeviceNow };

export interface Suggestions {
  /** The surest first. */
  readonly items: readonly Suggestion[];
  /** An id is shared by more devices than are shown, so that it proves little. */
  readonly isCut: boolean;
}

/** An id that more devices share is not one of hardware. */
const MAX_SUGGESTIONS = 50;
const MAX_HOLDERS = 10;
/** Of a phone that shifts share, the latest holders are enough. */
const MAX_TARGETS = 48;

export async function suggestSameHardware(core: Core, actor: Actor, id: DeviceId): Promise<Suggestions> {
  const { storage, clock } = core;
  const now = clock.now();
  const device = await requireDevice(storage, actor, id, now);
  const seesAll = mayAct(actor, 'read devices');
  const parameters: SameHardware = {
    org: actor.org,
    id: device.id,
    at: now,
    everybody: seesAll ? 1 : 0,
    limit: MAX_SUGGESTIONS + 1,
    ...reachOf(actor),
  };
  const byTarget = await byTargets(storage, parameters);
  const byIds = await Promise.all(lookUps(storage, device, parameters));
  const targets = new Set(byTarget.map(row => row.id));
  const rows = new Map([byTarget, ...byIds].flat().map(row => [row.id, row]));
  const surest = [...rows.values()]
    .map(row => suggestion(device, toDeviceNow(row), targets.has(row.id)))
    .filter(({ evidence }) => evidence.length > 0)
    .toSorted(bySureness)
    .slice(0, MAX_SUGGESTIONS);
  const named = await readDisabling(
    storage,
    actor.org,
    surest.map(each => each.device),
  );
  const items = surest.map(async each => {
    const holders = await holdersSeenBy(core, actor, each.device.id, now);
    return { ...each, device: named(each.device), holders: holders.slice(0, MAX_HOLDERS) };
  });
  return { items: await Promise.all(items), isCut: [byTarget, ...byIds].some(found => found.length > MAX_SUGGESTIONS) };
}

function lookUps(reader: Reader, device: Device, parameters: SameHardware): Promise<readonly DeviceNowRow[]>[] {
  const texts = hardwareTextsOf(device);
  const columns = Object.entries(selectSameHardware) as [keyof typeof texts, Query<SameHardware & Texts, DeviceNowRow>][];
  const byTexts = columns.flatMap(([column, statement]) =>
    inTexts(texts[column]).map(slots => reader.all(statement, { ...parameters, ...slots })),
  );
  const keys = hardwareIdsOf(device).filter(({ kind }) => kind === 'udid');
  return [...byTexts, ...keys.map(({ value }) => reader.all(selectSameCatalog, { ...parameters, hardwareKey: `udid ${value}` }))];
}

/** Devices with a push target that this one has. */
export async function byTargets(reader: Reader, parameters: SameHardware): Promise<DeviceNowRow[]> {
  const { org, id: deviceId } = parameters;
  const own = await reader.all(selectTargetsOf, { org, deviceId, limit: MAX_TARGETS });
  const texts = inTexts([...new Set(own.map(({ target }) => target))]);
  const found = await Promise.all(texts.map(slots => reader.all(selectSamePushTarget, { ...parameters, ...slots })));
  return found.flat();
}

function suggestion(device: Device, other: DeviceNow, sharesTarget: boolean): Unnamed {
  const evidence = [...(sharesTarget ? [SAME_PUSH_TARGET] : []), ...evidenceOf(device, other)];
  const differences = differencesOf(device, other);
  return { device: other, strength: strengthOf(evidence, differences), evidence, differences };
}

function bySureness(one: Unnamed, two: Unnamed): number {
  return (
    rank(two.strength) - rank(one.strength) ||
    two.evidence.length - one.evidence.length ||
    one.differences.length - two.differences.length ||
    one.device.number - two.device.number
  );
}
