-- Made from the migrations by `npm run generate`; do not edit. The schema on SQLite, as its own catalogue tells it.

CREATE TABLE activation_code (
  org_id integer not null,
  id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace')),
  owner_id text not null, -- who gets the phone
  model text, -- the only model that may use it; null for any
  created_at integer not null,
  expires_at integer not null,
  redeemed_at integer, -- null while it can be used
  device_id text, -- the phone that used it
  primary key (org_id, id),
  check (expires_at >= created_at)
) strict, without rowid;
CREATE INDEX activation_code_owner on activation_code (org_id, owner_id, expires_at) where redeemed_at is null;

CREATE TABLE activation_index (
  digest text not null primary key, -- SHA-256 of the code: 43 characters
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
  client_id text not null, -- as the client presents it
  name text not null,
  role text not null check (role in ('full', 'read_only', 'user_admin', 'location_admin', 'member')),
  grants text not null, -- how it may get tokens, separated by spaces
  redirect_uris text not null, -- JSON: the exact URIs to which people are sent back
  is_public integer not null check (is_public in (0, 1)), -- it cannot keep a secret, and has none
  first_party integer not null check (first_party in (0, 1)), -- people are not asked for their consent
  disabled_reason text, -- null while it may act
  removed_at integer, -- null while it is registered; the row of a removed one stays, for the names in the history
  created_at integer not null,
  primary key (org_id, id)
) strict, without rowid;

CREATE TABLE approval (
  org_id integer not null,
  id text not null,
  number integer not null, -- in this order they were asked for
  cause text not null check (cause in ('approval', 'caps')), -- the policy that asks
  assignment_id text not null,
  device_id text not null,
  owner_id text not null, -- the person
  state text not null check (state in ('waiting', 'approved', 'denied', 'expired', 'withdrawn')),
  asked_at integer not null,
  expires_at integer not null, -- without a decision until then, the assignment ends
  decided_at integer, -- null while it waits
  decided_by text, -- the person or application; null for the system, and while it waits
  reason text, -- in the words of who decided
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
) strict, without rowid;
CREATE UNIQUE INDEX approval_assignment on approval (org_id, assignment_id);
CREATE INDEX approval_expiry on approval (org_id, expires_at) where state = 'waiting';
CREATE UNIQUE INDEX approval_number on approval (org_id, number);
CREATE INDEX approval_owner on approval (org_id, owner_id, number);
CREATE INDEX approval_waiting on approval (org_id, number) where state = 'waiting';

CREATE TABLE assignment (
  org_id integer not null,
  owner_id text not null,
  number integer not null, -- tells the owner's assignments apart in every index in 3 to 5 bytes, and is the id for vendors whose ids are numbers
  id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line', 'application')),
  device_id text not null,
  role text not null check (role in ('owner', 'user', 'shared_line', 'guest')),
  created_at integer not null, -- the beginning of the interval
  created_by text, -- who gave the device: a person, an application, or the organization for the system; null for the owner themselves
  create_reason text, -- in the words of who gave it
  until integer, -- its end; null while it is open
  end_reason text,
  ended_by text, -- the person or application that ended it; null for the system
  expires_at integer, -- a planned end: counts from when it comes
  disable_at integer, -- a planned disabling: counts from when it comes
  due_at integer, -- when a loan is to come back; the holder keeps the device beyond it
  overdue_told integer, -- the due_at whose passing is in the history
  disabled_reason text, -- null while this holder may use the device
  disabled_by text, -- the person or application; null for the system
  disabled_at integer,
  entered_at integer, -- when it was entered, where somebody gave the interval by hand; null where it began as it was entered
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, owner_id, number),
  check (until >= created_at)
) strict, without rowid;
CREATE UNIQUE INDEX assignment_device on assignment
  (org_id, device_id, owner_id, role, (case when until is null then 0 else number end));
CREATE INDEX assignment_disabling on assignment (org_id, disable_at)
  where until is null and disable_at is not null and disabled_reason is null;
CREATE INDEX assignment_due on assignment (org_id, due_at, number) where until is null and due_at is not null;
CREATE INDEX assignment_entered on assignment (org_id, created_at, number) where entered_at is not null;
CREATE INDEX assignment_expiry on assignment (org_id, expires_at) where until is null and expires_at is not null;
CREATE INDEX assignment_guest on assignment (org_id, number) where role = 'guest';
CREATE UNIQUE INDEX assignment_id on assignment (org_id, id);
CREATE UNIQUE INDEX assignment_number on assignment (org_id, number);
CREATE INDEX assignment_over on assignment (org_id, number) where until is not null or expires_at is not null;
CREATE INDEX assignment_restricted on assignment (org_id, number)
  where disabled_reason is not null or disable_at is not null or expires_at is not null or due_at is not null;
CREATE INDEX assignment_shared on assignment (org_id, number) where role in ('user', 'shared_line');
CREATE INDEX assignment_untold on assignment (org_id, due_at)
  where until is null and due_at is not null and (overdue_told is null or overdue_told <> due_at);

CREATE TABLE block (
  org_id integer not null,
  id text not null,
  device_id text not null, -- the device on which it was set, or on which the same hardware was last seen
  owner_kind text check (owner_kind in ('person', 'workspace', 'virtual_line', 'application')),
  owner_id text, -- who is blocked; null for every holder
  reason text, -- null while only something is planned
  blocked_by text, -- the person or application; null for the system
  blocked_at integer,
  disable_at integer, -- a planned disabling: counts from when it comes
  expires_at integer, -- a planned end: from when it comes only an administrator gives the device again
  created_at integer not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id),
  check ((owner_kind is null) = (owner_id is null)),
  check (reason is not null or disable_at is not null or expires_at is not null)
) strict, without rowid;
CREATE INDEX block_owner on block (org_id, owner_id, id) where owner_id is not null;

