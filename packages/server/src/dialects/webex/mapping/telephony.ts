/** Between the objects under telephony/config and the core's (contract §2 and §3). Pure. */

import type { OwnedDesk } from '../../../core/telephony/desks.ts';
import type { HotelingInput } from '../../../core/telephony/hoteling.ts';
import type { MacState } from '../../../core/telephony/macs.ts';
import type { MemberWish } from '../../../core/telephony/member-plan.ts';
import type { Device } from '../../../domain/device.ts';
import type { Appearance, Customizations, Hoteling } from '../../../domain/telephony.ts';
import { remember } from '../../../lib/remember.ts';
import type { Callable } from '../../../services/telephony/callables.ts';
import type { LineDevice, LineDevices } from '../../../services/telephony/line-devices.ts';
import type { Member, Members } from '../../../services/telephony/members.ts';
import { renderId } from '../ids.ts';
import { webexModel } from '../models.ts';
import { invalidField, MAC_TAKEN, MAC_TAKEN_TEXT, missingField } from '../problems.ts';
import type * as api from '../schemas/telephony.ts';
import { defaultCustomizations } from './default-settings.ts';
import { uuidOf } from './requests.ts';
import { LINE_TYPES, modelOf, modelTypeOf, ownerId, ownerType, present, productOf } from './shared.ts';

/** `shape` says which of the two siblings it is, and follows from whose devices they are: a workspace's have no model type. */
export const toLineDevices = remember((found: LineDevices, shape: 'person' | 'workspace'): api.LineDevices => {
  return { devices: found.devices.map(each => toLineDevice(each, found.hoteling, shape)), ...found.limits };
});

function toLineDevice(each: LineDevice, hoteling: Hoteling, shape: 'person' | 'workspace'): api.LineDevice {
  const { device, isPrimaryOwner, appearance, primary } = each;
  const tags = [...device.tags];
  return {
    id: renderId('CALLING_DEVICE', device.id),
    description: tags,
    descriptions: tags,
    model: modelOf(device),
    ...(shape === 'person' ? { modelType: modelTypeOf(device) } : {}),
    ...present({ mac: device.mac, ipAddress: each.ip }),
    displayName: productOf(device),
    primaryOwner: isPrimaryOwner,
    type: appearance === 'guest' ? 'HOTDESKING_GUEST' : LINE_TYPES[appearance],
    ...(isPrimaryOwner && appearance === 'primary' ? { hoteling } : {}),
    ...(primary === null ? {} : { owner: toOwner(primary) }),
    activationState: each.activationState.toUpperCase(),
  };
}

function toOwner({
  owner,
  firstName,
  lastName,
  location,
}: NonNullable<LineDevice['primary']>): NonNullable<api.LineDevice['owner']> {
  const place = location === null ? {} : { location: { id: renderId('LOCATION', location.id), name: location.name } };
  return { id: ownerId(owner), type: ownerType(owner), firstName, lastName, ...place };
}

/** A limit that is asked for must say how much (contract §1.2). */
export function toHoteling({ enabled, limitGuestUse = false, guestHoursLimit }: api.HotelingInput): HotelingInput {
  if (limitGuestUse && guestHoursLimit === undefined) throw missingField('guestHoursLimit');
  return { enabled, limitGuestUse, ...(guestHoursLimit === undefined ? {} : { guestHoursLimit }) };
}

export function toConfiguredDevice(desk: OwnedDesk): api.ConfiguredDevice {
  const { device } = desk;
  const model = webexModel(device.model);
  return {
    manufacturer: model?.manufacturer ?? 'CISCO',
    managedBy: model?.managedBy ?? 'CISCO',
    id: renderId('CALLING_DEVICE', device.id),
    ip: desk.ip ?? '',
    ...present({ mac: device.mac }),
    model: modelOf(device),
    activationState: desk.activationState,
    description: [...device.tags],
    upgradeChannelEnabled: true,
    owner: { sipUserName: desk.sipUserName, linePort: linePort(device, desk.port) },
    proxy: { outboundProxy: '' },
  };
}

function linePort(device: Device, port: number): string {
  return `l${port}@${device.id}`;
}

export function toMembers({ device, ports, members }: Members): api.Members {
  return { model: modelOf(device), maxLineCount: ports, members: members.map(member => toMember(member, device)) };
}

