/** Configures and finds the external OpenID provider of an organization. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { setProvider } from '../../core/identity/providers.ts';
import { secretIn } from '../../core/replay.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { IdentityProvider, ProviderInput } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { invalid, notFound } from '../../domain/problem.ts';
import { selectProvider, toProvider } from '../../storage/statements/providers.ts';

export interface Providers {
  readonly set: (write: Write, input: ProviderInput) => Promise<IdentityProvider>;
  readonly remove: (write: Write) => Promise<void>;
  /** The provider, for an administrator. `not_found` if there is none. */
  readonly show: (actor: Actor) => Promise<IdentityProvider>;
  readonly find: (org: OrgId) => Promise<IdentityProvider | undefined>;
}

const needs = 'write organization';

export function createProviders(core: Core): Providers {
  const find = async (org: OrgId) => {
    const row = await core.storage.one(selectProvider, { org });
    return row && toProvider(row);
  };

  return {
    find,
    show: async actor => {
      requireRight(actor, needs);
      const provider = await find(actor.org);
      if (provider === undefined) throw notFound('provider');
      return provider;
    },
    set: async (write, input) => {
      requireReachable(core, input);
      const request = { ...input, clientSecret: secretIn(core, write, input.clientSecret) };
      const provider = await change(core, write, { name: 'providers.set', needs }, request, edit => setProvider(edit, input));
      if (provider === null) throw notFound('provider');
      return provider;
    },
    remove: write =>
      change(core, write, { name: 'providers.remove', needs }, null, async edit => {
        if ((await edit.tx.one(selectProvider, { org: edit.org })) === undefined) throw notFound('provider');
        await setProvider(edit, null);
      }),
  };
}

/** Refuses what can be told from the issuer itself. Where its name leads is checked when it is asked. */
function requireReachable({ egress }: Core, { issuer }: ProviderInput): void {
  const fault = URL.canParse(issuer) ? egress.faultOf(new URL(issuer)) : undefined;
  if (fault !== undefined) throw invalid('issuer', `a URL that heldby may ask (${fault})`);
}