CREATE TABLE block_key (
  org_id integer not null,
  key text not null, -- the kind of identity, and the device's id or 24 characters of a digest
  block_id text not null,
  reporter_id text not null, -- whose reports it counts for: the blocked holder who said that their hardware has it; empty for everybody's
  primary key (org_id, key, block_id, reporter_id)
) strict, without rowid;
CREATE INDEX block_key_block on block_key (org_id, block_id);

CREATE TABLE calling (
  org_id integer not null,
  owner_id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line')),
  location_id text not null,
  extension text,
  phone_number text, -- E.164
  compression integer not null check (compression in (0, 1)),
  guest_allowed integer not null default 1 check (guest_allowed in (0, 1)), -- whether they may use the phones of hosts
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
  address text not null, -- the IP address that it came from
  primary key (org_id, person_id, device_id)
) strict, without rowid;

CREATE TABLE client_index (
  client_id text not null primary key, -- as the client presents it
  org_id integer not null,
  application_id text not null
) strict, without rowid;

CREATE TABLE column_mapping (
  org_id integer not null,
  head text not null, -- SHA-256 of the list and the names of its columns: 43 characters
  mapping text not null, -- JSON: a member for each column
  saved_at integer not null,
  primary key (org_id, head)
) strict, without rowid;

CREATE TABLE consent (
  org_id integer not null,
  person_id text not null,
  application_id text not null,
  scopes text not null, -- separated by spaces
  modified_at integer not null,
  primary key (org_id, person_id, application_id)
) strict, without rowid;

CREATE TABLE counted_device (
  org_id integer not null,
  about integer not null, -- 48 bits of the SHA-256 of its id: 6 bytes in place of 36
  holders integer not null, -- open assignments
  location_id text,
  lifecycle text, -- set by hand
  primary key (org_id, about)
) strict, without rowid;

CREATE TABLE credential (
  org_id integer not null,
  id text not null,
  kind text not null,
  digest text not null, -- SHA-256 of the secret, 43 characters: leads back to the row of credential_index
  subject_kind text not null check (subject_kind in ('person', 'application')),
  subject_id text not null, -- the person or application that it authenticates
  application_id text, -- the OAuth client that it was issued to
  grant_id text, -- the sign-in that it comes from, and ends with
  session_id text, -- the browser's session that it comes from; it ends when the person signs out there
  secret_id text, -- the client secret that it was got with, and ends with
  assignment_id text, -- the holding of the device on which the sign-in happened: it ends with it
  app_number integer, -- the number of the holding of the phone that its app registered last: calls count as activity there
  scopes text not null, -- separated by spaces
  limits text, -- JSON: the endpoints and locations that the token is limited to, and whether it only tries; null for no limits
  label text not null, -- for people
  created_at integer not null,
  expires_at integer,
  revoked_at integer,
  last_used_at integer, -- written in batches, a few seconds late
  method text check (method in ('password', 'provider')), -- how the person signed in; only where a session begins with it
  network text, -- where the person signed in from: an IPv4 address, or the /64 of an IPv6 address
  agent text, -- what their browser or app calls itself
  primary key (org_id, id)
) strict, without rowid;
CREATE INDEX credential_application on credential (org_id, application_id) where application_id is not null;
CREATE INDEX credential_assignment on credential (org_id, assignment_id) where assignment_id is not null;
CREATE INDEX credential_expiry on credential (org_id, expires_at) where expires_at is not null;
CREATE INDEX credential_grant on credential (org_id, grant_id) where grant_id is not null;
CREATE INDEX credential_secret on credential (org_id, secret_id) where secret_id is not null;
CREATE INDEX credential_session on credential (org_id, session_id) where session_id is not null;
CREATE INDEX credential_sign_in on credential (org_id, id) where method is not null and revoked_at is null;
CREATE INDEX credential_subject on credential (org_id, subject_id, id);

CREATE TABLE credential_index (
  digest text not null primary key, -- SHA-256 of the secret: 43 characters
  org_id integer not null,
  credential_id text not null
) strict, without rowid;

CREATE TABLE desk_phone (
  org_id integer not null,
  device_id text not null,
  activation_state text not null check (activation_state in ('activating', 'activated', 'deactivated')),
  activated_by text not null check (activated_by in ('mac', 'code')),
  ip text, -- as the phone reports it
  software text, -- as the phone reports it
  first_seen_at integer,
  last_seen_at integer,
  sip_user_name text not null,
  sip_password_digest text,
  custom_enabled integer not null check (custom_enabled in (0, 1)), -- it has settings of its own
  customizations text, -- JSON: these settings
  customized_at integer,
  changes_applied_at integer,
  primary key (org_id, device_id)
) strict, without rowid;

CREATE TABLE desk_settings (
  org_id integer not null,
  location_id text not null, -- '': of the whole organization
  enabled integer not null check (enabled in (0, 1)), -- the location has settings of its own; 1 for the organization
  customizations text not null, -- JSON: what of the settings was set
  modified_at integer not null,
  primary key (org_id, location_id)
) strict, without rowid;

