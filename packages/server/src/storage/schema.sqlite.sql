-- Made from the migrations by `npm run generate`; do not edit. The schema on SQLite, as its own catalogue tells it.

CREATE TABLE activation_code (
  org_id integer not null,
  id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace')),
  owner_id text not null,
  model text,
  created_at integer not null,
  expires_at integer not null,
  redeemed_at integer,
  device_id text,
  primary key (org_id, id),
  check (expires_at >= created_at)
) strict, without rowid;
CREATE INDEX activation_code_owner on activation_code (org_id, owner_id, expires_at) where redeemed_at is null;

CREATE TABLE activation_index (
  digest text not null primary key,
  org_id integer not null,
  activation_id text not null
) strict, without rowid;

CREATE TABLE activity (
  org_id integer not null,
  assignment_number integer not null,
  last_active_at integer not null,
  primary key (org_id, assignment_number)
) strict, without rowid;

CREATE TABLE application (
  org_id integer not null,
  id text not null,
  client_id text not null,
  name text not null,
  role text not null check (role in ('full', 'read_only', 'user_admin', 'location_admin', 'member')),
  created_at integer not null, grants text not null default 'client_credentials', redirect_uris text not null default '[]', is_public integer not null default 0 check (is_public in (0, 1)), first_party integer not null default 0 check (first_party in (0, 1)),
  primary key (org_id, id)
) strict, without rowid;

CREATE TABLE assignment (
  org_id integer not null,
  owner_id text not null,
  id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line', 'application')),
  device_id text not null,
  number integer not null,
  role text not null check (role in ('owner', 'user', 'shared_line', 'guest')),
  created_at integer not null,
  until integer,
  end_reason text,
  expires_at integer,
  disable_at integer,
  disabled_reason text,
  revision integer not null, disabled_by text, disabled_at integer,
  primary key (org_id, owner_id, id),
  check (until >= created_at)
) strict, without rowid;
CREATE INDEX assignment_device_time on assignment (org_id, device_id, created_at);
CREATE INDEX assignment_disabling on assignment (org_id, disable_at)
  where until is null and disable_at is not null and disabled_reason is null;
CREATE INDEX assignment_expiry on assignment (org_id, expires_at) where until is null and expires_at is not null;
CREATE UNIQUE INDEX assignment_id on assignment (org_id, id);
CREATE UNIQUE INDEX assignment_number on assignment (org_id, number);
CREATE UNIQUE INDEX assignment_open on assignment (org_id, owner_id, device_id, role) where until is null;
CREATE INDEX assignment_owner_time on assignment (org_id, owner_id, created_at);

CREATE TABLE calling (
  org_id integer not null,
  owner_id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line')),
  location_id text not null,
  extension text,
  phone_number text,
  compression integer not null check (compression in (0, 1)),
  modified_at integer not null,
  primary key (org_id, owner_id)
) strict, without rowid;
CREATE UNIQUE INDEX calling_extension on calling (org_id, location_id, extension) where extension is not null;
CREATE INDEX calling_location on calling (org_id, location_id, owner_id);
CREATE UNIQUE INDEX calling_number on calling (org_id, phone_number) where phone_number is not null;

CREATE TABLE catalog_sign_in (
  org_id integer not null,
  person_id text not null,
  device_id text not null,
  at integer not null,
  address text not null,
  primary key (org_id, person_id, device_id)
) strict, without rowid;

CREATE TABLE client_index (
  client_id text not null primary key,
  org_id integer not null,
  application_id text not null
) strict, without rowid;

CREATE TABLE consent (
  org_id integer not null,
  person_id text not null,
  application_id text not null,
  scopes text not null,
  modified_at integer not null,
  primary key (org_id, person_id, application_id)
) strict, without rowid;

CREATE TABLE credential (
  org_id integer not null,
  id text not null,
  kind text not null,
  digest text not null,
  subject_kind text not null check (subject_kind in ('person', 'application')),
  subject_id text not null,
  application_id text,
  scopes text not null,
  label text not null,
  created_at integer not null,
  expires_at integer,
  revoked_at integer,
  last_used_at integer, grant_id text, assignment_id text,
  primary key (org_id, id)
) strict, without rowid;
CREATE INDEX credential_assignment on credential (org_id, assignment_id) where assignment_id is not null;
CREATE INDEX credential_expiry on credential (org_id, expires_at) where expires_at is not null;
CREATE INDEX credential_grant on credential (org_id, grant_id) where grant_id is not null;
CREATE INDEX credential_subject on credential (org_id, subject_id, id);

