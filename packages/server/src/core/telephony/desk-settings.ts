/** What a desk phone is set to: its SIP password, its customizations, and that it applies them. */
import type { DeviceId } from '../../domain/ids.ts';
import type { Customizations } from '../../domain/telephony.ts';
import { updateChangesApplied, updateCustomizations, updateSipPassword } from '../../storage/statements/desk-phones.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

export interface CustomizationsInput extends Pick<Customizations, 'enabled'> {
  readonly values: Readonly<Record<string, unknown>>;
}

/** Only a hash is kept, made before the transaction began: people choose these passwords, and nobody reads them back. */
export function savePhonePassword(edit: Edit, deviceId: DeviceId, hash: string): void {
  edit.tx.send(updateSipPassword, { org: edit.org, deviceId, sipPasswordDigest: hash });
  record.phonePasswordChanged(edit, deviceId);
}

/** Always written: clients read when the settings were last sent, whether or not they differed. */
export function saveCustomizations(edit: Edit, deviceId: DeviceId, { values, enabled }: CustomizationsInput): void {
  const row = { enabled: enabled ? 1 : 0, customizations: JSON.stringify(values) };
  edit.tx.send(updateCustomizations, { org: edit.org, deviceId, now: edit.now, ...row });
  record.deskPhoneCustomized(edit, deviceId, { values, enabled });
}

/** Notes that the device is to apply its configuration; the device itself does it. */
export function applyChanges(edit: Edit, deviceId: DeviceId): void {
  edit.tx.send(updateChangesApplied, { org: edit.org, deviceId, now: edit.now });
  record.changesApplied(edit, deviceId);
}
