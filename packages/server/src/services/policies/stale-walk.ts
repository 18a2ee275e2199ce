/** Finds the devices that the stale policy has to do with, in strides, so that nobody waits for it. */
import type { Core } from '../../core/core.ts';
import type { DeviceKind } from '../../domain/device.ts';
import type { OrgId } from '../../domain/ids.ts';
import { DAY_MICROS } from '../../domain/policies.ts';
import type { StaleRules } from '../../domain/stale.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Reach } from '../../storage/statements/reach.ts';
import { type StaleBefore, type StaleRow, selectStaleBetween, selectStaleEdge } from '../../storage/statements/stale.ts';
import { BEYOND, inStrides, type Strided } from '../walk.ts';

/** What the system sees: everything. */
export const EVERYWHERE: Reach = { bound: 0, actor: '', self: '' };

export interface StaleQuestion {
  readonly org: OrgId;
  readonly now: Instant;
  readonly rules: StaleRules;
  readonly reach: Reach;
}

export function staleDevices(
  { storage }: Pick<Core, 'storage'>,
  question: StaleQuestion,
  after = 0,
): AsyncGenerator<readonly StaleRow[]> {
  const { org, now, rules, reach } = question;
  const key = { org, now, ...beforeOf(rules, now), ...reach };
  const rows: Strided<StaleRow> = {
    edge: async (start, skip) => (await storage.one(selectStaleEdge, { org, start, skip }))?.number,
    read: ({ above, below }, limit) => storage.all(selectStaleBetween, { ...key, above, below, limit }),
  };
  return inStrides(rows, after, () => BEYOND);
}

/** No device was last used before this. */
const NEVER = -1;

function beforeOf({ limitDays }: StaleRules, now: Instant): StaleBefore {
  const before = (kind: DeviceKind) => {
    const days = limitDays[kind];
    return days === null ? NEVER : now - days * DAY_MICROS + 1;
  };
  return {
    mobile: before('mobile'),
    nativeCatalog: before('native_catalog'),
    webCatalog: before('web_catalog'),
    browser: before('browser'),
    deskPhone: before('desk_phone'),
    roomDevice: before('room_device'),
  };
}
