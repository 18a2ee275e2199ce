/** Creates and removes signing credentials: the certificates and keys that apps are signed with. */
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
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

export type SigningCredentialInput = Pick<SigningCredential, 'description' | 'platform' | 'expiresAt'>;

/** The list has no pages, so it is limited. An organization signs for four platforms and renews once a year. */
const MOST = 500;

export async function createSigningCredential(edit: Edit, input: SigningCredentialInput): Promise<SigningCredential> {
  const { tx, org, now } = edit;
  if ((await tx.all(selectSigningCredentials, { org })).length >= MOST) {
    throw new Problem('conflict', `An organization keeps at most ${MOST} signing credentials: remove the expired ones.`);
  }
  const credential: SigningCredential = { id: edit.newId(), ...input, createdAt: now };
  tx.send(insertSigningCredential, { org, ...credential });
  record.signingCredentialCreated(edit, credential);
  return credential;
}

export async function removeSigningCredential(edit: Edit, id: SigningCredentialId): Promise<void> {
  const { tx, org } = edit;
  const row = await tx.one(selectSigningCredential, { org, id });
  if (row === undefined) throw notFound('signing_credential');
  tx.send(deleteSigningCredential, { org, id });
  record.signingCredentialRemoved(edit, toSigningCredential(row));
}
