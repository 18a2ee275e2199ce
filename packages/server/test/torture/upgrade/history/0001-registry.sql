-- Made up for the tests of upgrades, as the files beside it: an earlier schema from which the present one is reached by adding
-- columns and tables, by filling them from rows that are there, and by building tables anew. No program ever had it.

-- directory tables ---------------------------------------------------------------------------------------------------

create table organization (
  org_id integer not null primary key,
  id text not null,
  name text not null,
  policy text not null,
  event_sequence bigint not null,
  event_chain bytea,
  last_number bigint not null,
  created_at bigint not null
);

create table policy_change (
  org_id integer not null,
  setting text not null,
  at bigint not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (org_id, setting)
);

create table organization_host (
  host text not null primary key,
  org_id integer not null
);

create table credential_index (
  digest text not null primary key,
  org_id integer not null,
  credential_id text not null
);

create table client_index (
  client_id text not null primary key,
  org_id integer not null,
  application_id text not null
);

-- who ----------------------------------------------------------------------------------------------------------------

create table location (
  org_id integer not null,
  id text not null,
  name text not null,
  created_at bigint not null,
  primary key (org_id, id)
);

create table person (
  org_id integer not null,
  id text not null,
  number bigint not null,
  login text not null,
  login_key text not null,
  first_name text not null,
  last_name text not null,
  display_name text not null,
  name_key text not null,
  email text,
  email_key text,
  mobile_phone text,
  role text not null check (role in ('full', 'read_only', 'user_admin', 'location_admin', 'member')),
  location_id text,
  disabled_reason text,
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null,
  primary key (org_id, id)
);
create unique index person_number on person (org_id, number);
create unique index person_login on person (org_id, login_key);

create table location_administrator (
  org_id integer not null,
  person_id text not null,
  location_id text not null,
  primary key (org_id, person_id, location_id)
);

create table workspace (
  org_id integer not null,
  id text not null,
  name text not null,
  location_id text,
  created_at bigint not null,
  primary key (org_id, id)
);

create table application (
  org_id integer not null,
  id text not null,
  client_id text not null,
  name text not null,
  role text not null check (role in ('full', 'read_only', 'user_admin', 'location_admin', 'member')),
  created_at bigint not null,
  primary key (org_id, id)
);

create table credential (
  org_id integer not null,
  id text not null,
  kind text not null,
  digest text not null,
  subject_kind text not null check (subject_kind in ('person', 'application')),
  subject_id text not null,
  application_id text,
  scopes text not null,
  label text not null,
  created_at bigint not null,
  expires_at bigint,
  revoked_at bigint,
  last_used_at bigint,
  primary key (org_id, id)
);
create index credential_subject on credential (org_id, subject_id, id);

-- what ---------------------------------------------------------------------------------------------------------------

create table device (
  org_id integer not null,
  id text not null,
  number bigint not null,
  kind text not null check (kind in ('mobile', 'native_catalog', 'web_catalog', 'browser', 'desk_phone', 'room_device')),
  name text,
  make text,
  model text,
  platform text check (platform in ('ios', 'android', 'windows', 'other')),
  os_version text,
  serial text,
  mac text,
  udid text,
  hardware_key text,
  location_id text,
  tags text not null,
  extras text not null,
  disabled_reason text,
  disabled_by text,
  disabled_at bigint,
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null,
  primary key (org_id, id),
  check ((disabled_reason is null) = (disabled_at is null))
);
create unique index device_number on device (org_id, number);
create unique index device_mac on device (org_id, mac) where mac is not null;
create unique index device_catalog on device (org_id, hardware_key, kind) where kind in ('native_catalog', 'web_catalog');

-- who holds what -----------------------------------------------------------------------------------------------------
-- Clustered by owner: the list of an owner's devices is one range of the tree.

create table assignment (
  org_id integer not null,
  owner_id text not null,
  id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line', 'application')),
  device_id text not null,
  number bigint not null,
  role text not null check (role in ('owner', 'user', 'shared_line', 'guest')),
  created_at bigint not null,
  until bigint,
  end_reason text,
  expires_at bigint,
  disable_at bigint,
  disabled_reason text,
  revision integer not null,
  primary key (org_id, owner_id, id),
  check (until >= created_at)
);
create unique index assignment_id on assignment (org_id, id);
create unique index assignment_number on assignment (org_id, number);
create unique index assignment_open on assignment (org_id, owner_id, device_id, role) where until is null;
create index assignment_expiry on assignment (org_id, expires_at) where until is null and expires_at is not null;
create index assignment_disabling on assignment (org_id, disable_at)
  where until is null and disable_at is not null and disabled_reason is null;
create index assignment_owner_time on assignment (org_id, owner_id, created_at);
create index assignment_device_time on assignment (org_id, device_id, created_at);

