/** Operations on the keys of sealed secrets. No key and no secret is ever returned. */
import type { Registry } from '../../app.ts';
import { lostSentences, type SealedSecret } from '../../services/installation/sealed-secrets.ts';

export interface KeysView {
  readonly file: string;
  /** The first one seals. */
  readonly keys: readonly string[];
  readonly secrets: readonly SealedSecret[];
  /** A sentence for each secret that cannot be read. */
  readonly lost: readonly string[];
}

export const keyOperations = {
  listKeys: async (registry: Registry, _input: object): Promise<KeysView> => viewKeys(registry),

  rotateKeys: async (registry: Registry, _input: object): Promise<KeysView> => {
    await registry.services.sealedSecrets.rotate();
    return viewKeys(registry);
  },
};

async function viewKeys({ core, services }: Registry): Promise<KeysView> {
  const secrets = await services.sealedSecrets.list();
  const { file, ids } = core.keyring;
  return { file, keys: ids(), secrets, lost: lostSentences(secrets, file) };
}
