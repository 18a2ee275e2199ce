/** Statements on directories, and on their last calls. An organization has few directories, and they are read together. */
import type { Directory, DirectoryKind, DirectoryRule, OnInactive } from '../../domain/directory.ts';
import { command, query } from '../sql/statement.ts';

interface StoredDirectory extends Omit<Directory, 'kind' | 'onInactive' | 'rules'> {
  readonly kind: string;
  readonly onInactive: string;
  readonly rules: string;
}

export interface DirectoryRow extends StoredDirectory {
  readonly people: number;
  readonly groups: number;
  readonly lastContactAt: number | null;
}

export function toDirectory(row: StoredDirectory): Directory {
  const { id, name, applicationId, createdAt, modifiedAt, revision } = row;
  return {
    ...{ id, name, applicationId, createdAt, modifiedAt, revision },
    kind: row.kind as DirectoryKind,
    onInactive: row.onInactive as OnInactive,
    rules: JSON.parse(row.rules) as DirectoryRule[],
  };
}

export function fromDirectory(directory: Directory): StoredDirectory {
  return { ...directory, rules: JSON.stringify(directory.rules) };
}

const COLUMNS = `d.id as "id", d.name as "name", d.kind as "kind", d.on_inactive as "onInactive", d.rules as "rules",
  d.application_id as "applicationId", d.created_at as "createdAt", d.modified_at as "modifiedAt", d.revision as "revision"`;

const COUNTED = `${COLUMNS},
  (select count(*) from directory_person l
    where l.org_id = :org and l.directory_id = d.id and l.deleted_at is null) as "people",
  (select count(*) from directory_group g where g.org_id = :org and g.directory_id = d.id) as "groups",
  (select max(c.last_used_at) from credential c where c.org_id = :org and c.subject_id = d.application_id) as "lastContactAt"`;

/** In the order in which they were added. */
export const selectDirectories = query<{ org: number }, DirectoryRow>(`
  select ${COUNTED} from directory d where d.org_id = :org order by d.id`);

export const selectDirectory = query<{ org: number; id: string }, DirectoryRow>(`
  select ${COUNTED} from directory d where d.org_id = :org and d.id = :id`);

export const selectDirectoryOfApplication = query<{ org: number; applicationId: string }, StoredDirectory>(`
  select ${COLUMNS} from directory d where d.org_id = :org and d.application_id = :applicationId`);

export const insertDirectory = command<StoredDirectory & { org: number }>(`
  insert into directory (org_id, id, name, kind, on_inactive, rules, application_id, created_at, modified_at, revision)
  values (:org, :id, :name, :kind, :onInactive, :rules, :applicationId, :createdAt, :modifiedAt, :revision)`);

export const updateDirectory = command<StoredDirectory & { org: number }>(`
  update directory set name = :name, kind = :kind, on_inactive = :onInactive, rules = :rules,
    modified_at = :modifiedAt, revision = :revision
  where org_id = :org and id = :id`);

export const deleteDirectory = command<{ org: number; id: string }>('delete from directory where org_id = :org and id = :id');

export interface DirectoryCallRow {
  readonly id: string;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Why it was refused; null where it was answered. */
  readonly reason: string | null;
  readonly body: string | null;
}

/** Calls of a directory with a status in a range. */
type Statuses = { readonly org: number; readonly directoryId: string; readonly least: number; readonly most: number };

/** The newest first. */
export const selectDirectoryCalls = query<Statuses & { before: string; limit: number }, DirectoryCallRow>(`
  select id as "id", at as "at", method as "method", path as "path", status as "status", reason as "reason", body as "body"
  from directory_call where org_id = :org and directory_id = :directoryId and id < :before
    and status between :least and :most
  order by id desc limit :limit`);

export const insertDirectoryCall = command<DirectoryCallRow & { org: number; directoryId: string }>(`
  insert into directory_call (org_id, directory_id, id, at, method, path, status, reason, body)
  values (:org, :directoryId, :id, :at, :method, :path, :status, :reason, :body)`);

/** Forgets calls that are old, or behind the last `kept` ones. */
export const forgetDirectoryCalls = command<Statuses & { before: number; kept: number }>(`
  delete from directory_call as c where c.org_id = :org and c.directory_id = :directoryId and c.status between :least and :most
    and (c.at < :before or c.id <= (
      select o.id from directory_call o where o.org_id = :org and o.directory_id = :directoryId and o.status between :least and :most
      order by o.id desc limit 1 offset :kept))`);

export const deleteDirectoryCalls = command<{ org: number; directoryId: string }>(`
  delete from directory_call where org_id = :org and directory_id = :directoryId`);