CREATE TABLE device (
  org_id integer not null,
  id text not null,
  number integer not null, -- the id for vendors whose ids are numbers; lists are in this order
  kind text not null check (kind in ('mobile', 'native_catalog', 'web_catalog', 'browser', 'desk_phone', 'room_device')),
  name text,
  make text,
  model text,
  platform text check (platform in ('ios', 'android', 'windows', 'other')),
  os_version text,
  serial text,
  mac text, -- 12 hexadecimal digits in upper case
  udid text, -- the vendor's id of the hardware under an app catalog, as it was sent
  hardware_key text, -- by which an app catalog is found again: its udid in one spelling, or a digest of its holder and what it reported
  location_id text,
  tags text not null, -- JSON: words by which desk phones are found
  extras text not null, -- JSON: members of a vendor's device for which the core has no word, by dialect
  details text, -- JSON: what few devices have (ids elsewhere, more MACs, IMEIs, SIM, asset tag, notes …), only what is set; null: none
  lifecycle text check (lifecycle in ('in_repair', 'lost', 'retired')), -- set by hand; null: in stock or assigned, by its holders
  disabled_reason text, -- null while the device may be used
  disabled_by text, -- the person or application; null for the system
  disabled_at integer,
  created_at integer not null,
  entered_at integer, -- when the row was made, where somebody gave created_at by hand; null where it is the same
  modified_at integer not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id),
  check ((disabled_reason is null) = (disabled_at is null))
) strict, without rowid;
CREATE UNIQUE INDEX device_catalog on device (org_id, hardware_key, kind) where kind in ('native_catalog', 'web_catalog');
CREATE INDEX device_disabled on device (org_id, number) where disabled_reason is not null;
CREATE INDEX device_entered on device (org_id, created_at, number) where entered_at is not null;
CREATE INDEX device_kind on device (org_id, kind, number) where kind <> 'mobile';
CREATE INDEX device_lifecycle_set on device (org_id, number) where lifecycle is not null;
CREATE INDEX device_location on device (org_id, location_id, number) where location_id is not null;
CREATE UNIQUE INDEX device_mac on device (org_id, mac) where mac is not null;
CREATE INDEX device_model on device (org_id, model, number) where model is not null;
CREATE UNIQUE INDEX device_number on device (org_id, number);
CREATE INDEX device_platform on device (org_id, number) where platform not in ('ios', 'android');
CREATE INDEX device_serial on device (org_id, serial) where serial is not null;
CREATE INDEX device_tagged on device (org_id, number) where tags <> '[]';
CREATE INDEX device_telephony on device (org_id, number) where kind in ('desk_phone', 'room_device');
CREATE INDEX device_udid on device (org_id, udid) where udid is not null;

CREATE TABLE device_count (
  org_id integer not null,
  dimension text not null, -- what the value is of: kind, platform, make, model, state, lifecycle; total for all; joined, left, begun, ended, failed_sign_ins; active, unused, unheld, people, stale
  value text not null, -- empty for devices without one
  location_id text not null, -- where the devices are; empty for nowhere
  devices integer not null,
  primary key (org_id, dimension, value, location_id)
) strict, without rowid;

CREATE TABLE device_count_day (
  org_id integer not null,
  dimension text not null,
  value text not null,
  location_id text not null,
  day integer not null, -- counted from 1970-01-01
  devices integer not null,
  primary key (org_id, dimension, value, location_id, day)
) strict, without rowid;

CREATE TABLE device_count_position (
  org_id integer not null primary key,
  sequence integer not null,
  at integer not null -- of that event
) strict, without rowid;

CREATE TABLE device_lifecycle (
  org_id integer not null,
  device_id text not null,
  since integer not null,
  state text not null check (state in ('in_repair', 'lost', 'retired')),
  reason text, -- in the caller's words
  set_by text, -- the person or application; null for the system
  disabled integer not null check (disabled in (0, 1)), -- it disabled the device, which is enabled again when it ends
  until integer, -- its end; null while it lasts
  end_reason text,
  ended_by text, -- the person or application; null for the system, and while it lasts
  undone_import text, -- by whose undo it was retired, so that an import brings it back; null for none
  primary key (org_id, device_id, since),
  check (until >= since)
) strict, without rowid;

CREATE TABLE device_merge (
  org_id integer not null,
  id text not null,
  number integer not null, -- in this order they were made
  kept_id text not null, -- the device that goes on, which may have been merged into another since
  merged_id text not null, -- the device that it turned out to be, too
  merged_number integer not null, -- its number: vendors whose ids are numbers ask by it
  reason text, -- in the words of who did it
  evidence text not null, -- JSON: the ids of hardware that both had
  created_at integer not null,
  created_by text, -- the person or application; null for the system
  undo_until integer not null,
  closed_at integer, -- when it was undone; null while it counts
  things text not null, -- JSON: what became of each assignment
  restore text, -- JSON: what is brought back; null when it cannot be undone any more
  primary key (org_id, id)
) strict, without rowid;
CREATE INDEX device_merge_kept on device_merge (org_id, kept_id, number);
CREATE UNIQUE INDEX device_merge_merged on device_merge (org_id, merged_id) where closed_at is null;
CREATE UNIQUE INDEX device_merge_number on device_merge (org_id, merged_number) where closed_at is null;
CREATE INDEX device_merge_undo on device_merge (org_id, undo_until) where restore is not null;

CREATE TABLE directory (
  org_id integer not null,
  id text not null,
  name text not null,
  kind text not null, -- which product it is
  on_inactive text not null check (on_inactive in ('disable', 'off_board')), -- what happens to people that it deactivates
  rules text not null, -- JSON: what the members of its groups get
  application_id text not null, -- as which it acts; it has the tokens
  created_at integer not null,
  modified_at integer not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
) strict, without rowid;
CREATE UNIQUE INDEX directory_application on directory (org_id, application_id);

CREATE TABLE directory_call (
  org_id integer not null,
  directory_id text not null,
  id text not null,
  at integer not null,
  method text not null,
  path text not null, -- with its query where it was refused
  status integer not null, -- of the answer
  reason text, -- why it was refused; null where it was answered
  body text, -- the beginning of what was sent
  primary key (org_id, directory_id, id)
) strict, without rowid;

CREATE TABLE directory_group (
  org_id integer not null,
  group_id text not null,
  directory_id text not null,
  number integer not null, -- the group's: in this order they are listed
  external_id text, -- the id in the directory, as given
  created_at integer not null,
  modified_at integer not null,
  primary key (org_id, group_id)
) strict, without rowid;
CREATE INDEX directory_group_number on directory_group (org_id, directory_id, number);

