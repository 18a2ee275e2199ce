/** Who has a line on a device, in the vendor's words, and the wishes of a replacement (contract webex §3.2). Pure. */
import type { Static } from 'typebox';
import type { MemberWish } from '../../../core/telephony/member-plan.ts';
import type { Device } from '../../../domain/device.ts';
import type { Appearance, LineSettings } from '../../../domain/telephony.ts';
import type { Callable, CallableFilter } from '../../../services/telephony/callables.ts';
import type { Member, Members } from '../../../services/telephony/members.ts';
import { renderId, uuidOf } from '../ids.ts';
import { invalidField, missingField } from '../problems.ts';
import type * as api from '../schemas/members.ts';
import { LINE_TYPES, linePort, modelOf, ownerId, ownerType, present } from './shared.ts';

export function toMembers({ device, ports, members }: Members): api.Members {
  return { model: modelOf(device), maxLineCount: ports, members: members.map(member => toMember(member, device)) };
}

function toMember(member: Member, device: Device): api.Member {
  const { line } = member;
  return { ...toKeptMember(member, line, line.kind === 'primary'), linePort: linePort(device, line.port) };
}

/** The same for a line that is on no device of heldby. */
export function toKeptMember(callable: Callable, line: LineSettings, primaryOwner: boolean): api.KeptMember {
  return {
    ...toAvailableMember(callable),
    lineType: LINE_TYPES[line.appearance],
    primaryOwner,
    port: line.port,
    lineWeight: line.weight,
    t38FaxCompressionEnabled: line.t38Fax,
    allowCallDeclineEnabled: line.allowCallDecline,
    hotlineEnabled: line.hotlineDestination !== null,
    hotlineDestination: line.hotlineDestination ?? '',
    ...present({ lineLabel: line.label }),
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

/** Checked in the order in which the vendor checks (contract webex §3.2). */
export function toMemberWish(input: MemberInput): MemberWish {
  if (input.id === undefined) throw missingField('members.id');
  if (input.port === undefined) throw missingField('members.port');
  const appearance = APPEARANCES[String(input.lineType)];
  if (appearance === undefined) throw invalidField('members.type');
  if (typeof input.lineWeight !== 'number') throw missingField('members.lineWeight');
  if (!isOwnerWord(input.primaryOwner)) throw missingField('members.primaryOwner');
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

/** The definition has a boolean for devices, and a text for apps. */
function isOwnerWord(word: boolean | string | null | undefined): boolean {
  return typeof word === 'boolean' || word === 'true' || word === 'false';
}

const ORDERS = ['lname', 'fname'];

export function toFilter(query: Static<typeof api.FilterQuery>): CallableFilter {
  const order = query.order ?? 'lname';
  if (!ORDERS.includes(order)) throw invalidField('order');
  return {
    name: query.memberName ?? null,
    phoneNumber: query.phoneNumber ?? null,
    extension: query.extension ?? null,
    locationId: query.locationId === undefined ? null : uuidOf(query.locationId),
    excludeVirtualLines: false,
    byFirstName: order === 'fname',
  };
}
