/** A webhook: a URL to which the events of an organization are sent, and how it stands with that. */
import type { Instant } from '../lib/instant.ts';
import type { DeviceId, LocationId, OwnerId } from './ids.ts';

export type WebhookId = string;
export type WebhookFormat = 'standard' | 'slack' | 'teams';
export type DeliveryState = 'waiting' | 'delivered' | 'dead';
export type WebhookState = 'active' | 'failing' | 'disabled' | 'switched_off';

/** Null asks for any. */
export interface WebhookFilter {
  /** Types, and nouns as `device.*`. */
  readonly types: readonly string[] | null;
  readonly ownerId: OwnerId | null;
  readonly deviceId: DeviceId | null;
  readonly locationId: LocationId | null;
}

export interface Webhook {
  readonly id: WebhookId;
  readonly name: string;
  /** Without what may be a secret. */
  readonly shownUrl: string;
  readonly format: WebhookFormat;
  readonly filter: WebhookFilter;
  readonly oldSecretUntil: Instant | null;
  readonly disabledReason: string | null;
  readonly disabledAt: Instant | null;
  /** Whether heldby disabled it, because nothing could be delivered. */
  readonly isSwitchedOff: boolean;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly revision: number;
}

/** What is sealed of a webhook. */
export interface WebhookSecrets {
  readonly url: string;
  readonly secret: string;
  /** The one before, which may still sign. */
  readonly oldSecret: string | null;
}

/** How it stands with what is sent. */
export interface WebhookProgress {
  /** Every event up to here is delivered, waits, or was not wanted. */
  readonly position: number;
  /** A stretch that is sent again first: events with a sequence in `(after, upTo]`. */
  readonly replay: { readonly after: number; readonly upTo: number } | null;
  readonly lastDeliveredAt: Instant | null;
  readonly failingSince: Instant | null;
  readonly lastError: string | null;
}

export function stateOf(
  { disabledAt, isSwitchedOff }: Pick<Webhook, 'disabledAt' | 'isSwitchedOff'>,
  { failingSince }: Pick<WebhookProgress, 'failingSince'>,
): WebhookState {
  if (disabledAt !== null) return isSwitchedOff ? 'switched_off' : 'disabled';
  return failingSince === null ? 'active' : 'failing';
}

/** Who has the URL of a Slack or Teams channel can write there; elsewhere a query may hold a token. */
export function shownUrlOf(url: string, format: WebhookFormat): string {
  const { origin, pathname, search } = new URL(url);
  if (format !== 'standard') return `${origin}/…`;
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}

/** The id of a message: the same for each try, so that a receiver can tell that it has it already. It must have no dot. */
export function messageIdOf(webhookId: WebhookId, sequence: number): string {
  return `msg_${webhookId.replaceAll('-', '')}_${sequence}`;
}

const MESSAGE_ID = /^msg_([0-9a-f]{32})_([1-9]\d{0,14})$/;

/** The event of a message to this webhook; undefined for any other text. */
export function sequenceIn(messageId: string, webhookId: WebhookId): number | undefined {
  const [, id, sequence] = MESSAGE_ID.exec(messageId) ?? [];
  return id === webhookId.replaceAll('-', '') ? Number(sequence) : undefined;
}

/** What an event is about, by which deliveries keep their order: its device and its owner, or what it changed. */
export function subjectsOf(event: {
  readonly subject: string;
  readonly deviceId: string | null;
  readonly ownerId: string | null;
}) {
  const { subject, deviceId, ownerId } = event;
  const about = [deviceId, ownerId].filter(id => id !== null);
  return about.length === 0 ? [subject] : [...new Set(about)];
}
