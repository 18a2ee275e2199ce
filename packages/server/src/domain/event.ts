/** One thing that happened, committed with the state that it changed. */
import type { Instant } from '../lib/instant.ts';
import type { DeviceId, OwnerId } from './ids.ts';
import type { OwnerKind } from './owner.ts';

export const EVENT_TYPES = [
  'organization.created',
  'organization.updated',
  'organization.host_added',
  'organization.provider_set',
  'location.created',
  'workspace.created',
  'person.created',
  'person.updated',
  'person.disabled',
  'person.enabled',
  'person.password_set',
  'person.removed',
  'group.created',
  'group.updated',
  'group.removed',
  'group.member_added',
  'group.member_removed',
  'signing_credential.created',
  'signing_credential.removed',
  'application.created',
  'consent.given',
  'grant.created',
  'device.created',
  'device.updated',
  'device.disabled',
  'device.enabled',
  'assignment.created',
  'assignment.updated',
  'assignment.disabled',
  'assignment.enabled',
  'assignment.ended',
  'line.created',
  'line.updated',
  'line.ended',
  'virtual_line.created',
  'calling.updated',
  'calling.removed',
  'hoteling.updated',
  'desk_phone.activated',
  'desk_phone.checked_in',
  'desk_phone.customized',
  'desk_phone.changes_applied',
  'desk_phone.password_changed',
  'activation.issued',
  'activation.redeemed',
  'guest_session.started',
  'guest_session.ended',
  'push.registered',
  'push.updated',
  'push.quarantined',
  'push.ended',
  'credential.issued',
  'credential.revoked',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What a service says of a change; the transaction adds who, when, why and the sequence. */
export interface Occurrence {
  readonly type: EventType;
  /** The id of what changed: the word before the dot in `type` says what it is. */
  readonly subject: string;
  readonly device?: DeviceId | null;
  readonly owner?: { readonly kind: OwnerKind; readonly id: OwnerId } | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface RecordedEvent {
  /** Counts from 1 within the organization, without gaps. */
  readonly sequence: number;
  readonly at: Instant;
  readonly type: EventType;
  readonly actorKind: 'person' | 'application' | 'system';
  readonly actorId: string;
  readonly subject: string;
  readonly deviceId: DeviceId | null;
  readonly ownerId: OwnerId | null;
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
}
