-- Made from the migrations by `npm run generate`; do not edit. The schema on PostgreSQL, migration by migration.

create table if not exists schema_migration (
  version integer not null primary key,
  name text collate "C" not null,
  checksum text collate "C" not null
);

-- The registry. Portable DDL: `text` becomes text with byte order on PostgreSQL, tables become strict and clustered on
-- SQLite (portable-ddl.ts). Instants are microseconds since 1970, booleans are 0 and 1, JSON is text.
-- org_id leads every primary key and index but those of the directory tables, which find the organization.

-- directory tables ---------------------------------------------------------------------------------------------------

create table organization (
  org_id integer not null primary key,
  id text collate "C" not null,
  name text collate "C" not null,
  policy text collate "C" not null,
  event_sequence bigint not null,
  last_number bigint not null,
  created_at bigint not null
);

create table organization_host (
  host text collate "C" not null primary key,
  org_id integer not null
);

create table credential_index (
  digest text collate "C" not null primary key,
  org_id integer not null,
  credential_id text collate "C" not null
);

create table client_index (
  client_id text collate "C" not null primary key,
  org_id integer not null,
  application_id text collate "C" not null
);

-- who ----------------------------------------------------------------------------------------------------------------

create table location (
  org_id integer not null,
  id text collate "C" not null,
  name text collate "C" not null,
  created_at bigint not null,
  primary key (org_id, id)
);

create table person (
  org_id integer not null,
  id text collate "C" not null,
  number bigint not null,
  login text collate "C" not null,
  login_key text collate "C" not null,
  first_name text collate "C" not null,
  last_name text collate "C" not null,
  display_name text collate "C" not null,
  email text collate "C",
  mobile_phone text collate "C",
  role text collate "C" not null check (role in ('full', 'read_only', 'user_admin', 'location_admin', 'member')),
  location_id text collate "C",
  disabled_reason text collate "C",
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null,
  primary key (org_id, id)
);
create unique index person_number on person (org_id, number);
create unique index person_login on person (org_id, login_key);

create table location_administrator (
  org_id integer not null,
  person_id text collate "C" not null,
  location_id text collate "C" not null,
  primary key (org_id, person_id, location_id)
);

create table workspace (
  org_id integer not null,
  id text collate "C" not null,
  name text collate "C" not null,
  location_id text collate "C",
  created_at bigint not null,
  primary key (org_id, id)
);

create table application (
  org_id integer not null,
  id text collate "C" not null,
  client_id text collate "C" not null,
  name text collate "C" not null,
  role text collate "C" not null check (role in ('full', 'read_only', 'user_admin', 'location_admin', 'member')),
  created_at bigint not null,
  primary key (org_id, id)
);

create table credential (
  org_id integer not null,
  id text collate "C" not null,
  kind text collate "C" not null,
  digest text collate "C" not null,
  subject_kind text collate "C" not null check (subject_kind in ('person', 'application')),
  subject_id text collate "C" not null,
  application_id text collate "C",
  scopes text collate "C" not null,
  label text collate "C" not null,
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
  id text collate "C" not null,
  number bigint not null,
  kind text collate "C" not null check (kind in ('mobile', 'native_catalog', 'web_catalog', 'browser', 'desk_phone', 'room_device')),
  name text collate "C",
  make text collate "C",
  model text collate "C",
  platform text collate "C" check (platform in ('ios', 'android', 'windows', 'other')),
  os_version text collate "C",
  serial text collate "C",
  mac text collate "C",
  udid text collate "C",
  location_id text collate "C",
  tags text collate "C" not null,
  extras text collate "C" not null,
  disabled_reason text collate "C",
  disabled_by text collate "C",
  disabled_at bigint,
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null,
  primary key (org_id, id),
  check ((disabled_reason is null) = (disabled_at is null))
);
create unique index device_number on device (org_id, number);
create unique index device_mac on device (org_id, mac) where mac is not null;
create unique index device_catalog on device (org_id, udid, kind) where kind in ('native_catalog', 'web_catalog');

