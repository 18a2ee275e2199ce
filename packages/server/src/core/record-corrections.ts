/** The events of corrections and merges, beside those of `record.ts`. */
import type { Assignment } from '../domain/assignment.ts';
import type { Edit } from './change.ts';
import { toAssignmentRecord } from './objects.ts';
import { changed, put, removed } from './put-event.ts';

const ofDevice = (id: string) => ({ subject: id, device: id });
const ofHeld = ({ id, deviceId, owner }: Assignment) => ({ subject: id, device: deviceId, owner });

export const recordCorrection = {
  assignmentCorrected: (edit: Edit, before: Assignment, after: Assignment) =>
    changed(edit, 'assignment.corrected', ofHeld(after), toAssignmentRecord(before), toAssignmentRecord(after)),
  assignmentRemoved: (edit: Edit, before: Assignment) =>
    removed(edit, 'assignment.removed', ofHeld(before), toAssignmentRecord(before)),
  deviceMerged: (edit: Edit, id: string, into: string) => put(edit, 'device.merged', ofDevice(id), undefined, { into }),
  deviceUnmerged: (edit: Edit, id: string, from: string) => put(edit, 'device.unmerged', ofDevice(id), undefined, { from }),
} as const;