function toMember(member: Member, device: Device): api.Member {
  const { line } = member;
  return {
    ...toAvailableMember(member),
    lineType: LINE_TYPES[line.appearance],
    primaryOwner: line.kind === 'primary',
    port: line.port,
    lineWeight: line.weight,
    t38FaxCompressionEnabled: line.t38Fax,
    allowCallDeclineEnabled: line.allowCallDecline,
    hotlineEnabled: line.hotlineDestination !== null,
    hotlineDestination: line.hotlineDestination ?? '',
    ...present({ lineLabel: line.label }),
    linePort: linePort(device, line.port),
  };
}

export function toAvailableMember(each: Callable): api.AvailableMember {
  return {
    id: ownerId(each.owner),
    firstName: each.firstName,
    lastName: each.lastName,
    ...present({ phoneNumber: each.phoneNumber, extension: each.extension }),
    t38FaxCompressionEnabled: false,
    lineType: LINE_TYPES.shared,
    allowCallDeclineEnabled: true,
    memberType: ownerType(each.owner),
    ...(each.location === null ? {} : { location: { id: renderId('LOCATION', each.location.id), name: each.location.name } }),
  };
}

type MemberInput = NonNullable<api.MembersInput['members']>[number];

const APPEARANCES: Readonly<Record<string, Appearance>> = { PRIMARY: 'primary', SHARED_CALL_APPEARANCE: 'shared' };

/** Checked in the order in which the vendor checks (contract §3.2). */
export function toMemberWish(input: MemberInput): MemberWish {
  if (input.id === undefined) throw missingField('members.id');
  if (input.port === undefined) throw missingField('members.port');
  const appearance = APPEARANCES[String(input.lineType)];
  if (appearance === undefined) throw invalidField('members.type');
  if (typeof input.lineWeight !== 'number') throw missingField('members.lineWeight');
  if (typeof input.primaryOwner !== 'boolean') throw missingField('members.primaryOwner');
  if (input.hotlineEnabled && !input.hotlineDestination) throw missingField('members.hotlineDestination');
  return {
    ownerId: uuidOf(input.id),
    port: input.port,
    appearance,
    weight: Math.max(1, input.lineWeight),
    label: input.lineLabel ?? null,
    hotlineDestination: input.hotlineEnabled ? (input.hotlineDestination ?? null) : null,
    allowCallDecline: input.allowCallDeclineEnabled ?? true,
    t38Fax: input.t38FaxCompressionEnabled ?? false,
  };
}

type MacAnswer = { readonly state: string; readonly errorCode?: number; readonly message?: (mac: string) => string };

const MAC_ANSWERS: Readonly<Record<MacState, MacAnswer>> = {
  available: { state: 'AVAILABLE' },
  unavailable: { state: 'UNAVAILABLE', errorCode: MAC_TAKEN, message: () => MAC_TAKEN_TEXT },
  duplicate: { state: 'DUPLICATE_IN_LIST', errorCode: 5676, message: () => '[Error 5676] Duplicate MAC Address.' },
  invalid: { state: 'INVALID', errorCode: 25_220, message: mac => `Invalid MAC address: ${mac}` },
};

/** All is well without a word on each; otherwise one for each, in the order and spelling of the request. */
export function toMacsReply(macs: readonly string[], states: readonly MacState[]): api.MacsReply {
  if (states.every(state => state === 'available')) return { status: 'OK' };
  const macStatus = macs.map((mac, index) => {
    const { state, errorCode, message } = MAC_ANSWERS[states[index] ?? 'invalid'];
    return { mac, state, ...(errorCode === undefined || message === undefined ? {} : { errorCode, message: message(mac) }) };
  });
  return { status: 'ERRORS', macStatus };
}

export function toDeviceSettings({
  device,
  values,
  enabled,
  modifiedAt,
}: Customizations & { readonly device: Device }): api.DeviceSettings {
  const model = webexModel(device.model);
  return {
    customizations: { ...(values ?? defaultCustomizations(model)) },
    customEnabled: enabled,
    updateInProgress: false,
    deviceCount: 1,
    lastUpdateTime: Math.floor((modifiedAt ?? device.createdAt) / 1000),
  };
}
