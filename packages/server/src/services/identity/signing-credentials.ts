/** What apps are signed with: listed for administrators, kept by full ones. */

import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireRight, requireRole } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { SigningCredentialId } from '../../domain/ids.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import type { SigningCredential } from '../../domain/signing-credential.ts';
import {
  deleteSigningCredential,
  insertSigningCredential,
  selectSigningCredential,
  selectSigningCredentials,
  toSigningCredential,
} from '../../storage/statements/signing-credentials.ts';

export type SigningCredentialInput = Pick<SigningCredential, 'description' | 'platform' | 'expiresAt'>;

export interface SigningCredentials {
  /** All of them, in the order in which they were added. */
  readonly list: (actor: Actor) => Promise<SigningCredential[]>;
  readonly create: (write: Write, input: SigningCredentialInput) => Promise<SigningCredential>;
  readonly remove: (write: Write, id: SigningCredentialId) => Promise<void>;
}

/** The list has no pages: an organization signs for four platforms, and renews once a year. */
const MOST = 500;

export function createSigningCredentials(core: Core): SigningCredentials {
  return {
    list: async actor => {
      requireRight(actor, 'read devices');
      return (await core.storage.all(selectSigningCredentials, { org: actor.org })).map(toSigningCredential);
    },
    create: async (write, input) => {
      requireRole(write.actor, ['full']);
      return change(
        core,
        write,
        { name: 'signingCredentials.create', needs: null },
        input,
        async ({ tx, org, now, newId, record }) => {
          if ((await tx.all(selectSigningCredentials, { org })).length >= MOST) {
            throw new Problem('conflict', `An organization keeps at most ${MOST} signing credentials: remove the expired ones.`);
          }
          const credential: SigningCredential = { id: newId(), ...input, createdAt: now };
          tx.send(insertSigningCredential, { org, ...credential });
          record({ type: 'signing_credential.created', subject: credential.id, after: credential });
          return credential;
        },
      );
    },
    remove: async (write, id) => {
      requireRole(write.actor, ['full']);
      await change(core, write, { name: 'signingCredentials.remove', needs: null }, { id }, async ({ tx, org, record }) => {
        const row = await tx.one(selectSigningCredential, { org, id });
        if (row === undefined) throw notFound('signing_credential');
        tx.send(deleteSigningCredential, { org, id });
        record({ type: 'signing_credential.removed', subject: id, before: toSigningCredential(row) });
      });
    },
  };
}
