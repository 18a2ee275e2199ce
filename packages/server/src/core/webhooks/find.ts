/** Finds webhooks, with how they stand and what is sealed of them. */
import type { OrgId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import type { Webhook, WebhookId, WebhookProgress } from '../../domain/webhook.ts';
import { type FullWebhookRow, selectWebhook, toProgress, toWebhook } from '../../storage/statements/webhooks.ts';
import type { Reader } from '../../storage/storage.ts';

export interface StoredWebhook {
  readonly webhook: Webhook;
  readonly progress: WebhookProgress;
  readonly sealed: string;
}

export function toStored(row: FullWebhookRow): StoredWebhook {
  return { webhook: toWebhook(row), progress: toProgress(row), sealed: row.sealed };
}

export async function findWebhook(reader: Reader, org: OrgId, id: WebhookId): Promise<StoredWebhook | undefined> {
  const row = await reader.one(selectWebhook, { org, id });
  return row && toStored(row);
}

export async function requireWebhook(reader: Reader, org: OrgId, id: WebhookId): Promise<StoredWebhook> {
  const found = await findWebhook(reader, org, id);
  if (found === undefined) throw notFound('webhook');
  return found;
}