CREATE TABLE credential_index (
  digest text not null primary key,
  org_id integer not null,
  credential_id text not null
) strict, without rowid;

CREATE TABLE desk_phone (
  org_id integer not null,
  device_id text not null,
  activation_state text not null check (activation_state in ('activating', 'activated', 'deactivated')),
  activated_by text not null check (activated_by in ('mac', 'code')),
  ip text,
  software text,
  first_seen_at integer,
  last_seen_at integer,
  sip_user_name text not null,
  sip_password_digest text,
  custom_enabled integer not null check (custom_enabled in (0, 1)),
  customizations text,
  customized_at integer,
  changes_applied_at integer,
  primary key (org_id, device_id)
) strict, without rowid;

CREATE TABLE device (
  org_id integer not null,
  id text not null,
  number integer not null,
  kind text not null check (kind in ('mobile', 'native_catalog', 'web_catalog', 'browser', 'desk_phone', 'room_device')),
  name text,
  make text,
  model text,
  platform text check (platform in ('ios', 'android', 'windows', 'other')),
  os_version text,
  serial text,
  mac text,
  udid text,
  location_id text,
  tags text not null,
  extras text not null,
  disabled_reason text,
  disabled_by text,
  disabled_at integer,
  created_at integer not null,
  modified_at integer not null,
  revision integer not null,
  primary key (org_id, id),
  check ((disabled_reason is null) = (disabled_at is null))
) strict, without rowid;
CREATE UNIQUE INDEX device_catalog on device (org_id, udid, kind) where kind in ('native_catalog', 'web_catalog');
CREATE UNIQUE INDEX device_mac on device (org_id, mac) where mac is not null;
CREATE UNIQUE INDEX device_number on device (org_id, number);
CREATE INDEX device_telephony on device (org_id, number) where kind in ('desk_phone', 'room_device');

CREATE TABLE due_work (
  org_id integer not null,
  id text not null,
  kind text not null,
  payload text not null,
  due_at integer not null,
  attempts integer not null,
  lease_owner text,
  lease_until integer,
  primary key (org_id, id),
  check ((lease_owner is null) = (lease_until is null))
) strict, without rowid;
CREATE INDEX due_work_due on due_work (org_id, due_at, id);

CREATE TABLE event (
  org_id integer not null,
  sequence integer not null,
  at integer not null,
  type text not null,
  actor_kind text not null,
  actor_id text not null,
  credential_id text,
  request_id text,
  subject text not null,
  device_id text,
  owner_id text,
  reason text,
  before text,
  after text,
  primary key (org_id, sequence)
) strict, without rowid;

CREATE TABLE group_member (
  org_id integer not null,
  group_id text not null,
  person_id text not null,
  created_at integer not null,
  primary key (org_id, group_id, person_id)
) strict, without rowid;
CREATE INDEX group_member_person on group_member (org_id, person_id);

CREATE TABLE guest_session (
  org_id integer not null,
  id text not null,
  device_id text not null,
  person_id text not null,
  assignment_id text not null,
  created_at integer not null,
  expires_at integer not null,
  until integer,
  primary key (org_id, id),
  check (expires_at >= created_at),
  check (until >= created_at)
) strict, without rowid;
CREATE INDEX guest_session_device_time on guest_session (org_id, device_id, created_at);
CREATE UNIQUE INDEX guest_session_open on guest_session (org_id, device_id) where until is null;
CREATE INDEX guest_session_person_time on guest_session (org_id, person_id, created_at);

CREATE TABLE hoteling (
  org_id integer not null,
  owner_id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace')),
  enabled integer not null check (enabled in (0, 1)),
  limit_guest_use integer not null check (limit_guest_use in (0, 1)),
  guest_hours_limit integer not null check (guest_hours_limit >= 1),
  modified_at integer not null,
  revision integer not null,
  primary key (org_id, owner_id)
) strict, without rowid;

CREATE TABLE idempotency_key (
  org_id integer not null,
  actor_id text not null,
  key text not null,
  operation text not null,
  request text not null,
  result text not null,
  created_at integer not null,
  primary key (org_id, actor_id, key)
) strict, without rowid;
CREATE INDEX idempotency_key_age on idempotency_key (org_id, created_at);

CREATE TABLE identity_provider (
  org_id integer not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  login_claim text not null,
  modified_at integer not null,
  primary key (org_id)
) strict, without rowid;