CREATE TABLE directory_person (
  org_id integer not null,
  directory_id text not null,
  person_id text not null,
  number integer not null, -- the person's: in this order they are listed
  external_id text, -- the id in the directory, as given
  active integer not null check (active in (0, 1)), -- what the directory said last
  ended text check (ended in ('disabled', 'off_boarded')), -- what deactivating them did; null: nothing, or it is taken back
  attributes text not null, -- JSON: what the directory said for which the core has no word
  given text, -- JSON: the role and the location that a rule gave; null for none
  pending text, -- JSON: what the directory said of somebody who is not here, to hold when they return
  login_key text, -- the login that the directory said last, in lower case: also of people who have left
  created_at integer not null,
  modified_at integer not null,
  deleted_at integer, -- null while the directory manages them
  primary key (org_id, directory_id, person_id)
) strict, without rowid;
CREATE INDEX directory_person_external on directory_person (org_id, directory_id, external_id) where external_id is not null;
CREATE INDEX directory_person_login on directory_person (org_id, directory_id, login_key) where login_key is not null;
CREATE UNIQUE INDEX directory_person_managed on directory_person (org_id, person_id) where deleted_at is null;
CREATE INDEX directory_person_number on directory_person (org_id, directory_id, number) where deleted_at is null;

CREATE TABLE event (
  org_id integer not null,
  sequence integer not null,
  cause integer not null, -- the row of event_cause: 1 to 5 bytes in place of some 130
  type text not null,
  subject text, -- the id of what changed; null where it is the device, or without a device the owner
  device_id text, -- the device that it is about, if any
  owner_id text, -- the owner that it is about, if any
  before text, -- JSON: of the object as it was, the members that changed
  after text, -- JSON: the object as it is, without what the row says
  digest blob, -- what `chain` holds of this event: kept only where the content was erased and it cannot be computed any more
  chain blob not null, -- SHA-256 of the previous event's chain and this event's digest: 32 bytes
  primary key (org_id, sequence)
) strict, without rowid;

CREATE TABLE event_cause (
  org_id integer not null,
  sequence integer not null, -- of the change's first event
  at integer not null,
  actor_kind text not null, -- person, application or system
  actor_id text not null,
  credential_id text, -- what the actor presented; null for the system
  request_id text, -- the request in the access log
  reason text, -- in the caller's words
  primary key (org_id, sequence)
) strict, without rowid;

CREATE TABLE event_run (
  org_id integer not null,
  about integer not null, -- 48 bits of the SHA-256 of the id: 6 bytes in place of 36; the reader compares the whole id
  sequence integer not null, -- of the first of adjacent events about it
  events integer not null, -- how many they are: a phone's three events are one run
  primary key (org_id, about, sequence)
) strict, without rowid;

CREATE TABLE event_run_position (
  org_id integer not null primary key,
  sequence integer not null
) strict, without rowid;

CREATE TABLE familiar_network (
  org_id integer not null,
  network text not null, -- an IPv4 address, or the /64 of an IPv6 address
  last_at integer not null, -- up to a day old
  primary key (org_id, network)
) strict, without rowid;

CREATE TABLE file_import (
  org_id integer not null,
  id text not null,
  name text not null, -- of the file, for people
  list text not null check (list in ('people', 'devices', 'assignments', 'lines')),
  state text not null, -- uploading, planning, planned, failed, applying, applied, undoing, undone or cancelled
  options text not null, -- JSON: what the caller wants of it, such as another encoding or mapping
  file text, -- JSON: how the file is written, and its columns; null until it was read
  mapping text, -- JSON: what each column sets; null until it was read
  counts text not null, -- JSON: how many rows are in which state
  problem text, -- why the file cannot be read; null while it can
  bytes integer not null, -- of the file
  position integer not null, -- the last row that the work in hand has done
  actor text not null, -- JSON: who asked for the work in hand, with the scopes that they had then
  job_id text, -- the work in hand; null while there is none
  created_by text not null, -- the person or application; for the system, the organization
  created_at integer not null,
  applied_at integer, -- when the last row was applied
  undone_at integer, -- when the last row was undone
  expires_at integer not null, -- when it is forgotten, and can no longer be undone
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
) strict, without rowid;
CREATE INDEX file_import_age on file_import (org_id, expires_at);

CREATE TABLE file_piece (
  org_id integer not null,
  import_id text not null,
  number integer not null, -- from 0
  bytes blob not null, -- at most 256 kB
  primary key (org_id, import_id, number)
) strict, without rowid;

CREATE TABLE file_row (
  org_id integer not null,
  import_id text not null,
  number integer not null, -- from 1
  line integer not null, -- of the file, where the row begins
  state text not null check (state in ('new', 'changed', 'same', 'refused')),
  cells text not null, -- JSON: as they are in the file; empty once somebody in the row was erased
  changes text, -- JSON: each member that changes, before and after; null for nothing
  touched text, -- JSON: what it makes or changes, with revisions; null for nothing
  reason text, -- why it is refused, was not applied, or was not undone; null for no reason
  result text, -- applied, refused, reversed, kept or failed; null until it is done
  person_id text, -- who it is about
  former_id text, -- who had the device before
  primary key (org_id, import_id, number)
) strict, without rowid;
CREATE INDEX file_row_former on file_row (org_id, former_id) where former_id is not null;
CREATE INDEX file_row_person on file_row (org_id, person_id) where person_id is not null;
CREATE INDEX file_row_result on file_row (org_id, import_id, result, number) where result is not null;
CREATE INDEX file_row_state on file_row (org_id, import_id, state, number);

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
  person_id text not null, -- the guest
  assignment_id text not null, -- the holding that it is
  created_at integer not null,
  expires_at integer not null, -- when it is over by itself
  until integer, -- null while nobody has ended it
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
  key text not null, -- as the caller chose it
  operation text not null, -- what was done
  request text not null, -- SHA-256 of what was asked, 43 characters: the key stands for this request alone
  result text not null, -- JSON: the answer
  created_at integer not null,
  primary key (org_id, actor_id, key)
) strict, without rowid;
CREATE INDEX idempotency_key_age on idempotency_key (org_id, created_at);

