/** The events of corrections and merges, beside those of `record.ts`. */
import type { CountedDevice } from '@heldby/contract';
import type { Assignment } from '../domain/assignment.ts';
import type { Device } from '../domain/device.ts';
import { personOwner } from '../domain/owner.ts';
import type { Edit } from './change.ts';
import { toAssignmentRecord } from './objects.ts';
import { changed, put, removed } from './put-event.ts';

const ofDevice = (id: string) => ({ subject: id, device: id });
const ofPerson = (id: string) => ({ subject: id, owner: personOwner(id) });
const ofHeld = ({ id, deviceId, owner }: Assignment) => ({ subject: id, device: deviceId, owner });

export const recordCorrection = {
  assignmentCorrected: (edit: Edit, before: Assignment, after: Assignment) =>
    changed(edit, 'assignment.corrected', ofHeld(after), toAssignmentRecord(before), toAssignmentRecord(after)),
  assignmentRemoved: (edit: Edit, before: Assignment) =>
    removed(edit, 'assignment.removed', ofHeld(before), toAssignmentRecord(before)),
  deviceMerged: (edit: Edit, device: Device, into: string) =>
    put(edit, 'device.merged', ofDevice(device.id), undefined, { into, was: toCountedDevice(device) }),
  deviceUnmerged: (edit: Edit, device: Device, from: string) =>
    put(edit, 'device.unmerged', ofDevice(device.id), undefined, { from, was: toCountedDevice(device) }),
  personMerged: (edit: Edit, id: string, into: string) => put(edit, 'person.merged', ofPerson(id), undefined, { into }),
  personUnmerged: (edit: Edit, id: string, from: string) => put(edit, 'person.unmerged', ofPerson(id), undefined, { from }),
} as const;

/** So that counts need nothing but the events. */
function toCountedDevice({ kind, platform, make, model, locationId, lifecycle, disabled }: Device): CountedDevice {
  return {
    kind,
    ...(platform === null ? {} : { platform }),
    ...(make === null ? {} : { make }),
    ...(model === null ? {} : { model }),
    ...(locationId === null ? {} : { locationId }),
    ...(lifecycle === null ? {} : { lifecycle }),
    ...(disabled === null ? {} : { disabled: true }),
  };
}
