/** The sealed secrets of an organization that moves to another store: its number there is another one, and the keys may be. */
import { providerContext } from '../../core/identity/providers.ts';
import { webhookContext } from '../../core/webhooks/secrets.ts';
import type { OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import type { Keyring } from '../../storage/keyring.ts';
import type { MovedSecrets } from '../../storage/move/organization.ts';
import { selectOrganization } from '../../storage/statements/organizations.ts';
import { selectProviders, updateProviderSecret } from '../../storage/statements/providers.ts';
import { selectWebhooks, updateWebhookSecrets } from '../../storage/statements/webhooks.ts';
import type { Commands } from '../../storage/storage.ts';
import { listSealedSecrets, lostSentences, secretsOf } from './sealed-secrets.ts';

/** `here`: the keys of the store that it leaves. */
export function movedSecrets(here: Keyring, there: Keyring): MovedSecrets {
  const again = (sealed: string, before: string, after: string) => there.seal(here.open(sealed, before), after);
  return {
    requireReadable: async (source, org) => {
      const organization = await source.one(selectOrganization, { org });
      const secrets = organization === undefined ? [] : await secretsOf(source, here, organization);
      const [lost] = lostSentences(secrets, here.file);
      if (lost !== undefined) throw new Problem('precondition_failed', lost);
      // Seals nothing, but finds out whether it could.
      if (secrets.length > 0) there.seal('', '');
    },
    requireKeys: async target => {
      const secrets = await listSealedSecrets(target, there);
      if (secrets.length === 0 || secrets.some(({ isReadable }) => isReadable)) return;
      throw new Problem(
        'precondition_failed',
        `The secrets of the organizations in the target are sealed with other keys than those in ${there.file}: name the key file of its servers with --to-key-file.`,
      );
    },
    reseal: async (tx, from, to) => {
      await resealProviders(tx, to, (sealed, id) => again(sealed, providerContext(from, id), providerContext(to, id)));
      await resealWebhooks(tx, to, (sealed, id) => again(sealed, webhookContext(from, id), webhookContext(to, id)));
    },
  };
}

type Again = (sealed: string, id: string) => string;

async function resealProviders(tx: Commands, org: OrgId, again: Again): Promise<void> {
  for (const { id, sealedSecret } of await tx.all(selectProviders, { org })) {
    await tx.run(updateProviderSecret, { org, id, sealedSecret: again(sealedSecret, id) });
  }
}

async function resealWebhooks(tx: Commands, org: OrgId, again: Again): Promise<void> {
  for (const { id, sealed } of await tx.all(selectWebhooks, { org })) {
    await tx.run(updateWebhookSecrets, { org, id, sealed: again(sealed, id) });
  }
}
