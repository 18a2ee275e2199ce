/** Notes that somebody got more devices of a kind than the policy of caps allows, so that it is never silent. */
import type { Assignment } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { Edit } from '../change.ts';
import { takeStep } from './steps.ts';

/** Without anything that ended, somebody who could approve it gave the device themselves. */
export function noteCap(edit: Edit, device: Device, ended: readonly Assignment[]): void {
  const about = { policy: 'caps', runId: null, why: 'over_cap', lastActiveAt: null, limitDays: null } as const;
  if (ended.length === 0) takeStep(edit, { ...about, deviceId: device.id, step: 'allowed', endedAssignments: [] });
  for (const { id, deviceId } of ended) takeStep(edit, { ...about, deviceId, step: 'ended', endedAssignments: [id] });
}
