/** Counts what a desk phone says of itself as activity of those who use it. A shared line on it is no sign of its holder. */
import type { Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { openHoldersOf } from '../../core/holding/end.ts';
import type { DeviceId } from '../../domain/ids.ts';

/** Call it within the change; it counts once that is committed. */
export async function countDeskUse({ touches }: Core, edit: Edit, deviceId: DeviceId): Promise<void> {
  const users = (await openHoldersOf(edit, deviceId)).filter(({ role }) => role !== 'shared_line');
  edit.afterCommit(() => {
    for (const { number } of users) touches.assignment(edit.org, number, edit.now);
  });
}
