/** Lists what an owner holds or held. A long list is read in parts. */
import type { Core } from '../../core/core.ts';
import { isEnabled, readDisabling } from '../../core/disabled-by.ts';
import { readOwnerEver } from '../../core/owners.ts';
import { requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { NamedAssignment } from '../../domain/assignment.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import { type LongList, mapLongLater } from '../../lib/long-list.ts';
import { type NamedHeldRow, namedHeldAssignment, selectHeldAfter, selectHeldNow } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';
import { readInParts } from '../parts.ts';
import { type HeldDevice, heldDeviceThen, type NamedHeldDevice } from './held.ts';
import { createShownNow } from './shown-now.ts';

export type HeldList = (actor: Actor, owner: Owner, asOf: Instant | null) => Promise<LongList<NamedHeldDevice>>;

export function createHeldList({ storage, touches, clock }: Core): HeldList {
  const shownNow = createShownNow(touches);

  return async (actor, owner, asOf) => {
    requireSelfOr(actor, owner.id, 'read devices');
    const { id: ownerId } = actor.id === owner.id ? owner : await readOwnerEver(storage, actor, owner);
    const now = clock.now();
    const key = { org: actor.org, ownerId };
    const read = (last: NamedHeldRow | undefined, limit: number) =>
      // The beginning of the present list is a question whose answers are cached.
      last === undefined && asOf === null
        ? storage.all(selectHeldNow, { ...key, now, limit })
        : storage.all(selectHeldAfter, { ...key, now, at: asOf ?? now, after: last?.assignmentNumber ?? 0, limit });
    const shown = (rows: readonly NamedHeldRow[]) =>
      asOf === null
        ? shownNow(rows, actor.org, now)
        : rows.map(row => ({
            ...heldDeviceThen(toDevice(row), touches.withActivity(actor.org, namedHeldAssignment(row)), asOf, now),
            isHeld: row.isHeld !== 0,
          }));
    const named = (rows: readonly NamedHeldRow[]) => nameHeld(storage, actor.org, shown(rows));
    return mapLongLater(await readInParts(actor.id, read), named);
  };
}

type Held = HeldDevice<NamedAssignment>;

/** Returns the same array where no device is disabled, because answers are cached by it. */
async function nameHeld(reader: Reader, org: OrgId, held: readonly Held[]): Promise<readonly NamedHeldDevice[]> {
  if (held.every(isNamed)) return held;
  const named = await readDisabling(
    reader,
    org,
    held.map(({ device }) => device),
  );
  return held.map(each => (isNamed(each) ? each : { ...each, device: named(each.device) }));
}

function isNamed(held: Held): held is NamedHeldDevice {
  return isEnabled(held.device);
}