-- who holds what -----------------------------------------------------------------------------------------------------
-- Clustered by owner: the list of an owner's devices is one range of the tree.

create table assignment (
  org_id integer not null,
  owner_id text collate "C" not null,
  id text collate "C" not null,
  owner_kind text collate "C" not null check (owner_kind in ('person', 'workspace', 'virtual_line', 'application')),
  device_id text collate "C" not null,
  number bigint not null,
  role text collate "C" not null check (role in ('owner', 'user', 'shared_line', 'guest')),
  created_at bigint not null,
  until bigint,
  end_reason text collate "C",
  expires_at bigint,
  disable_at bigint,
  disabled_reason text collate "C",
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
  assignment_id text collate "C" not null,
  id text collate "C" not null,
  application_id text collate "C",
  target text collate "C" not null,
  token text collate "C" not null,
  notification_id text collate "C" not null,
  accept_notifications integer not null check (accept_notifications in (0, 1)),
  session_hash text collate "C",
  state text collate "C" not null check (state in ('active', 'quarantined', 'ended')),
  state_reason text collate "C",
  created_at bigint not null,
  modified_at bigint not null,
  primary key (org_id, assignment_id, id)
);
create unique index push_registration_active on push_registration (org_id, target) where state = 'active';
create unique index push_registration_open on push_registration (org_id, assignment_id) where state <> 'ended';
create index push_registration_target on push_registration (org_id, target);

create table line (
  org_id integer not null,
  id text collate "C" not null,
  assignment_id text collate "C" not null,
  device_id text collate "C" not null,
  owner_kind text collate "C" not null check (owner_kind in ('person', 'workspace', 'virtual_line')),
  owner_id text collate "C" not null,
  port integer not null check (port >= 1),
  kind text collate "C" not null check (kind in ('primary', 'shared')),
  appearance text collate "C" not null check (appearance in ('primary', 'shared')),
  weight integer not null check (weight >= 1),
  label text collate "C",
  hotline_destination text collate "C",
  allow_call_decline integer not null check (allow_call_decline in (0, 1)),
  t38_fax integer not null check (t38_fax in (0, 1)),
  created_at bigint not null,
  until bigint,
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
  owner_id text collate "C" not null,
  owner_kind text collate "C" not null check (owner_kind in ('person', 'workspace')),
  enabled integer not null check (enabled in (0, 1)),
  limit_guest_use integer not null check (limit_guest_use in (0, 1)),
  guest_hours_limit integer not null check (guest_hours_limit >= 1),
  modified_at bigint not null,
  revision integer not null,
  primary key (org_id, owner_id)
);