CREATE TABLE identifier (
  org_id integer not null,
  noun text not null check (noun in ('person', 'device')),
  kind text not null, -- employee_number, asset_tag, imei, iccid, mac, phone_number, or `external` and the source
  value text not null, -- in the form in which it is compared
  object_id text not null, -- the person or device
  primary key (org_id, noun, kind, value, object_id)
) strict, without rowid;
CREATE UNIQUE INDEX identifier_once on identifier (org_id, noun, kind, value) where kind not in ('iccid', 'phone_number');
CREATE INDEX identifier_value on identifier (org_id, noun, value);

CREATE TABLE identity_provider (
  org_id integer not null,
  id text not null,
  name text not null,
  issuer text not null,
  client_id text not null, -- heldby's own, at the provider
  client_secret text not null, -- what heldby presents to the provider, sealed with a key that is not in the store
  domains text not null, -- JSON: whose people are asked about there; empty: everybody whose domain no other provider has
  login_claim text not null, -- which claim is the login
  verified_as_text integer not null check (verified_as_text in (0, 1)), -- it sends `email_verified` as the text 'true'
  groups_claim text, -- which claim lists the groups of a person; null: none is read
  rules text not null, -- JSON: what the members of groups get
  new_people text, -- JSON: what people get that their first sign-in adds; null: it adds nobody
  created_at integer not null,
  modified_at integer not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
) strict, without rowid;
CREATE UNIQUE INDEX identity_provider_issuer on identity_provider (org_id, issuer);

CREATE TABLE job (
  org_id integer not null,
  id text not null, -- a UUID, or the fixed name of a job that there is once
  kind text not null,
  payload text not null, -- JSON: what the kind of job needs
  state text not null, -- waiting (also while a worker has it), done, dead (it failed too often) or cancelled
  created_at integer not null,
  due_at integer not null,
  attempts integer not null, -- counts the claims: tells a worker whose lease was taken over from the one that has it now
  failures integer not null, -- in a row, those of lost workers included
  person_id text, -- who asked for it; null: the system
  lease_owner text, -- the worker; null while nobody works on it
  lease_until integer,
  progress text, -- JSON: how far it is
  result text, -- JSON: what came of it
  error text, -- why the last attempt failed
  finished_at integer, -- since when it is not waiting any more
  primary key (org_id, id),
  check ((lease_owner is null) = (lease_until is null)),
  check ((finished_at is null) = (state = 'waiting'))
) strict, without rowid;
CREATE INDEX job_created on job (org_id, created_at, id);
CREATE INDEX job_due on job (org_id, due_at, id) where state = 'waiting' and lease_until is null;
CREATE INDEX job_finished on job (org_id, finished_at) where finished_at is not null;
CREATE INDEX job_lease on job (org_id, lease_until) where lease_until is not null;

CREATE TABLE key_template (
  org_id integer not null,
  id text not null,
  name text not null,
  model text not null,
  extras text not null, -- JSON: the layout, by dialect, as it is kept with a device
  created_at integer not null,
  modified_at integer not null,
  revision integer not null, -- counts the changes
  primary key (org_id, id)
) strict, without rowid;
CREATE UNIQUE INDEX key_template_name on key_template (org_id, name);

CREATE TABLE line (
  org_id integer not null,
  id text not null,
  assignment_id text not null, -- the holding that it came with, and ends with
  device_id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line')),
  owner_id text not null, -- whose line it is
  port integer not null check (port >= 1), -- its first key on the phone
  kind text not null check (kind in ('primary', 'shared')),
  appearance text not null check (appearance in ('primary', 'shared')),
  weight integer not null check (weight >= 1), -- how many keys it takes
  label text,
  hotline_destination text,
  allow_call_decline integer not null check (allow_call_decline in (0, 1)),
  t38_fax integer not null check (t38_fax in (0, 1)),
  created_at integer not null,
  until integer, -- null while it is open
  revision integer not null, -- what If-Match is compared with
  primary key (org_id, id),
  check (until >= created_at)
) strict, without rowid;
CREATE INDEX line_assignment on line (org_id, assignment_id) where until is null;
CREATE INDEX line_device_time on line (org_id, device_id, created_at);
CREATE INDEX line_owner_time on line (org_id, owner_id, created_at);
CREATE UNIQUE INDEX line_port on line (org_id, device_id, port) where until is null;
CREATE UNIQUE INDEX line_primary on line (org_id, device_id) where kind = 'primary' and until is null;

CREATE TABLE loan_reminder (
  org_id integer not null,
  assignment_number integer not null,
  due_at integer not null, -- the due time that it was about
  days integer not null, -- how many days after it; below 0 before it
  at integer not null,
  primary key (org_id, assignment_number)
) strict, without rowid;

CREATE TABLE location (
  org_id integer not null,
  id text not null,
  name text not null,
  created_at integer not null,
  modified_at integer not null,
  closed_at integer, -- null while it is open
  extras text, -- JSON: members of a vendor's location for which the core has no word, by dialect; null: none
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
) strict, without rowid;

CREATE TABLE location_administrator (
  org_id integer not null,
  person_id text not null,
  location_id text not null,
  primary key (org_id, person_id, location_id)
) strict, without rowid;

