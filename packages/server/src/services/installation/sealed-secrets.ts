/** The sealed secrets of all organizations: which of them the key file opens, and how they are sealed with a new key. */
import type { Core } from '../../core/core.ts';
import { providerContext, resealProviders } from '../../core/identity/providers.ts';
import { resealWebhooks, webhookContext } from '../../core/webhooks/secrets.ts';
import type { OrganizationId, OrgId } from '../../domain/ids.ts';
import { keyIdOf } from '../../lib/seal.ts';
import type { Keyring } from '../../storage/keyring.ts';
import { selectOrganizations } from '../../storage/statements/organizations.ts';
import { selectProviders } from '../../storage/statements/providers.ts';
import { selectWebhooks } from '../../storage/statements/webhooks.ts';
import type { Reader } from '../../storage/storage.ts';

export interface SealedSecret {
  readonly organization: string;
  readonly organizationId: OrganizationId;
  readonly what: string;
  /** The key that seals it; null if it is not sealed. */
  readonly keyId: string | null;
  /** Whether the key file has the key. */
  readonly isReadable: boolean;
  /** The command that sets it again. */
  readonly setAgain: string;
}

export interface SealedSecrets {
  readonly list: () => Promise<readonly SealedSecret[]>;
  /** Creates a new key and seals every secret with it that can be read. Returns the key's id. */
  readonly rotate: () => Promise<string>;
}

export function createSealedSecrets({ storage, keyring }: Core): SealedSecrets {
  return {
    list: () => listSealedSecrets(storage, keyring),
    rotate: async () => {
      const keyId = keyring.rotate();
      for (const { org } of await storage.all(selectOrganizations, {})) {
        await storage.transaction(org, async tx => {
          await resealProviders(tx, org, keyring);
          await resealWebhooks(tx, org, keyring);
        });
      }
      return keyId;
    },
  };
}

export async function listSealedSecrets(reader: Reader, keyring: Keyring): Promise<readonly SealedSecret[]> {
  const secrets: SealedSecret[] = [];
  for (const { org, id, name } of await reader.all(selectOrganizations, {})) {
    secrets.push(...(await secretsOf(reader, keyring, { org, id, name })));
  }
  return secrets;
}

export interface SecretsOwner {
  readonly org: OrgId;
  readonly id: OrganizationId;
  readonly name: string;
}

export async function secretsOf(reader: Reader, keyring: Keyring, { org, id, name }: SecretsOwner): Promise<SealedSecret[]> {
  const seen = (what: string, sealed: string, context: string, setAgain: string): SealedSecret => ({
    organization: name,
    organizationId: id,
    what,
    keyId: keyIdOf(sealed) ?? null,
    isReadable: keyring.canOpen(sealed, context),
    setAgain,
  });
  const providers = await reader.all(selectProviders, { org });
  const webhooks = await reader.all(selectWebhooks, { org });
  const setSecret = (id: string, clientId: string) => `heldby provider set-client ${id} --client-id '${clientId}'`;
  const again = (id: string) => `heldby webhook edit ${id} --url https://… && heldby webhook rotate-secret ${id}`;
  return [
    ...providers.map(({ id, name, clientId, sealedSecret }) =>
      seen(`client secret of the OpenID provider ${name}`, sealedSecret, providerContext(org, id), setSecret(id, clientId)),
    ),
    ...webhooks.map(({ id, name, sealed }) =>
      seen(`URL and secret of the webhook ${name}`, sealed, webhookContext(org, id), again(id)),
    ),
  ];
}

/** What is lost with a key, and what to do. One sentence for each secret that cannot be read. */
export function lostSentences(secrets: readonly SealedSecret[], file: string): string[] {
  return secrets
    .filter(({ isReadable }) => !isReadable)
    .map(
      ({ organization, what, keyId, setAgain }) =>
        `The ${what} of ${organization} cannot be read, because its key ${keyId ?? ''} is not in ${file}: add the lines of the key file with which it was sealed, or set the secret again with \`${setAgain}\`.`,
    );
}
