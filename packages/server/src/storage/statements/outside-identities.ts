/** Statements on the identities of people at outside OpenID providers. */
import type { OutsideIdentity } from '../../domain/identity-provider.ts';
import { command, query } from '../sql/statement.ts';

const COLUMNS = `id as "id", issuer as "issuer", subject as "subject", person_id as "personId", login as "login",
  created_at as "createdAt"`;

export const selectOutsideIdentity = query<{ org: number; id: string }, OutsideIdentity>(`
  select ${COLUMNS} from outside_identity where org_id = :org and id = :id`);

/** Who a subject of a provider is. */
export const selectIdentityOfSubject = query<{ org: number; issuer: string; subject: string }, OutsideIdentity>(`
  select ${COLUMNS} from outside_identity where org_id = :org and issuer = :issuer and subject = :subject`);

/** The identities of a person. They have one at each provider. */
export const selectIdentitiesOfPerson = query<{ org: number; personId: string }, OutsideIdentity>(`
  select ${COLUMNS} from outside_identity where org_id = :org and person_id = :personId order by id`);

export const selectOutsideIdentities = query<{ org: number; after: string; limit: number }, OutsideIdentity>(`
  select ${COLUMNS} from outside_identity where org_id = :org and id > :after order by id limit :limit`);

export const insertOutsideIdentity = command<OutsideIdentity & { org: number }>(`
  insert into outside_identity (org_id, id, issuer, subject, person_id, login, created_at)
  values (:org, :id, :issuer, :subject, :personId, :login, :createdAt)`);

export const deleteOutsideIdentity = command<{ org: number; id: string }>(`
  delete from outside_identity where org_id = :org and id = :id`);