CREATE TABLE lock_out (
  org_id integer not null,
  account text not null, -- a digest of the login, 43 characters
  network text not null, -- from which the wrong ones came; empty for every network that is not familiar
  person_id text, -- null for a login that nobody has
  attempts integer not null, -- the wrong ones that led to it
  began_at integer not null,
  until integer not null, -- its planned end
  lifted_at integer, -- null unless somebody lifted it before
  primary key (org_id, account, network)
) strict, without rowid;
CREATE INDEX lock_out_until on lock_out (org_id, until);

CREATE TABLE mail_template (
  org_id integer not null,
  name text not null, -- what the mail is about: a word of the contract
  subject text not null,
  text text not null,
  modified_at integer not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, name)
) strict, without rowid;

CREATE TABLE metadata_definition (
  org_id integer not null,
  id text not null,
  key text not null, -- the name of the member in `metadata`
  applies_to text not null, -- JSON: people, devices
  type text not null check (type in ('text', 'number', 'boolean', 'date', 'enum')),
  choices text, -- JSON: the values of an enum; null for other types
  max_length integer, -- of a text; null for other types
  is_required integer not null check (is_required in (0, 1)), -- the native API creates nothing without it
  description text, -- for people who fill it in
  created_at integer not null,
  modified_at integer not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
) strict, without rowid;
CREATE UNIQUE INDEX metadata_definition_key on metadata_definition (org_id, key);

CREATE TABLE off_boarding (
  org_id integer not null,
  id text not null,
  number integer not null, -- tells those of the same instant apart in the list
  person_id text not null,
  state text not null check (state in ('planned', 'done', 'undone', 'cancelled', 'failed')),
  effective_at integer not null, -- when they are to leave, or left
  reason text,
  hand_to_kind text check (hand_to_kind in ('person', 'workspace', 'virtual_line', 'application')),
  hand_to text, -- who gets their devices
  keep_login integer not null check (keep_login in (0, 1)), -- nobody else may have their login
  kept_login text, -- the login that nobody else may have, in lower case; null before they left, and once it is free
  created_at integer not null,
  created_by text, -- the person or application that asked for it; null for the system
  done_at integer, -- null unless it was done
  undo_until integer, -- null unless it was done
  closed_at integer, -- when it was undone or cancelled, or failed
  closed_by text, -- the person or application; null for the system
  problem text, -- why it failed
  things text not null, -- JSON: each thing that ended or stayed, with its name
  restore text, -- JSON: what is brought back; null before they left, and when it cannot be undone any more
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id),
  check ((hand_to is null) = (hand_to_kind is null))
) strict, without rowid;
CREATE INDEX off_boarding_due on off_boarding (org_id, effective_at) where state = 'planned';
CREATE UNIQUE INDEX off_boarding_login on off_boarding (org_id, kept_login) where kept_login is not null;
CREATE INDEX off_boarding_person on off_boarding (org_id, person_id, number);
CREATE UNIQUE INDEX off_boarding_planned on off_boarding (org_id, person_id) where state = 'planned';
CREATE INDEX off_boarding_time on off_boarding (org_id, effective_at, number);
CREATE INDEX off_boarding_undo on off_boarding (org_id, undo_until) where restore is not null;

CREATE TABLE organization (
  org_id integer not null primary key, -- the tenant in every other table: 1 to 4 bytes, where its id takes 36
  id text not null, -- the tenant for callers
  name text not null, -- for people; not unique
  policy text not null, -- JSON: its settings, as far as they differ from the default
  event_sequence integer not null, -- of its last event
  event_chain blob, -- the chain of its last event, 32 bytes; null before the first
  last_number integer not null, -- the last integer handed out, for vendors whose ids are numbers
  created_at integer not null,
  closed_at integer, -- since when nobody can sign in or call it; null while it is open
  closed_reason text, -- in the words of the operator
  rests_until integer, -- until when its jobs and webhooks rest, because it is about to move; null: they do not
  elsewhere text -- JSON: where it has moved to, or that it has not arrived yet; null while it lives in this store
) strict, without rowid;

CREATE TABLE organization_host (
  host text not null primary key, -- in lower case
  org_id integer not null
) strict, without rowid;

CREATE TABLE origin_index (
  origin text not null, -- scheme, host and port
  org_id integer not null,
  primary key (origin, org_id)
) strict, without rowid;

CREATE TABLE outside_identity (
  org_id integer not null,
  id text not null,
  issuer text not null, -- the provider
  subject text not null, -- the person at the provider, for good
  person_id text not null,
  login text not null, -- what the provider called them at the first sign-in
  is_origin integer not null check (is_origin in (0, 1)), -- the first sign-in added the person
  last_groups text, -- JSON: the groups that the last token named; null: none were read
  given text, -- JSON: the role and the location that a rule gave; null: nothing
  created_at integer not null,
  primary key (org_id, id)
) strict, without rowid;
CREATE UNIQUE INDEX outside_identity_person on outside_identity (org_id, person_id, issuer);
CREATE UNIQUE INDEX outside_identity_subject on outside_identity (org_id, issuer, subject);

CREATE TABLE password (
  org_id integer not null,
  person_id text not null,
  hash text not null, -- says by itself with which parameters it was made
  version integer not null, -- counts the passwords: a sign-in that has proven an earlier one is refused when it writes
  changed_at integer not null,
  primary key (org_id, person_id)
) strict, without rowid;

