/** Configures and finds the external OpenID provider of an organization. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { setProvider } from '../../core/identity/providers.ts';
import { toProvider } from '../../core/objects.ts';
import type { IdentityProvider } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { selectProvider } from '../../storage/statements/providers.ts';

export interface Providers {
  /** Null removes the provider. */
  readonly set: (write: Write, provider: IdentityProvider | null) => Promise<void>;
  readonly find: (org: OrgId) => Promise<IdentityProvider | undefined>;
}

export function createProviders(core: Core): Providers {
  return {
    find: org => core.storage.one(selectProvider, { org }),
    // The secret is left out of the fingerprint that is stored under an idempotency key.
    set: (write, provider) =>
      change(core, write, { name: 'providers.set', needs: 'write organization' }, provider && toProvider(provider), edit =>
        setProvider(edit, provider),
      ),
  };
}
