-- The head of the organization's event chain: 32 bytes, null before the first event. Each transaction that adds events moves it.
alter table organization add column
  event_chain bytea;