CREATE TABLE person (
  org_id integer not null,
  id text not null,
  number integer not null, -- the id for vendors whose ids are numbers; lists are in this order
  login text not null, -- as it was written
  login_key text not null, -- in lower case: what must be unique; empty for somebody who left and was erased, at modified_at
  first_name text not null,
  last_name text not null,
  display_name text not null,
  name_key text not null, -- the display name without letter case and accents: by which it is sorted
  email text, -- as it was written
  email_key text, -- without letter case: by which it is found
  mobile_phone text,
  role text not null check (role in ('full', 'read_only', 'user_admin', 'location_admin', 'member')),
  location_id text,
  extras text not null, -- JSON: members of a vendor's person for which the core has no word, by dialect
  details text, -- JSON: what few people have (ids elsewhere, employee number, metadata), only the members that are set; null: none
  disabled_reason text, -- null while the person may act
  removed_at integer, -- null while the person is here
  created_at integer not null,
  entered_at integer, -- when the row was made, where somebody gave created_at by hand; null where it is the same
  modified_at integer not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
) strict, without rowid;
CREATE INDEX person_administrator on person (org_id, number) where role <> 'member';
CREATE INDEX person_disabled on person (org_id, number) where disabled_reason is not null;
CREATE INDEX person_email on person (org_id, email_key, number) where email_key is not null;
CREATE INDEX person_entered on person (org_id, created_at, number) where entered_at is not null;
CREATE INDEX person_full on person (org_id, id) where role = 'full' and removed_at is null;
CREATE INDEX person_left on person (org_id, login_key) where removed_at is not null;
CREATE INDEX person_location on person (org_id, location_id, number) where location_id is not null;
CREATE UNIQUE INDEX person_login on person (org_id, login_key) where removed_at is null;
CREATE INDEX person_name on person (org_id, name_key, number) where removed_at is null;
CREATE UNIQUE INDEX person_number on person (org_id, number);
CREATE INDEX person_present on person (org_id, number, removed_at) where removed_at is null;

CREATE TABLE person_group (
  org_id integer not null,
  id text not null,
  number integer not null, -- the id for vendors whose ids are numbers
  name text not null,
  name_key text not null, -- in lower case: what must be unique
  description text not null,
  for_everybody integer not null check (for_everybody in (0, 1)),
  created_at integer not null,
  modified_at integer not null,
  primary key (org_id, id)
) strict, without rowid;
CREATE UNIQUE INDEX person_group_name on person_group (org_id, name_key);
CREATE UNIQUE INDEX person_group_number on person_group (org_id, number);

CREATE TABLE person_merge (
  org_id integer not null,
  id text not null,
  number integer not null, -- in this order they were made
  kept_id text not null, -- the person who goes on, and may have been merged into another since
  merged_id text not null, -- the record that turned out to be the same person
  reason text, -- in the words of who did it
  created_at integer not null,
  created_by text, -- the person or application; null for the system
  undo_until integer not null,
  closed_at integer, -- when it was undone; null while it counts
  restore text, -- JSON: what is brought back; null when it cannot be undone any more
  primary key (org_id, id)
) strict, without rowid;
CREATE INDEX person_merge_kept on person_merge (org_id, kept_id, number);
CREATE UNIQUE INDEX person_merge_merged on person_merge (org_id, merged_id) where closed_at is null;
CREATE INDEX person_merge_undo on person_merge (org_id, undo_until) where restore is not null;

CREATE TABLE policy_change (
  org_id integer not null,
  setting text not null, -- a member of the policy
  at integer not null,
  actor_kind text not null, -- person, application or system
  actor_id text not null, -- for the system, the organization's
  primary key (org_id, setting)
) strict, without rowid;

CREATE TABLE policy_exemption (
  org_id integer not null,
  id text not null,
  number integer not null, -- in this order they were made
  policy text not null,
  kind text not null check (kind in ('device', 'person', 'group', 'location', 'tag')),
  target text not null, -- the id, or the tag as it is inside a text of JSON
  reason text, -- in the words of who made it
  until integer, -- its end; null for none
  created_at integer not null,
  created_by text, -- the person or application; null for the system
  primary key (org_id, id)
) strict, without rowid;
CREATE INDEX policy_exemption_number on policy_exemption (org_id, policy, number);
CREATE UNIQUE INDEX policy_exemption_target on policy_exemption (org_id, policy, kind, target);

CREATE TABLE policy_run (
  org_id integer not null,
  id text not null,
  number integer not null, -- in this order they were started
  policy text not null, -- stale, loans, retention: those that are carried out at a time
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'undoing', 'undo_failed', 'undone')),
  started_at integer not null,
  started_by text, -- the person or application that asked for it; null for the schedule
  finished_at integer, -- null until it is done
  disabled integer not null, -- how many devices it disabled
  ended integer not null, -- of how many devices it ended the assignments
  released integer not null, -- how many devices are as they were before
  reminded integer not null, -- of how many loans it reminded
  undone_at integer, -- when somebody asked for its undo; null if nobody did
  undone_by text, -- the person or application; null for the system
  error text, -- why it, or its undo, ended before it was done; null if it did not
  primary key (org_id, id)
) strict, without rowid;
CREATE UNIQUE INDEX policy_run_number on policy_run (org_id, policy, number);
CREATE INDEX policy_run_open on policy_run (org_id, id) where state in ('waiting', 'running', 'undoing');

CREATE TABLE policy_step (
  org_id integer not null,
  id text not null,
  number integer not null, -- in this order they were taken
  policy text not null,
  run_id text, -- null for a step that was taken at once
  device_id text not null,
  step text not null check (step in ('disabled', 'ended', 'released', 'reminded', 'allowed')),
  why text not null, -- a word of the contract
  at integer not null,
  last_active_at integer, -- when the device was last used, as it was known then
  limit_days integer, -- after how many days it was stale
  ended_assignments text not null, -- JSON: the ids of the assignments that ended with it
  undone_at integer, -- null unless it was undone
  undone_by text, -- the person or application; null for the system
  primary key (org_id, id)
) strict, without rowid;
CREATE INDEX policy_step_device on policy_step (org_id, device_id, number);
CREATE INDEX policy_step_number on policy_step (org_id, policy, number);
CREATE INDEX policy_step_run on policy_step (org_id, run_id, number) where run_id is not null;