CREATE TABLE line (
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
  created_at integer not null,
  until integer,
  primary key (org_id, id),
  check (until >= created_at)
) strict, without rowid;
CREATE INDEX line_assignment on line (org_id, assignment_id) where until is null;
CREATE INDEX line_device_time on line (org_id, device_id, created_at);
CREATE INDEX line_owner_time on line (org_id, owner_id, created_at);
CREATE UNIQUE INDEX line_port on line (org_id, device_id, port) where until is null;
CREATE UNIQUE INDEX line_primary on line (org_id, device_id) where kind = 'primary' and until is null;

CREATE TABLE location (
  org_id integer not null,
  id text not null,
  name text not null,
  created_at integer not null,
  primary key (org_id, id)
) strict, without rowid;

CREATE TABLE location_administrator (
  org_id integer not null,
  person_id text not null,
  location_id text not null,
  primary key (org_id, person_id, location_id)
) strict, without rowid;

CREATE TABLE login_index (
  login_key text not null,
  org_id integer not null,
  person_id text not null,
  primary key (login_key, org_id)
) strict, without rowid;

CREATE TABLE organization (
  org_id integer not null primary key,
  id text not null,
  name text not null,
  policy text not null,
  event_sequence integer not null,
  last_number integer not null,
  created_at integer not null
, event_chain blob) strict, without rowid;

CREATE TABLE organization_host (
  host text not null primary key,
  org_id integer not null
) strict, without rowid;

CREATE TABLE origin_index (
  origin text not null,
  org_id integer not null,
  primary key (origin, org_id)
) strict, without rowid;

CREATE TABLE password (
  org_id integer not null,
  person_id text not null,
  hash text not null,
  changed_at integer not null,
  primary key (org_id, person_id)
) strict, without rowid;

CREATE TABLE person (
  org_id integer not null,
  id text not null,
  number integer not null,
  login text not null,
  login_key text not null,
  first_name text not null,
  last_name text not null,
  display_name text not null,
  email text,
  mobile_phone text,
  role text not null check (role in ('full', 'read_only', 'user_admin', 'location_admin', 'member')),
  location_id text,
  disabled_reason text,
  created_at integer not null,
  modified_at integer not null,
  revision integer not null, removed_at integer, extras text not null default '{}',
  primary key (org_id, id)
) strict, without rowid;
CREATE INDEX person_email on person (org_id, email, number) where email is not null;
CREATE UNIQUE INDEX person_login on person (org_id, login_key) where removed_at is null;
CREATE UNIQUE INDEX person_number on person (org_id, number);
CREATE INDEX person_present on person (org_id, number, removed_at) where removed_at is null;

CREATE TABLE person_group (
  org_id integer not null,
  id text not null,
  number integer not null,
  name text not null,
  name_key text not null,
  description text not null,
  for_everybody integer not null check (for_everybody in (0, 1)),
  created_at integer not null,
  modified_at integer not null,
  primary key (org_id, id)
) strict, without rowid;
CREATE UNIQUE INDEX person_group_name on person_group (org_id, name_key);
CREATE UNIQUE INDEX person_group_number on person_group (org_id, number);

CREATE TABLE push_registration (
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
  created_at integer not null,
  modified_at integer not null,
  primary key (org_id, assignment_id, id)
) strict, without rowid;
CREATE UNIQUE INDEX push_registration_active on push_registration (org_id, target) where state = 'active';
CREATE UNIQUE INDEX push_registration_open on push_registration (org_id, assignment_id) where state <> 'ended';
CREATE INDEX push_registration_target on push_registration (org_id, target);

CREATE TABLE schema_migration (
  version integer not null primary key,
  name text not null,
  checksum text not null
) strict, without rowid;

CREATE TABLE sign_in_grant (
  org_id integer not null,
  id text not null,
  person_id text not null,
  application_id text not null,
  kind text not null check (kind in ('authorization_code', 'implicit')),
  scopes text not null,
  scope_words text not null,
  redirect_uri text not null,
  code_challenge text,
  created_at integer not null,
  primary key (org_id, id)
) strict, without rowid;

CREATE TABLE signing_credential (
  org_id integer not null,
  id text not null,
  description text not null,
  platform text not null check (platform in ('ios', 'android', 'windows_phone', 'windows')),
  expires_at integer not null,
  created_at integer not null,
  primary key (org_id, id)
) strict, without rowid;

CREATE TABLE virtual_line (
  org_id integer not null,
  id text not null,
  first_name text not null,
  last_name text not null,
  created_at integer not null,
  primary key (org_id, id)
) strict, without rowid;

CREATE TABLE workspace (
  org_id integer not null,
  id text not null,
  name text not null,
  location_id text,
  created_at integer not null,
  primary key (org_id, id)
) strict, without rowid;
