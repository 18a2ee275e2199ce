/** Adds, lists and revokes the secrets of OAuth clients. */
import { change, changeShownOnce, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireApplication } from '../../core/identity/applications.ts';
import { addSecret, revokeSecret, type SecretInput, secretsOf } from '../../core/identity/client-secrets.ts';
import type { Issued } from '../../core/identity/credentials.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Credential } from '../../domain/credential.ts';
import type { ApplicationId, CredentialId } from '../../domain/ids.ts';

export interface ClientSecrets {
  /** A new secret beside the one that the application has. */
  readonly add: (write: Write, id: ApplicationId, input: Omit<SecretInput, 'secret'>) => Promise<Issued>;
  /** All that it ever had, the oldest first. */
  readonly list: (actor: Actor, id: ApplicationId) => Promise<Credential[]>;
  /** Also ends every token that was got with it. */
  readonly revoke: (write: Write, id: ApplicationId, secretId: CredentialId) => Promise<void>;
}

const needs = 'write applications';

export function createClientSecrets(core: Core): ClientSecrets {
  return {
    add: (write, id, input) =>
      changeShownOnce(core, write, { name: 'secrets.add', needs }, { id, input }, async edit =>
        addSecret(edit, await requireApplication(edit.tx, edit.org, id), input),
      ),
    list: async (actor, id) => {
      requireRight(actor, needs);
      return secretsOf(core.storage, actor.org, await requireApplication(core.storage, actor.org, id));
    },
    revoke: (write, id, secretId) =>
      change(core, write, { name: 'secrets.revoke', needs }, { id, secretId }, async edit =>
        revokeSecret(edit, await requireApplication(edit.tx, edit.org, id), secretId),
      ),
  };
}
