/** Stores the settings of a desk phone: its SIP password, its customizations, and when they were sent to it. */
import { LENGTHS } from '@heldby/contract';
import type { DeviceId } from '../../domain/ids.ts';
import type { Customizations } from '../../domain/telephony.ts';
import { updateChangesApplied, updateCustomizations, updateSipPassword } from '../../storage/statements/desk-phones.ts';
import type { Edit } from '../change.ts';
import { requireJsonLength } from '../lengths.ts';
import { record } from '../record.ts';

export interface CustomizationsInput extends Pick<Customizations, 'enabled'> {
  readonly values: Readonly<Record<string, unknown>>;
}

/** Stores a hash, which the caller makes before the transaction. People choose these passwords, and nothing reads them back. */
export function savePhonePassword(edit: Edit, deviceId: DeviceId, hash: string): void {
  edit.tx.send(updateSipPassword, { org: edit.org, deviceId, sipPasswordDigest: hash });
  record.phonePasswordChanged(edit, deviceId);
}

/** Always writes, even equal values, because clients read when the settings were last sent. */
export function saveCustomizations(edit: Edit, deviceId: DeviceId, { values, enabled }: CustomizationsInput): void {
  requireJsonLength('customizations', values, LENGTHS.extras);
  const row = { enabled: enabled ? 1 : 0, customizations: JSON.stringify(values) };
  edit.tx.send(updateCustomizations, { org: edit.org, deviceId, now: edit.now, ...row });
  record.deskPhoneCustomized(edit, deviceId, { values, enabled });
}

/** Records that the device should apply its configuration. The device itself applies it. */
export function applyChanges(edit: Edit, deviceId: DeviceId): void {
  edit.tx.send(updateChangesApplied, { org: edit.org, deviceId, now: edit.now });
  record.changesApplied(edit, deviceId);
}