-- When a holder last used a device. Narrow, with integer keys: a batch of touches costs a few microseconds each.
create table activity (
  org_id integer not null,
  assignment_number bigint not null,
  last_active_at bigint not null,
  primary key (org_id, assignment_number)
);

create table push_registration (
  org_id integer not null,
  assignment_id text not null,
  id text not null,
  application_id text,
  target text not null,
  token text not null,
  notification_id text not null,
  accept_notifications integer not null check (accept_notifications in (0, 1)),
  session_hash text,
  state text not null check (state in ('active', 'quarantined', 'ended')),
  state_reason text,
  created_at bigint not null,
  modified_at bigint not null,
  primary key (org_id, assignment_id, id)
);
create unique index push_registration_active on push_registration (org_id, target) where state = 'active';
create unique index push_registration_open on push_registration (org_id, assignment_id) where state <> 'ended';
create index push_registration_target on push_registration (org_id, target);

create table line (
  org_id integer not null,
  id text not null,
  assignment_id text not null,
  device_id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line')),
  owner_id text not null,
  port integer not null check (port >= 1),
  kind text not null check (kind in ('primary', 'shared')),
  appearance text not null check (appearance in ('primary', 'shared')),
  weight integer not null check (weight >= 1),
  label text,
  hotline_destination text,
  allow_call_decline integer not null check (allow_call_decline in (0, 1)),
  t38_fax integer not null check (t38_fax in (0, 1)),
  created_at bigint not null,
  until bigint,
  revision integer not null,
  primary key (org_id, id),
  check (until >= created_at)
);
create unique index line_primary on line (org_id, device_id) where kind = 'primary' and until is null;
create unique index line_port on line (org_id, device_id, port) where until is null;
create index line_assignment on line (org_id, assignment_id) where until is null;
create index line_device_time on line (org_id, device_id, created_at);
create index line_owner_time on line (org_id, owner_id, created_at);

create table hoteling (
  org_id integer not null,
  owner_id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace')),
  enabled integer not null check (enabled in (0, 1)),
  limit_guest_use integer not null check (limit_guest_use in (0, 1)),
  guest_hours_limit integer not null check (guest_hours_limit >= 1),
  modified_at bigint not null,
  revision integer not null,
  primary key (org_id, owner_id)
);

create table guest_session (
  org_id integer not null,
  id text not null,
  device_id text not null,
  person_id text not null,
  assignment_id text not null,
  created_at bigint not null,
  expires_at bigint not null,
  until bigint,
  primary key (org_id, id),
  check (expires_at >= created_at),
  check (until >= created_at)
);
create unique index guest_session_open on guest_session (org_id, device_id) where until is null;
create index guest_session_device_time on guest_session (org_id, device_id, created_at);
create index guest_session_person_time on guest_session (org_id, person_id, created_at);

-- what happened ------------------------------------------------------------------------------------------------------

create table event_cause (
  org_id integer not null,
  sequence bigint not null,
  at bigint not null,
  actor_kind text not null,
  actor_id text not null,
  credential_id text,
  request_id text,
  reason text,
  primary key (org_id, sequence)
);

create table event (
  org_id integer not null,
  sequence bigint not null,
  cause bigint not null,
  type text not null,
  subject text,
  device_id text,
  owner_id text,
  before text,
  after text,
  digest bytea,
  chain bytea not null,
  primary key (org_id, sequence)
);

create table event_run (
  org_id integer not null,
  about bigint not null,
  sequence bigint not null,
  events integer not null,
  primary key (org_id, about, sequence)
);

create table event_run_position (
  org_id integer not null primary key,
  sequence bigint not null
);

create table retention (
  org_id integer not null primary key,
  ran_at bigint not null,
  event_sequence bigint not null,
  event_chain bytea,
  told_by bigint,
  assignments integer not null,
  credentials integer not null,
  people integer not null
);

create table device_count (
  org_id integer not null,
  dimension text not null,
  value text not null,
  location_id text not null,
  devices integer not null,
  primary key (org_id, dimension, value, location_id)
);

create table device_count_day (
  org_id integer not null,
  dimension text not null,
  value text not null,
  location_id text not null,
  day integer not null,
  devices integer not null,
  primary key (org_id, dimension, value, location_id, day)
);

create table counted_device (
  org_id integer not null,
  about bigint not null,
  holders integer not null,
  location_id text,
  lifecycle text,
  primary key (org_id, about)
);

create table device_count_position (
  org_id integer not null primary key,
  sequence bigint not null,
  at bigint not null
);

create table stock_taking (
  org_id integer not null primary key,
  at bigint not null
);

create table idempotency_key (
  org_id integer not null,
  actor_id text not null,
  key text not null,
  operation text not null,
  request text not null,
  result text not null,
  created_at bigint not null,
  primary key (org_id, actor_id, key)
);
create index idempotency_key_age on idempotency_key (org_id, created_at);

