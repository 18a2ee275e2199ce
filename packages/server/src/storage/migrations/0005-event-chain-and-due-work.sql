-- The head of the event chain, and work that becomes due.

-- 32 bytes, null before the first event. Each transaction that adds events moves it.
alter table organization add column
  event_chain bytea;

-- Work for later. A worker claims a row by a lease (owner and end); a row whose lease has ended can be claimed again.
-- attempts counts the claims, so that a worker whose lease was taken over can be told from the one that has it now.
create table due_work (
  org_id integer not null,
  id text not null,
  kind text not null,
  payload text not null,
  due_at bigint not null,
  attempts integer not null,
  lease_owner text,
  lease_until bigint,
  primary key (org_id, id),
  check ((lease_owner is null) = (lease_until is null))
);
create index due_work_due on due_work (org_id, due_at, id);