CREATE TABLE provider_domain (
  org_id integer not null,
  domain text not null, -- in ASCII and lower case
  provider_id text not null,
  primary key (org_id, domain)
) strict, without rowid;
CREATE INDEX provider_domain_provider on provider_domain (org_id, provider_id);

CREATE TABLE push_registration (
  org_id integer not null,
  assignment_id text not null,
  application_id text, -- the OAuth client that registered it
  target text not null, -- a digest of application, platform and token: 24 characters, whatever the length of the token
  token text not null, -- what the push service wants
  notification_id text not null, -- what the app says of itself
  accept_notifications integer not null check (accept_notifications in (0, 1)),
  session_hash text, -- what the app says of its session
  state text not null check (state in ('active', 'quarantined', 'ended')),
  state_reason text, -- null while it is active
  modified_at integer not null,
  primary key (org_id, assignment_id)
) strict, without rowid;
CREATE UNIQUE INDEX push_registration_active on push_registration (org_id, target) where state = 'active';
CREATE INDEX push_registration_quarantined on push_registration (org_id, target) where state = 'quarantined';

CREATE TABLE retention (
  org_id integer not null primary key,
  ran_at integer not null, -- when it was last looked for what is to go: nodes that share the store take turns by it
  event_sequence integer not null, -- the last event that was removed; 0 before the first
  event_chain blob, -- its chain, from which on the rest verifies; null before the first
  told_by integer, -- the event that tells of it; null before the first
  assignments integer not null, -- removed since the last event that told of any
  credentials integer not null, -- the same
  people integer not null -- erased, the same
) strict, without rowid;

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
  scopes text not null, -- separated by spaces
  scope_words text not null, -- the scopes as the client spelled them
  redirect_uri text not null, -- the one that the code was sent to, and must be redeemed with
  code_challenge text, -- PKCE
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

CREATE TABLE stale_device (
  org_id integer not null,
  device_id text not null,
  state text not null check (state in ('grace', 'spared')),
  since integer not null,
  primary key (org_id, device_id)
) strict, without rowid;
CREATE INDEX stale_device_grace on stale_device (org_id, device_id) where state = 'grace';

CREATE TABLE stock_taking (
  org_id integer not null primary key,
  at integer not null
) strict, without rowid;

CREATE TABLE virtual_line (
  org_id integer not null,
  id text not null,
  first_name text not null,
  last_name text not null,
  created_at integer not null,
  modified_at integer not null,
  closed_at integer, -- null while it is open
  extras text, -- JSON: members of a vendor's line for which the core has no word, by dialect; null: none
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
) strict, without rowid;

CREATE TABLE webhook (
  org_id integer not null,
  id text not null,
  name text not null, -- for people
  shown_url text not null, -- where it leads, without what may be a secret
  sealed text not null, -- JSON: the URL and the secrets that sign, sealed with a key that is not in the store
  format text not null check (format in ('standard', 'slack', 'teams')),
  types text, -- JSON: types of events, and nouns as `device.*`; null for every type
  owner_id text, -- only events about this owner
  device_id text, -- only events about this device
  location_id text, -- only events about what is at this location
  old_secret_until integer, -- until when the secret before the present one signs, too
  disabled_reason text, -- null while it is enabled
  disabled_at integer,
  is_switched_off integer not null check (is_switched_off in (0, 1)), -- it was disabled because nothing could be delivered
  created_at integer not null,
  modified_at integer not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  position integer not null, -- every event up to here is delivered, has a row in webhook_delivery, or was not wanted
  replay_after integer, -- the events behind this one, up to replay_up_to, are sent again first
  replay_up_to integer,
  last_delivered_at integer,
  failing_since integer, -- since when every try has failed; null if the last one did not
  last_error text, -- why the last try failed
  wishes integer not null, -- counts what was asked of the process that sends: another URL, a replay, a message again
  lease_owner text, -- the process that sends; null while none does
  lease_until integer,
  claims integer not null, -- counts the claims: tells a process whose lease was taken over from the one that has it now
  primary key (org_id, id),
  check ((replay_after is null) = (replay_up_to is null)),
  check ((lease_owner is null) = (lease_until is null))
) strict, without rowid;

CREATE TABLE webhook_attempt (
  org_id integer not null,
  webhook_id text not null,
  sequence integer not null,
  attempt integer not null, -- counts the tries of the delivery from 1
  at integer not null,
  duration_ms integer not null,
  status integer, -- of the answer; null where there was none
  error text, -- why it failed; null if it did not
  answer text, -- the first kilobyte; null where there was none, and after somebody was erased, because receivers repeat what they got
  primary key (org_id, webhook_id, sequence, attempt)
) strict, without rowid;

CREATE TABLE webhook_delivery (
  org_id integer not null,
  webhook_id text not null,
  sequence integer not null, -- the event
  type text not null, -- of the event: the log is filtered by it
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null, -- how often it was tried
  created_at integer not null, -- when it was first tried, or held back by another of the same subject
  retried_since integer not null, -- three days after this it is given up
  next_at integer, -- when it is tried next; null when it is settled
  settled_at integer, -- when it was delivered or given up
  primary key (org_id, webhook_id, sequence)
) strict, without rowid;
CREATE INDEX webhook_delivery_waiting on webhook_delivery (org_id, webhook_id, sequence) where state = 'waiting';

CREATE TABLE workspace (
  org_id integer not null,
  id text not null,
  name text not null,
  location_id text,
  created_at integer not null,
  modified_at integer not null,
  closed_at integer, -- null while it is open
  extras text, -- JSON: members of a vendor's workspace for which the core has no word, by dialect; null: none
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
) strict, without rowid;
CREATE INDEX workspace_location on workspace (org_id, location_id) where location_id is not null;
