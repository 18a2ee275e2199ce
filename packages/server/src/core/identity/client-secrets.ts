/** The secrets of an OAuth client. It can have two at once, so that a new one can be rolled out before the old one is revoked. */
import { type Application, type Credential, clientSecretPresented, isOver } from '../../domain/credential.ts';
import type { CredentialId } from '../../domain/ids.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { randomSecret } from '../../lib/crypto.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectCredential, selectCredentialsOf, toCredential } from '../../storage/statements/credentials.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { SCOPES_OF_ROLE } from '../rights.ts';
import { type Issued, revokeCredential, storeCredential } from './credentials.ts';

/** Enough to replace one without a gap. More would be secrets that nobody knows the place of. */
export const SECRETS_AT_ONCE = 2;

export interface SecretInput {
  /** For people. Defaults to the name of the application. */
  readonly label?: string;
  /** Null or left out: it does not expire. */
  readonly expiresAt?: Instant | null;
  /** Generated with 256 random bits if left out. */
  readonly secret?: string;
}

export async function addSecret(edit: Edit, application: Application, input: SecretInput): Promise<Issued> {
  if (application.public) throw new Problem('conflict', 'A public client has no secret.');
  const valid = (await secretsOf(edit.tx, edit.org, application)).filter(each => !isOver(each, edit.now));
  if (valid.length >= SECRETS_AT_ONCE) {
    throw new Problem(
      'conflict',
      `The application has ${SECRETS_AT_ONCE} valid secrets: revoke the one that is not used any more first.`,
    );
  }
  return storeSecret(edit, application, input);
}

export async function storeSecret(edit: Edit, application: Application, input: SecretInput): Promise<Issued> {
  const secret = input.secret ?? randomSecret(edit.random);
  const wish = {
    subject: { kind: 'application', id: application.id },
    scopes: SCOPES_OF_ROLE[application.role],
    label: input.label ?? application.name,
    expiresAt: input.expiresAt ?? null,
  } as const;
  return {
    credential: await storeCredential(edit, 'client_secret', wish, clientSecretPresented(application.clientId, secret)),
    secret,
  };
}

/** Also ends every token that was got with the secret. */
export async function revokeSecret(edit: Edit, { id: applicationId }: Application, id: CredentialId): Promise<void> {
  const row = await edit.tx.one(selectCredential, { org: edit.org, id });
  if (row === undefined || row.kind !== 'client_secret' || row.subjectId !== applicationId) throw notFound('secret');
  await revokeCredential(edit, toCredential(row));
}

/** All that it ever had, the oldest first. */
export async function secretsOf(reader: Reader, org: number, { id }: Application): Promise<Credential[]> {
  const rows = await reader.all(selectCredentialsOf, { org, subjectId: id });
  return rows.filter(row => row.kind === 'client_secret').map(toCredential);
}
