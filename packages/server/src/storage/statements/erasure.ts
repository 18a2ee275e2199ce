/** Statements that overwrite or delete what rows hold of a person who is erased. What happened to their rows is counted. */
import { command, query } from '../sql/statement.ts';

interface Erased {
  readonly org: number;
  readonly personId: string;
}

const of = (sql: string) => command<Erased>(sql);

/** What replaces a text that must not be empty. */
export const ERASED = 'erased';

const THEIR_ASSIGNMENTS = 'from assignment a where a.org_id = :org and a.owner_id = :personId';
const THEIR_BLOCKS = 'from block b where b.org_id = :org and b.owner_id = :personId';

/** Deletes and overwrites rows by the person alone, in this order. */
export const FORGET = [
  ['webhook_answer', of('update webhook_attempt set answer = null where org_id = :org and answer is not null')],
  ['directory', of('delete from directory_person where org_id = :org and person_id = :personId')],
  // What a directory sent may be about anybody.
  ['directory', of('delete from directory_call where org_id = :org and directory_id <> :personId')],
  ['password', of('delete from password where org_id = :org and person_id = :personId')],
  ['identity', of('delete from outside_identity where org_id = :org and person_id = :personId')],
  ['sign_in', of('delete from sign_in_grant where org_id = :org and person_id = :personId')],
  ['sign_in', of('delete from catalog_sign_in where org_id = :org and person_id = :personId')],
  ['consent', of('delete from consent where org_id = :org and person_id = :personId')],
  ['lock_out', of('delete from lock_out where org_id = :org and person_id = :personId')],
  ['group', of('delete from group_member where org_id = :org and person_id = :personId')],
  ['location', of('delete from location_administrator where org_id = :org and person_id = :personId')],
  [
    'assignment_text',
    of('update approval set reason = null where org_id = :org and owner_id = :personId and reason is not null'),
  ],
  ['assignment_text', of(`delete from policy_exemption where org_id = :org and kind = 'person' and target = :personId`)],
  ['calling', of('delete from calling where org_id = :org and owner_id = :personId')],
  ['calling', of('delete from hoteling where org_id = :org and owner_id = :personId')],
  [
    'push',
    of(`delete from push_registration as r where r.org_id = :org and r.assignment_id in (select a.id ${THEIR_ASSIGNMENTS})`),
  ],
  [
    'activity',
    of(`delete from activity as t where t.org_id = :org and t.assignment_number in (select a.number ${THEIR_ASSIGNMENTS})`),
  ],
  ['block', of(`delete from block_key as k where k.org_id = :org and k.block_id in (select b.id ${THEIR_BLOCKS})`)],
  ['block', of('delete from block where org_id = :org and owner_id = :personId')],
  [
    'assignment_text',
    of(`update assignment set create_reason = null, end_reason = null,
      disabled_reason = case when disabled_reason is null then null else '${ERASED}' end
      where org_id = :org and owner_id = :personId
        and (create_reason is not null or end_reason is not null or disabled_reason is not null)`),
  ],
  // The undo of a merge would bring their words back.
  [
    'assignment_text',
    of(
      `update person_merge set restore = null, reason = null where org_id = :org and (kept_id = :personId or merged_id = :personId)`,
    ),
  ],
  [
    'assignment_text',
    of(`update device_merge set restore = null, things = '[]' where org_id = :org and restore like '%' || :personId || '%'`),
  ],
  [
    'line_text',
    of(`update line set label = null, hotline_destination = null
      where org_id = :org and owner_id = :personId and (label is not null or hotline_destination is not null)`),
  ],
  [
    'off_boarding_text',
    of(`update off_boarding set reason = null, problem = null, things = '[]', restore = null, kept_login = null, undo_until = null,
      revision = revision + 1 where org_id = :org and person_id = :personId`),
  ],
  ['answer', of('delete from idempotency_key where org_id = :org and actor_id = :personId')],
] as const;

/** The row stays for the history, by its number. The login is free: that of erased people is found by nobody. */
export const erasePersonRow = command<Erased & { name: string; now: number }>(`
  update person set login = '${ERASED}', login_key = '', first_name = '', last_name = '', display_name = :name, name_key = '', email = null,
    email_key = null, mobile_phone = null, role = 'member', extras = '{}', details = null, disabled_reason = '${ERASED}',
    modified_at = :now, revision = revision + 1
  where org_id = :org and id = :personId and removed_at is not null`);

/** What dialects keep with other people, where it names the person. It is in no index: every person of the organization is read. */
export const selectExtrasThatName = query<Erased & { after: string; limit: number }, { id: string; extras: string }>(`
  select id as "id", extras as "extras" from person
  where org_id = :org and id > :after and id <> :personId and extras like '%' || :personId || '%' order by id limit :limit`);

export const updateExtras = command<{ org: number; id: string; extras: string }>(`
  update person set extras = :extras, revision = revision + 1 where org_id = :org and id = :id`);

/** Nothing of an erased person changes any more. */
export const selectErasedAt = query<Erased, { erasedAt: number }>(`
  select modified_at as "erasedAt" from person where org_id = :org and id = :personId and login_key = ''`);

/** Credentials with what leads to them. */
export const selectCredentialDigests = query<Erased, { id: string; digest: string }>(`
  select id as "id", digest as "digest" from credential where org_id = :org and subject_id = :personId and subject_kind = 'person'`);

/** What stays, counted. */
export const countKept = query<Erased, { assignment: number; guest_session: number; line: number; activation_code: number }>(`
  select (select count(*) ${THEIR_ASSIGNMENTS}) as "assignment",
    (select count(*) from guest_session g where g.org_id = :org and g.person_id = :personId) as "guest_session",
    (select count(*) from line l where l.org_id = :org and l.owner_id = :personId) as "line",
    (select count(*) from activation_code c where c.org_id = :org and c.owner_id = :personId) as "activation_code"
  from organization o where o.org_id = :org`);

export const selectGuestSessionIds = query<Erased, { id: string }>(`
  select id as "id" from guest_session where org_id = :org and person_id = :personId`);

/** Off-boardings that name guests at the phones of who left. */
export const selectThingsWithGuests = query<{ org: number; after: string; limit: number }, { id: string; things: string }>(`
  select id as "id", things as "things" from off_boarding
  where org_id = :org and id > :after and things like '%"guest_session"%' order by id limit :limit`);

export const updateThings = command<{ org: number; id: string; things: string }>(`
  update off_boarding set things = :things, revision = revision + 1 where org_id = :org and id = :id`);

/** Answers kept for repeated writes. */
export const selectAnswers = query<
  { org: number; afterActor: string; afterKey: string; limit: number },
  { actorId: string; key: string; result: string }
>(`
  select actor_id as "actorId", key as "key", result as "result" from idempotency_key
  where org_id = :org and (actor_id, key) > (:afterActor, :afterKey) order by actor_id, key limit :limit`);

export const forgetAnswer = command<{ org: number; actorId: string; key: string; result: string }>(`
  update idempotency_key set result = :result where org_id = :org and actor_id = :actorId and key = :key`);
