/** Makes held devices of rows, and keeps them for as long as their rows are cached and none of the devices shows later use. */
import type { Touches } from '../../core/touches.ts';
import type { NamedAssignment } from '../../domain/assignment.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { type NamedHeldRow, namedHeldAssignment } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { type HeldDevice, heldDevice, toSettled } from './held.ts';

type Shown = readonly HeldDevice<NamedAssignment>[];

interface Kept {
  /** The last activity that each item shows. */
  readonly active: readonly (Instant | null)[];
  readonly shown: Shown;
}

export function createShownNow(touches: Touches) {
  /** The rows of an answer are frozen while the store caches them. */
  const kept = new WeakMap<readonly NamedHeldRow[], Kept>();

  return (rows: readonly NamedHeldRow[], org: OrgId, now: Instant): Shown => {
    // A planned disabling counts from its instant on, so what is shown depends on the time.
    if (!Object.isFrozen(rows) || rows.some(row => row.disableAt !== null)) return rows.map(row => anew(row, org, now));
    const active = rows.map(row => touches.lastActive(org, row.assignmentNumber, row.lastActiveAt));
    const known = kept.get(rows);
    if (known?.active.every((instant, place) => instant === active[place])) return known.shown;
    const shown = rows.map((row, place) => (active[place] === row.lastActiveAt ? toSettled(row) : anew(row, org, now)));
    kept.set(rows, { active, shown: Object.freeze(shown) });
    return shown;
  };

  function anew(row: NamedHeldRow, org: OrgId, now: Instant): HeldDevice<NamedAssignment> {
    return heldDevice(toDevice(row), touches.withActivity(org, namedHeldAssignment(row)), now);
  }
}
