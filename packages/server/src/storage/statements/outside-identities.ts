/** Statements on the identities of people at outside OpenID providers. */
import type { Given } from '../../domain/directory.ts';
import type { OutsideIdentity, OutsideStanding } from '../../domain/identity-provider.ts';
import { command, query } from '../sql/statement.ts';
import { PERSON_COLUMNS, type PersonRow } from './people.ts';

interface IdentityRow extends Omit<OutsideIdentity, 'isOrigin'> {
  readonly isOrigin: number;
}

export function toIdentity(row: IdentityRow): OutsideIdentity {
  return { ...row, isOrigin: row.isOrigin === 1 };
}

const COLUMNS = `id as "id", issuer as "issuer", subject as "subject", person_id as "personId", login as "login",
  is_origin as "isOrigin", created_at as "createdAt"`;

export const selectOutsideIdentity = query<{ org: number; id: string }, IdentityRow>(`
  select ${COLUMNS} from outside_identity where org_id = :org and id = :id`);

/** Who a subject of a provider is. */
export const selectIdentityOfSubject = query<{ org: number; issuer: string; subject: string }, IdentityRow>(`
  select ${COLUMNS} from outside_identity where org_id = :org and issuer = :issuer and subject = :subject`);

/** The identities of a person. They have one at each provider. */
export const selectIdentitiesOfPerson = query<{ org: number; personId: string }, IdentityRow>(`
  select ${COLUMNS} from outside_identity where org_id = :org and person_id = :personId order by id`);

export const selectOutsideIdentities = query<{ org: number; after: string; limit: number }, IdentityRow>(`
  select ${COLUMNS} from outside_identity where org_id = :org and id > :after order by id limit :limit`);

export const insertOutsideIdentity = command<IdentityRow & { org: number }>(`
  insert into outside_identity (org_id, id, issuer, subject, person_id, login, is_origin, created_at)
  values (:org, :id, :issuer, :subject, :personId, :login, :isOrigin, :createdAt)`);

export const deleteOutsideIdentity = command<{ org: number; id: string }>(`
  delete from outside_identity where org_id = :org and id = :id`);

interface StandingRow {
  readonly groups: string | null;
  readonly given: string | null;
}

export function toStanding({ groups, given }: StandingRow): OutsideStanding {
  return {
    groups: groups === null ? null : (JSON.parse(groups) as string[]),
    given: given === null ? null : (JSON.parse(given) as Given),
  };
}

export function fromStanding({ groups, given }: OutsideStanding): StandingRow {
  return { groups: groups && JSON.stringify(groups), given: given && JSON.stringify(given) };
}

/** What each provider of the person said last about their groups, and what came of it. */
export const selectStandingsOfPerson = query<{ org: number; personId: string }, StandingRow & { id: string }>(`
  select i.id as "id", i.last_groups as "groups", i.given as "given"
  from outside_identity i where i.org_id = :org and i.person_id = :personId order by i.id`);

export const updateOutsideStanding = command<StandingRow & { org: number; id: string }>(`
  update outside_identity set last_groups = :groups, given = :given where org_id = :org and id = :id`);

export interface StandingPersonRow extends PersonRow, StandingRow {
  readonly subject: string;
  /** 1 if a directory with rules manages them. */
  readonly isRuled: number;
}

/** People who have signed in at a provider and are here, with their groups there. */
export const selectStandingsAt = query<{ org: number; issuer: string; after: string; limit: number }, StandingPersonRow>(`
  select ${PERSON_COLUMNS}, i.subject as "subject", i.last_groups as "groups", i.given as "given",
    case when exists (select 1 from directory_person l join directory d on d.org_id = :org and d.id = l.directory_id
      where l.org_id = :org and l.person_id = i.person_id and l.deleted_at is null and d.rules <> '[]') then 1 else 0 end as "isRuled"
  from outside_identity i join person p on p.org_id = :org and p.id = i.person_id and p.removed_at is null
  where i.org_id = :org and i.issuer = :issuer and i.subject > :after order by i.subject limit :limit`);
