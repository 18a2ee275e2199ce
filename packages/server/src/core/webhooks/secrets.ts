/** The secrets of webhooks: made, sealed and read back. The URL is one of them, because that of a chat channel lets anybody write there. */
import type { OrgId } from '../../domain/ids.ts';
import type { WebhookId, WebhookSecrets } from '../../domain/webhook.ts';
import type { Random } from '../../lib/random.ts';
import type { Keyring } from '../../storage/keyring.ts';
import { selectWebhooks, updateWebhookSecrets } from '../../storage/statements/webhooks.ts';
import type { Transaction } from '../../storage/storage.ts';

/** Standard Webhooks: from 24 to 64 bytes. */
const SECRET_BYTES = 32;

export function newSecret(random: Random): string {
  return `whsec_${random.bytes(SECRET_BYTES).toString('base64')}`;
}

/** Binds the sealed text to its place in the store. */
export function webhookContext(org: OrgId, id: WebhookId): string {
  return `webhook ${id} of organization ${org}`;
}

export function sealSecrets(keyring: Keyring, org: OrgId, id: WebhookId, secrets: WebhookSecrets): string {
  return keyring.seal(JSON.stringify(secrets), webhookContext(org, id));
}

/** Throws `unavailable` if the key is missing. */
export function openSecrets(keyring: Keyring, org: OrgId, { id, sealed }: { readonly id: WebhookId; readonly sealed: string }) {
  return JSON.parse(keyring.open(sealed, webhookContext(org, id))) as WebhookSecrets;
}

/** Seals the secrets with the present key. Those that cannot be read stay as they are. */
export async function resealWebhooks(tx: Transaction, org: OrgId, keyring: Keyring): Promise<void> {
  for (const { id, sealed } of await tx.all(selectWebhooks, { org })) {
    const context = webhookContext(org, id);
    if (!keyring.canOpen(sealed, context)) continue;
    tx.send(updateWebhookSecrets, { org, id, sealed: keyring.seal(keyring.open(sealed, context), context) });
  }
}
