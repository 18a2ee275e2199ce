/** Statements on signing credentials. */
import type { SigningCredential, SigningPlatform } from '../../domain/signing-credential.ts';
import { command, query } from '../sql/statement.ts';

export interface SigningCredentialRow extends Omit<SigningCredential, 'platform'> {
  readonly platform: string;
}

export function toSigningCredential(row: SigningCredentialRow): SigningCredential {
  return { ...row, platform: row.platform as SigningPlatform };
}

const COLUMNS =
  'id as "id", description as "description", platform as "platform", expires_at as "expiresAt", created_at as "createdAt"';

/** In order of creation. */
export const selectSigningCredentials = query<{ org: number }, SigningCredentialRow>(`
  select ${COLUMNS} from signing_credential where org_id = :org order by id`);

export const selectSigningCredential = query<{ org: number; id: string }, SigningCredentialRow>(`
  select ${COLUMNS} from signing_credential where org_id = :org and id = :id`);

export const insertSigningCredential = command<SigningCredentialRow & { org: number }>(`
  insert into signing_credential (org_id, id, description, platform, expires_at, created_at)
  values (:org, :id, :description, :platform, :expiresAt, :createdAt)`);

export const deleteSigningCredential = command<{ org: number; id: string }>(`
  delete from signing_credential where org_id = :org and id = :id`);
