/** Statements on mails: their texts, and what these name. */
import type { MailTemplate } from '../../domain/mail.ts';
import { command, query } from '../sql/statement.ts';

const TEMPLATES = `select m.name as "name", m.subject as "subject", m.text as "text", m.modified_at as "modifiedAt",
  m.revision as "revision" from mail_template m where m.org_id = :org`;

/** There is at most one for each kind of mail. */
export const selectMailTemplates = query<{ org: number }, MailTemplate>(`${TEMPLATES} order by m.name`);

export const selectMailTemplate = query<{ org: number; name: string }, MailTemplate>(`${TEMPLATES} and m.name = :name`);

/** Full administrators who can be reached, in no particular order. */
export const selectAdministratorsWithMail = query<{ org: number; limit: number }, { id: string }>(`
  select p.id as "id" from person p
  where p.org_id = :org and p.role = 'full' and p.removed_at is null and p.disabled_reason is null and p.email is not null
  limit :limit`);

/** As people call it. */
export const selectDeviceName = query<{ org: number; id: string }, { name: string }>(`
  select coalesce(d.name, d.model, d.mac, d.kind) as "name" from device d where d.org_id = :org and d.id = :id`);

export const upsertMailTemplate = command<MailTemplate & { org: number }>(`
  insert into mail_template (org_id, name, subject, text, modified_at, revision)
  values (:org, :name, :subject, :text, :modifiedAt, :revision)
  on conflict (org_id, name) do update set
    subject = excluded.subject, text = excluded.text, modified_at = excluded.modified_at, revision = excluded.revision`);

export const deleteMailTemplate = command<{ org: number; name: string }>(`
  delete from mail_template where org_id = :org and name = :name`);
