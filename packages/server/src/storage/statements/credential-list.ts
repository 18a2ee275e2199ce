/** Statements that read credentials with the names of their holders: one, or lists. */
import { query } from '../sql/statement.ts';
import { CREDENTIAL_COLUMNS, type HeldCredentialRow } from './credentials.ts';
import { inBothOrders } from './ordered.ts';

export interface NamedCredentialRow extends HeldCredentialRow {
  /** Also of somebody who has left. */
  readonly ownerName: string;
}

type Page = { readonly org: number; readonly after: string; readonly limit: number };

const NAMED = `
  select ${CREDENTIAL_COLUMNS}, coalesce(p.display_name, a.name, '') as "ownerName"
  from credential c
  left join person p on p.org_id = :org and p.id = c.subject_id
  left join application a on a.org_id = :org and a.id = c.subject_id
  where c.org_id = :org`;

export const selectNamedCredential = query<{ readonly org: number; readonly id: string }, NamedCredentialRow>(
  `${NAMED} and c.id = :id`,
);

const listOf = <P>(where: string) =>
  inBothOrders(({ beyond, word }) =>
    query<Page & P, NamedCredentialRow>(`${NAMED} and ${where} c.id ${beyond} :after order by c.id ${word} limit :limit`),
  );

export const selectNamedCredentials = listOf<object>('');
export const selectNamedCredentialsOf = listOf<{ readonly subjectId: string }>('c.subject_id = :subjectId and');
