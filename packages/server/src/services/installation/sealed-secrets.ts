/** The sealed secrets of all organizations: which of them the key file opens, and how they are sealed with a new key. */
import type { Core } from '../../core/core.ts';
import { providerContext, resealProvider } from '../../core/identity/providers.ts';
import type { OrganizationId, OrgId } from '../../domain/ids.ts';
import { keyIdOf } from '../../lib/seal.ts';
import type { Keyring } from '../../storage/keyring.ts';
import { selectOrganizations } from '../../storage/statements/organizations.ts';
import { selectProvider } from '../../storage/statements/providers.ts';
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
        await storage.transaction(org, tx => resealProvider(tx, org, keyring));
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

interface Owner {
  readonly org: OrgId;
  readonly id: OrganizationId;
  readonly name: string;
}

async function secretsOf(reader: Reader, keyring: Keyring, whose: Owner): Promise<SealedSecret[]> {
  const { org, id: organizationId, name: organization } = whose;
  const provider = await reader.one(selectProvider, { org });
  if (provider === undefined) return [];
  const { sealedSecret } = provider;
  return [
    {
      organization,
      organizationId,
      what: 'client secret of the OpenID provider',
      keyId: keyIdOf(sealedSecret) ?? null,
      isReadable: keyring.canOpen(sealedSecret, providerContext(org)),
      setAgain: 'heldby org provider set',
    },
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
