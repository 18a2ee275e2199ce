/** Takes one shared line from a device. Who has no other line there no longer shares the device. */
import { Problem } from '../../domain/problem.ts';
import type { Line } from '../../domain/telephony.ts';
import type { Edit } from '../change.ts';
import { findAssignment } from '../holding/find.ts';
import { endAssignment } from '../holding/save.ts';
import { endLine, linesOf } from '../telephony/lines.ts';

export async function removeSharedLine(edit: Edit, line: Line): Promise<void> {
  if (line.kind === 'primary') {
    throw new Problem(
      'conflict',
      `A primary line ends with the holding of the device: end the assignment ${line.assignmentId}, or hand the device over.`,
    );
  }
  const others = (await linesOf(edit, line.deviceId)).filter(each => each.id !== line.id);
  endLine(edit, line);
  if (others.some(each => each.assignmentId === line.assignmentId)) return;
  const sharing = await findAssignment(edit.tx, edit.actor, line.assignmentId);
  if (sharing?.until === null && sharing.role === 'shared_line') {
    await endAssignment(edit, sharing, edit.write.reason ?? 'the line was removed');
  }
}
