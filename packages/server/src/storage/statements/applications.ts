/** Statements on applications, which are OAuth clients, and on their index by client id. */
import type { Application, GrantKind } from '../../domain/credential.ts';
import type { Role } from '../../domain/role.ts';
import { command, query } from '../sql/statement.ts';

interface ApplicationRow {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly role: string;
  readonly grants: string;
  readonly redirectUris: string;
  readonly isPublic: number;
  readonly firstParty: number;
  readonly disabledReason: string | null;
  readonly createdAt: number;
}

export function toApplication(row: ApplicationRow): Application {
  return {
    id: row.id,
    clientId: row.clientId,
    name: row.name,
    role: row.role as Role,
    grants: row.grants === '' ? [] : (row.grants.split(' ') as GrantKind[]),
    redirectUris: JSON.parse(row.redirectUris) as string[],
    public: row.isPublic === 1,
    firstParty: row.firstParty === 1,
    disabledReason: row.disabledReason,
    createdAt: row.createdAt,
  };
}

export function fromApplication(application: Application): ApplicationRow {
  const { grants, redirectUris, public: isPublic, firstParty, ...plain } = application;
  return {
    ...plain,
    grants: grants.join(' '),
    redirectUris: JSON.stringify(redirectUris),
    isPublic: isPublic ? 1 : 0,
    firstParty: firstParty ? 1 : 0,
  };
}

const APPLICATION = `id as "id", client_id as "clientId", name as "name", role as "role", grants as "grants",
  redirect_uris as "redirectUris", is_public as "isPublic", first_party as "firstParty",
  disabled_reason as "disabledReason", created_at as "createdAt"`;

/** Removed applications are not found. */
const APPLICATIONS = `select ${APPLICATION} from application where org_id = :org and removed_at is null`;

export const selectApplication = query<{ org: number; id: string }, ApplicationRow>(`
  ${APPLICATIONS} and id = :id`);

/** Also finds removed applications, for the names in the history. */
export const selectApplicationEver = query<{ org: number; id: string }, ApplicationRow>(`
  select ${APPLICATION} from application where org_id = :org and id = :id`);

export const selectApplications = query<{ org: number; after: string; limit: number }, ApplicationRow>(`
  ${APPLICATIONS} and id > :after order by id limit :limit`);

export const insertApplication = command<ApplicationRow & { org: number }>(`
  insert into application (org_id, id, client_id, name, role, grants, redirect_uris, is_public, first_party,
    disabled_reason, created_at)
  values (:org, :id, :clientId, :name, :role, :grants, :redirectUris, :isPublic, :firstParty, :disabledReason, :createdAt)`);

export const updateApplication = command<ApplicationRow & { org: number }>(`
  update application set name = :name, role = :role, grants = :grants, redirect_uris = :redirectUris, is_public = :isPublic,
    first_party = :firstParty, disabled_reason = :disabledReason
  where org_id = :org and id = :id and removed_at is null`);

/** Marks the application as removed. The row stays for the names in the history. */
export const removeApplication = command<{ org: number; id: string; reason: string; now: number }>(`
  update application set removed_at = :now, disabled_reason = :reason where org_id = :org and id = :id and removed_at is null`);

export const locateClient = query<{ clientId: string }, { org: number; applicationId: string }>(`
  select org_id as "org", application_id as "applicationId" from client_index where client_id = :clientId`);

export const insertClientIndex = command<{ org: number; clientId: string; id: string }>(`
  insert into client_index (client_id, org_id, application_id) values (:clientId, :org, :id)`);

export const deleteClientIndex = command<{ clientId: string }>(`
  delete from client_index where client_id = :clientId`);
