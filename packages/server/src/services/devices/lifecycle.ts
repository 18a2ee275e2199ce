/** Sets states in the life of a device, and reads its life. */
import { change, checkRevision, type Write } from '../../core/change.ts';
import { type LifecycleWish, setLifecycle } from '../../core/composed/lifecycle.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireDevice, requireWritableDevice } from '../../core/devices/find.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Device, DeviceNow, NamedDevice } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { type Held, type Stretch, stretchesOf } from '../../domain/lifecycle.ts';
import { inBatches } from '../../lib/in-batches.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectHeldTimes, selectSetStretches, toSetStretch } from '../../storage/statements/lifecycle.ts';
import type { Reader } from '../../storage/storage.ts';
import { pageByNumber } from '../paging.ts';
import { deviceNow } from './now.ts';

export interface Lifecycles {
  readonly setLifecycle: (write: Write, id: DeviceId, wish: LifecycleWish) => Promise<NamedDevice<DeviceNow>>;
  /** Oldest first, since the device was added. */
  readonly lifecycle: (actor: Actor, id: DeviceId, page: PageRequest) => Promise<Page<Stretch>>;
}

export function createLifecycles(core: Core): Lifecycles {
  const { storage, clock } = core;
  return {
    setLifecycle: (write, id, wish) =>
      change(core, write, { name: 'devices.setLifecycle', needs: 'write devices' }, { id, ...wish }, async edit => {
        const before = await requireWritableDevice(edit, id);
        checkRevision(edit, before);
        return deviceNow(edit.tx, edit.actor, await setLifecycle(edit, before, wish), edit.now);
      }),
    lifecycle: async (actor, id, page) => {
      const now = clock.now();
      const life = await lifeOf(storage, actor, await requireDevice(storage, actor, id, now), now);
      const behind = (after: Instant, limit: number) => life.filter(({ since }) => since > after).slice(0, limit);
      return pageByNumber(
        page,
        async (after, limit) => behind(after, limit),
        ({ since }) => since,
        stretch => stretch,
      );
    },
  };
}

async function lifeOf(reader: Reader, { org }: Actor, { id: deviceId, createdAt }: Device, now: Instant): Promise<Stretch[]> {
  const set = await reader.all(selectSetStretches, { org, deviceId });
  return stretchesOf(createdAt, set.map(toSetStretch), await heldTimes(reader, { org, deviceId }, now));
}

/** Assignments that one statement reads: a device that shifts share may have thousands. */
const BATCH = 1_000;

async function heldTimes(reader: Reader, key: { org: number; deviceId: DeviceId }, now: Instant): Promise<Held[]> {
  const held: Held[] = [];
  const read = (after: number) => reader.all(selectHeldTimes, { ...key, after, limit: BATCH });
  for await (const rows of inBatches(0, BATCH, read, ({ number }) => number)) {
    held.push(...rows.map(({ since, until, expiresAt }) => ({ since, until: until ?? endedBy(expiresAt, now) })));
  }
  return held;
}

/** A planned end counts from its instant on. */
function endedBy(expiresAt: Instant | null, now: Instant): Instant | null {
  return expiresAt !== null && expiresAt <= now ? expiresAt : null;
}
