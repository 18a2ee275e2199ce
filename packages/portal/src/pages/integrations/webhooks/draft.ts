/** What somebody has filled in for a webhook, and the body that the API takes. */
import type { Client, Webhook } from '@heldby/client';

type Body = Parameters<Client['webhooks']['create']>[0];

export interface Draft {
  readonly name: string;
  /** Empty: it stays. The server does not show it whole. */
  readonly url: string;
  readonly format: Webhook['format'];
  /** One in a line. */
  readonly types: string;
}

export function draftOf(webhook: Webhook | undefined): Draft {
  return {
    name: webhook?.name ?? '',
    url: '',
    format: webhook?.format ?? 'standard',
    types: webhook?.filter.types?.join('\n') ?? '',
  };
}

/** The other conditions of the filter stay as they are. */
export function bodyOf({ name, url, format, types }: Draft): Omit<Body, 'url'> & Partial<Pick<Body, 'url'>> {
  const wanted = types.split(/[\s,]+/).filter(type => type !== '');
  return {
    name: name.trim(),
    format,
    filter: { types: wanted.length === 0 ? null : wanted },
    ...(url.trim() === '' ? {} : { url: url.trim() }),
  };
}
