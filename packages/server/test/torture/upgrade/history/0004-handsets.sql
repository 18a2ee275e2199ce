-- Managed handsets: sign-ins on app catalogs, groups of people, signing credentials, origins of browsers, people who left.

-- A person who has left keeps their history, and gives their login back.
drop index person_login;
alter table person add column
  removed_at bigint;
create unique index person_login on person (org_id, login_key) where removed_at is null;
-- Lists count and skip people in it alone: SQLite does so only where it finds the condition's column too.
create index person_name on person (org_id, name_key, number) where removed_at is null;
create index person_present on person (org_id, number, removed_at) where removed_at is null;
create index person_full on person (org_id, id) where role = 'full' and removed_at is null;

-- Members of a vendor's person for which the core has no word, by dialect.
alter table person add column
  extras text not null default '{}';

-- Since when, and by whose doing, one holder is blocked; nobody's is the system's. Of earlier ones that is not known.
alter table assignment add column
  disabled_by text;
alter table assignment add column
  disabled_at bigint;

-- A token of a sign-in on a device is worth something while its holder holds that device.
alter table credential add column
  assignment_id text;
create index credential_assignment on credential (org_id, assignment_id) where assignment_id is not null;

-- The last sign-in of a person to the app catalog on a device, and from which address.
create table catalog_sign_in (
  org_id integer not null,
  person_id text not null,
  device_id text not null,
  at bigint not null,
  address text not null,
  primary key (org_id, person_id, device_id)
);

-- directory: the organizations into which browsers may call from this origin
create table origin_index (
  origin text not null,
  org_id integer not null,
  primary key (origin, org_id)
);

-- Groups of people. Everybody belongs to the one that is for everybody, which has the
-- organization's own id; for the others there are rows in group_member.
create table person_group (
  org_id integer not null,
  id text not null,
  number bigint not null,
  name text not null,
  name_key text not null,
  description text not null,
  for_everybody integer not null check (for_everybody in (0, 1)),
  created_at bigint not null,
  modified_at bigint not null,
  primary key (org_id, id)
);
create unique index person_group_number on person_group (org_id, number);
create unique index person_group_name on person_group (org_id, name_key);
update organization set last_number = last_number + 1 where org_id > 0;
insert into person_group (org_id, id, number, name, name_key, description, for_everybody, created_at, modified_at)
  select org_id, id, last_number, 'All Users', 'all users', '', 1, created_at, created_at from organization where org_id > 0;
create table group_member (
  org_id integer not null,
  group_id text not null,
  person_id text not null,
  created_at bigint not null,
  primary key (org_id, group_id, person_id)
);
create index group_member_person on group_member (org_id, person_id);

-- What apps are signed with, as far as people must see when it expires. No key material.
create table signing_credential (
  org_id integer not null,
  id text not null,
  description text not null,
  platform text not null check (platform in ('ios', 'android', 'windows_phone', 'windows')),
  expires_at bigint not null,
  created_at bigint not null,
  primary key (org_id, id)
);
