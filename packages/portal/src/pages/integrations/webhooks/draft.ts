/** What somebody has filled in for a webhook, and the body that the API takes. */
import type { Client, Webhook } from '@heldby/client';

type Body = Parameters<Client['webhooks']['create']>[0];

export interface Draft {
  readonly name: string;
  /** Empty: it stays. The server does not show it whole. */
  readonly url: string;
  readonly format: Webhook['format'];
  /** None: every type. */
  readonly types: readonly string[];
  /** Null: about anybody, any device, anywhere. */
  readonly ownerId: string | null;
  readonly deviceId: string | null;
  readonly locationId: string | null;
}

export function draftOf(webhook: Webhook | undefined): Draft {
  return {
    name: webhook?.name ?? '',
    url: '',
    format: webhook?.format ?? 'standard',
    types: webhook?.filter.types ?? [],
    ownerId: webhook?.filter.ownerId ?? null,
    deviceId: webhook?.filter.deviceId ?? null,
    locationId: webhook?.filter.locationId ?? null,
  };
}

export function bodyOf({
  name,
  url,
  format,
  types,
  ownerId,
  deviceId,
  locationId,
}: Draft): Omit<Body, 'url'> & Partial<Pick<Body, 'url'>> {
  return {
    name: name.trim(),
    format,
    filter: { types: types.length === 0 ? null : [...types], ownerId, deviceId, locationId },
    ...(url.trim() === '' ? {} : { url: url.trim() }),
  };
}
