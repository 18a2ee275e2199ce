/** What the stale policy notes of devices: which are in their grace, and which count as used. */
import type { Device } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { judgeStale, type StaleFacts, type StaleFinding, type StaleRules } from '../../domain/stale.ts';
import { inSlots } from '../../storage/statements/slots.ts';
import {
  markStale,
  type StaleRow,
  selectGraceMark,
  selectStaleAmong,
  spareInGrace,
  toStaleFacts,
  unmarkStale,
} from '../../storage/statements/stale.ts';
import type { Edit } from '../change.ts';

export interface StaleDevice {
  readonly row: StaleRow;
  readonly facts: StaleFacts;
  readonly finding: StaleFinding;
}

/** What the policy does with these devices at this moment. */
export async function judgeDevices({ tx, org, now }: Edit, ids: readonly DeviceId[], rules: StaleRules): Promise<StaleDevice[]> {
  const judged: StaleDevice[] = [];
  for (const slots of inSlots('id', ids, '')) {
    for (const row of await tx.all(selectStaleAmong, { org, now, ...slots })) {
      const facts = toStaleFacts(row);
      judged.push({ row, facts, finding: judgeStale(facts, rules, now) });
    }
  }
  return judged;
}

export function beginGrace({ tx, org, now }: Edit, deviceId: DeviceId): void {
  tx.send(markStale, { org, deviceId, state: 'grace', since: now });
}

export function endGrace({ tx, org }: Edit, deviceId: DeviceId): void {
  tx.send(unmarkStale, { org, deviceId });
}

/** The policy takes the device for used at this moment. */
export function countAsUsed({ tx, org, now }: Edit, deviceId: DeviceId): void {
  tx.send(markStale, { org, deviceId, state: 'spared', since: now });
}

/** Somebody has enabled it again, although nobody uses it. */
export function spareDevice({ tx, org, now }: Edit, { id: deviceId }: Pick<Device, 'id'>): void {
  tx.send(spareInGrace, { org, deviceId, now });
}

export async function isInGrace({ tx, org }: Edit, deviceId: DeviceId): Promise<boolean> {
  return (await tx.one(selectGraceMark, { org, deviceId })) !== undefined;
}