create table guest_session (
  org_id integer not null,
  id text collate "C" not null,
  device_id text collate "C" not null,
  person_id text collate "C" not null,
  assignment_id text collate "C" not null,
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

create table event (
  org_id integer not null,
  sequence bigint not null,
  at bigint not null,
  type text collate "C" not null,
  actor_kind text collate "C" not null,
  actor_id text collate "C" not null,
  credential_id text collate "C",
  request_id text collate "C",
  subject text collate "C" not null,
  device_id text collate "C",
  owner_id text collate "C",
  reason text collate "C",
  before text collate "C",
  after text collate "C",
  primary key (org_id, sequence)
);

create table idempotency_key (
  org_id integer not null,
  actor_id text collate "C" not null,
  key text collate "C" not null,
  operation text collate "C" not null,
  request text collate "C" not null,
  result text collate "C" not null,
  created_at bigint not null,
  primary key (org_id, actor_id, key)
);
create index idempotency_key_age on idempotency_key (org_id, created_at);

-- Signing in: passwords, outside providers, what applications may do for people, and the grants that it all ends in.

-- directory: who has this login in which organization, for a sign-in that does not know its organization
create table login_index (
  login_key text collate "C" not null,
  org_id integer not null,
  person_id text collate "C" not null,
  primary key (login_key, org_id)
);
insert into login_index (login_key, org_id, person_id) select login_key, org_id, id from person;

-- The hash says with which parameters it was made.
create table password (
  org_id integer not null,
  person_id text collate "C" not null,
  hash text collate "C" not null,
  changed_at bigint not null,
  primary key (org_id, person_id)
);

-- The outside OpenID provider of an organization. Its client secret is what heldby shows to the provider.
create table identity_provider (
  org_id integer not null,
  name text collate "C" not null,
  issuer text collate "C" not null,
  client_id text collate "C" not null,
  client_secret text collate "C" not null,
  login_claim text collate "C" not null,
  modified_at bigint not null,
  primary key (org_id)
);

-- How an OAuth client may get tokens, and where its people are sent back to (a JSON list of exact URIs).
alter table application add column
  grants text collate "C" not null default 'client_credentials';
alter table application add column
  redirect_uris text collate "C" not null default '[]';
alter table application add column is_public integer not null default 0 check (is_public in (0, 1));
alter table application add column first_party integer not null default 0 check (first_party in (0, 1));

-- What a person has allowed an application to do for him.
create table consent (
  org_id integer not null,
  person_id text collate "C" not null,
  application_id text collate "C" not null,
  scopes text collate "C" not null,
  modified_at bigint not null,
  primary key (org_id, person_id, application_id)
);

-- One sign-in of a person to an application: the code, and every token that comes of it, belong to it and end with it.
create table sign_in_grant (
  org_id integer not null,
  id text collate "C" not null,
  person_id text collate "C" not null,
  application_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('authorization_code', 'implicit')),
  scopes text collate "C" not null,
  scope_words text collate "C" not null,
  redirect_uri text collate "C" not null,
  code_challenge text collate "C",
  created_at bigint not null,
  primary key (org_id, id)
);
alter table credential add column
  grant_id text collate "C";
create index credential_grant on credential (org_id, grant_id) where grant_id is not null;
create index credential_expiry on credential (org_id, expires_at) where expires_at is not null;

-- Telephony: who can be called, desk phones and what they report, activation codes.

create table virtual_line (
  org_id integer not null,
  id text collate "C" not null,
  first_name text collate "C" not null,
  last_name text collate "C" not null,
  created_at bigint not null,
  primary key (org_id, id)
);

-- An owner who can be called. Whoever has no row here is not calling.
create table calling (
  org_id integer not null,
  owner_id text collate "C" not null,
  owner_kind text collate "C" not null check (owner_kind in ('person', 'workspace', 'virtual_line')),
  location_id text collate "C" not null,
  extension text collate "C",
  phone_number text collate "C",
  compression integer not null check (compression in (0, 1)),
  modified_at bigint not null,
  primary key (org_id, owner_id)
);
create index calling_location on calling (org_id, location_id, owner_id);
create unique index calling_extension on calling (org_id, location_id, extension) where extension is not null;
create unique index calling_number on calling (org_id, phone_number) where phone_number is not null;

-- What a desk phone or room device has beyond a device: its activation, what it reports, its settings.
create table desk_phone (
  org_id integer not null,
  device_id text collate "C" not null,
  activation_state text collate "C" not null check (activation_state in ('activating', 'activated', 'deactivated')),
  activated_by text collate "C" not null check (activated_by in ('mac', 'code')),
  ip text collate "C",
  software text collate "C",
  first_seen_at bigint,
  last_seen_at bigint,
  sip_user_name text collate "C" not null,
  sip_password_digest text collate "C",
  custom_enabled integer not null check (custom_enabled in (0, 1)),
  customizations text collate "C",
  customized_at bigint,
  changes_applied_at bigint,
  primary key (org_id, device_id)
);
create index device_telephony on device (org_id, number) where kind in ('desk_phone', 'room_device');

