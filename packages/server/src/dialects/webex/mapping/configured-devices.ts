/** A device's configuration in the vendor's words (contract webex §3). Pure. */

import type { OwnedDesk } from '../../../core/telephony/desks.ts';
import type { MacState } from '../../../core/telephony/macs.ts';
import type { Policy } from '../../../domain/organization.ts';
import type { DeviceCustomizations } from '../../../services/telephony/desk-settings.ts';
import { renderId } from '../ids.ts';
import { webexModel } from '../models/catalogue.ts';
import { MAC_TAKEN, MAC_TAKEN_TEXT } from '../problems.ts';
import type * as api from '../schemas/configured-devices.ts';
import { defaultCustomizations } from './default-settings.ts';
import { linePort, modelOf, present } from './shared.ts';
import { sharedSettings, sharedSince } from './shared-settings.ts';

export function toConfiguredDevice(desk: OwnedDesk, policy: Policy): api.ConfiguredDevice {
  const { device } = desk;
  const family = webexModel(device.model, policy)?.family;
  return {
    manufacturer: family?.manufacturer ?? 'CISCO',
    managedBy: family?.managedBy ?? 'CISCO',
    id: renderId('CALLING_DEVICE', device.id),
    ip: desk.ip ?? '',
    ...present({ mac: device.mac }),
    model: modelOf(device),
    activationState: desk.activationState,
    description: [...device.tags],
    upgradeChannelEnabled: family?.flags.upgradeChannelEnabled ?? true,
    owner: { sipUserName: desk.sipUserName, linePort: linePort(device, desk.port) },
    proxy: { outboundProxy: '' },
  };
}

type MacAnswer = { readonly state: string; readonly errorCode?: number; readonly message?: (mac: string) => string };

const MAC_ANSWERS: Readonly<Record<MacState, MacAnswer>> = {
  available: { state: 'AVAILABLE' },
  unavailable: { state: 'UNAVAILABLE', errorCode: MAC_TAKEN, message: () => MAC_TAKEN_TEXT },
  duplicate: { state: 'DUPLICATE_IN_LIST', errorCode: 5676, message: () => '[Error 5676] Duplicate MAC Address.' },
  invalid: { state: 'INVALID', errorCode: 25_220, message: mac => `Invalid MAC address: ${mac}` },
};

/** Without a fault the answer is one word; otherwise it has a row for each address, in the order and spelling of the request. */
export function toMacsReply(macs: readonly string[], states: readonly MacState[]): api.MacsReply {
  if (states.every(state => state === 'available')) return { status: 'OK' };
  const macStatus = macs.map((mac, index) => {
    const { state, errorCode, message } = MAC_ANSWERS[states[index] ?? 'invalid'];
    return { mac, state, ...(errorCode === undefined || message === undefined ? {} : { errorCode, message: message(mac) }) };
  });
  return { status: 'ERRORS', macStatus };
}

/** A device without settings of its own has those of its location, or of the organization, where any were set. */
export function toDeviceSettings(found: DeviceCustomizations, policy: Policy): api.DeviceSettings {
  const { device, values, enabled, modifiedAt, defaults } = found;
  const shared = enabled ? undefined : sharedSettings(defaults);
  const own = shared === undefined ? values : null;
  const since = shared === undefined ? modifiedAt : sharedSince(defaults);
  return {
    customizations: { ...(own ?? defaultCustomizations(device.kind, webexModel(device.model, policy), shared)) },
    customEnabled: enabled,
    updateInProgress: false,
    deviceCount: 1,
    lastUpdateTime: Math.floor((since ?? device.createdAt) / 1000),
  };
}
