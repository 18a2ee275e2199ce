/** Lists signing credentials for administrators, and lets full administrators create and remove them. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import {
  createSigningCredential,
  removeSigningCredential,
  type SigningCredentialInput,
} from '../../core/identity/signing-credentials.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { SigningCredentialId } from '../../domain/ids.ts';
import type { SigningCredential } from '../../domain/signing-credential.ts';
import { selectSigningCredentials, toSigningCredential } from '../../storage/statements/signing-credentials.ts';

export interface SigningCredentials {
  /** All of them, in the order in which they were added. */
  readonly list: (actor: Actor) => Promise<SigningCredential[]>;
  readonly create: (write: Write, input: SigningCredentialInput) => Promise<SigningCredential>;
  readonly remove: (write: Write, id: SigningCredentialId) => Promise<void>;
}

const needs = 'write signing credentials';

export function createSigningCredentials(core: Core): SigningCredentials {
  return {
    list: async actor => {
      requireRight(actor, 'read signing credentials');
      return (await core.storage.all(selectSigningCredentials, { org: actor.org })).map(toSigningCredential);
    },
    create: (write, input) =>
      change(core, write, { name: 'signingCredentials.create', needs }, input, edit => createSigningCredential(edit, input)),
    remove: (write, id) =>
      change(core, write, { name: 'signingCredentials.remove', needs }, { id }, edit => removeSigningCredential(edit, id)),
  };
}