-- directory: which organization issued the code
create table activation_index (
  digest text collate "C" not null primary key,
  org_id integer not null,
  activation_id text collate "C" not null
);

create table activation_code (
  org_id integer not null,
  id text collate "C" not null,
  owner_kind text collate "C" not null check (owner_kind in ('person', 'workspace')),
  owner_id text collate "C" not null,
  model text collate "C",
  created_at bigint not null,
  expires_at bigint not null,
  redeemed_at bigint,
  device_id text collate "C",
  primary key (org_id, id),
  check (expires_at >= created_at)
);
create index activation_code_owner on activation_code (org_id, owner_id, expires_at) where redeemed_at is null;

create index person_email on person (org_id, email, number) where email is not null;

-- Managed handsets: sign-ins on app catalogs, groups of people, signing credentials, origins of browsers, people who left.

-- Who has left keeps his history, and gives his login back.
drop index person_login;
alter table person add column
  removed_at bigint;
create unique index person_login on person (org_id, login_key) where removed_at is null;
-- Lists count and skip people in it alone: SQLite does so only where it finds the condition's column too.
create index person_present on person (org_id, number, removed_at) where removed_at is null;

-- Members of a vendor's person for which the core has no word, by dialect.
alter table person add column
  extras text collate "C" not null default '{}';

-- Since when, and by whose doing, one holder is blocked; nobody's is the system's. Of earlier ones that is not known.
alter table assignment add column
  disabled_by text collate "C";
alter table assignment add column
  disabled_at bigint;

-- A token of a sign-in on a device is worth something while its holder holds that device.
alter table credential add column
  assignment_id text collate "C";
create index credential_assignment on credential (org_id, assignment_id) where assignment_id is not null;

-- The last sign-in of a person to the app catalog on a device, and from which address.
create table catalog_sign_in (
  org_id integer not null,
  person_id text collate "C" not null,
  device_id text collate "C" not null,
  at bigint not null,
  address text collate "C" not null,
  primary key (org_id, person_id, device_id)
);

-- directory: the organizations into which browsers may call from this origin
create table origin_index (
  origin text collate "C" not null,
  org_id integer not null,
  primary key (origin, org_id)
);

-- Groups of people. Everybody belongs to the one that is for everybody, which has the
-- organization's own id; for the others there are rows in group_member.
create table person_group (
  org_id integer not null,
  id text collate "C" not null,
  number bigint not null,
  name text collate "C" not null,
  name_key text collate "C" not null,
  description text collate "C" not null,
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
  group_id text collate "C" not null,
  person_id text collate "C" not null,
  created_at bigint not null,
  primary key (org_id, group_id, person_id)
);
create index group_member_person on group_member (org_id, person_id);

-- What apps are signed with, as far as people must see when it expires. No key material.
create table signing_credential (
  org_id integer not null,
  id text collate "C" not null,
  description text collate "C" not null,
  platform text collate "C" not null check (platform in ('ios', 'android', 'windows_phone', 'windows')),
  expires_at bigint not null,
  created_at bigint not null,
  primary key (org_id, id)
);

-- The head of the event chain, and work that becomes due.

-- 32 bytes, null before the first event. Each transaction that adds events moves it.
alter table organization add column
  event_chain bytea;

-- Work for later. A worker claims a row by a lease (owner and end); a row whose lease has ended can be claimed again.
-- attempts counts the claims, so that a worker whose lease was taken over can be told from the one that has it now.
create table due_work (
  org_id integer not null,
  id text collate "C" not null,
  kind text collate "C" not null,
  payload text collate "C" not null,
  due_at bigint not null,
  attempts integer not null,
  lease_owner text collate "C",
  lease_until bigint,
  primary key (org_id, id),
  check ((lease_owner is null) = (lease_until is null))
);
create index due_work_due on due_work (org_id, due_at, id);
