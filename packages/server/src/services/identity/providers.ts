/** Configures and finds the external OpenID provider of an organization. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { setProvider } from '../../core/identity/providers.ts';
import { toProvider as withoutSecret } from '../../core/objects.ts';
import type { IdentityProvider, ProviderInput } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { selectProvider, toProvider } from '../../storage/statements/providers.ts';

export interface Providers {
  /** Null removes the provider. */
  readonly set: (write: Write, provider: ProviderInput | null) => Promise<void>;
  readonly find: (org: OrgId) => Promise<IdentityProvider | undefined>;
}

export function createProviders(core: Core): Providers {
  return {
    find: async org => {
      const row = await core.storage.one(selectProvider, { org });
      return row && toProvider(row);
    },
    // The secret is left out of the fingerprint that is stored under an idempotency key.
    set: async (write, input) => {
      const provider = input && { ...input, verifiedAsText: input.verifiedAsText ?? false };
      const told = provider && withoutSecret(provider);
      await change(core, write, { name: 'providers.set', needs: 'write organization' }, told, edit =>
        setProvider(edit, provider),
      );
    },
  };
}
