-- Assignments are clustered by owner and number; a push registration is found by its assignment. A table gets another primary
-- key by being built anew: SQLite cannot change it.

create table assignment_anew (
  org_id integer not null,
  owner_id text not null,
  number bigint not null,
  id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line', 'application')),
  device_id text not null,
  role text not null check (role in ('owner', 'user', 'shared_line', 'guest')),
  created_at bigint not null,
  created_by text,
  create_reason text,
  until bigint,
  end_reason text,
  ended_by text,
  expires_at bigint,
  disable_at bigint,
  due_at bigint,
  overdue_told bigint,
  disabled_reason text,
  disabled_by text,
  disabled_at bigint,
  entered_at bigint,
  revision integer not null,
  primary key (org_id, owner_id, number),
  check (until >= created_at)
);

insert into assignment_anew (org_id, owner_id, number, id, owner_kind, device_id, role, created_at, until, end_reason, expires_at, disable_at,
  disabled_reason, disabled_by, disabled_at, revision)
  select org_id, owner_id, number, id, owner_kind, device_id, role, created_at, until, end_reason, expires_at, disable_at, disabled_reason, disabled_by, disabled_at, revision
  from assignment;
drop table assignment;
alter table assignment_anew rename to assignment;
create unique index assignment_id on assignment (org_id, id);
create unique index assignment_number on assignment (org_id, number);
create unique index assignment_device on assignment
  (org_id, device_id, owner_id, role, (case when until is null then 0 else number end));
create index assignment_entered on assignment (org_id, created_at, number) where entered_at is not null;
create index assignment_expiry on assignment (org_id, expires_at) where until is null and expires_at is not null;
create index assignment_disabling on assignment (org_id, disable_at)
  where until is null and disable_at is not null and disabled_reason is null;
create index assignment_restricted on assignment (org_id, number)
  where disabled_reason is not null or disable_at is not null or expires_at is not null or due_at is not null;
create index assignment_guest on assignment (org_id, number) where role = 'guest';
create index assignment_shared on assignment (org_id, number) where role in ('user', 'shared_line');
create index assignment_over on assignment (org_id, number) where until is not null or expires_at is not null;
create index assignment_due on assignment (org_id, due_at, number) where until is null and due_at is not null;
create index assignment_untold on assignment (org_id, due_at)
  where until is null and due_at is not null and (overdue_told is null or overdue_told <> due_at);

create table push_registration_anew (
  org_id integer not null,
  assignment_id text not null,
  application_id text,
  target text not null,
  token text not null,
  notification_id text not null,
  accept_notifications integer not null check (accept_notifications in (0, 1)),
  session_hash text,
  state text not null check (state in ('active', 'quarantined', 'ended')),
  state_reason text,
  modified_at bigint not null,
  primary key (org_id, assignment_id)
);

insert into push_registration_anew (org_id, assignment_id, application_id, target, token, notification_id, accept_notifications, session_hash, state, state_reason,
  modified_at)
  select org_id, assignment_id, application_id, target, token, notification_id, accept_notifications, session_hash, state, state_reason, modified_at
  from push_registration;
drop table push_registration;
alter table push_registration_anew rename to push_registration;
create unique index push_registration_active on push_registration (org_id, target) where state = 'active';
create index push_registration_quarantined on push_registration (org_id, target) where state = 'quarantined';

-- Texts of mails.
create table mail_template (
  org_id integer not null,
  name text not null,
  subject text not null,
  text text not null,
  modified_at bigint not null,
  revision integer not null,
  primary key (org_id, name)
);

-- Jobs.
create table job (
  org_id integer not null,
  id text not null,
  kind text not null,
  payload text not null,
  state text not null,
  created_at bigint not null,
  due_at bigint not null,
  attempts integer not null,
  failures integer not null,
  person_id text,
  lease_owner text,
  lease_until bigint,
  progress text,
  result text,
  error text,
  finished_at bigint,
  primary key (org_id, id),
  check ((lease_owner is null) = (lease_until is null)),
  check ((finished_at is null) = (state = 'waiting'))
);
create index job_due on job (org_id, due_at, id) where state = 'waiting' and lease_until is null;
create index job_lease on job (org_id, lease_until) where lease_until is not null;
create index job_created on job (org_id, created_at, id);
create index job_finished on job (org_id, finished_at) where finished_at is not null;

-- What a sign-in was proven with, and what ends with it.
alter table application add column disabled_reason text;
alter table application add column removed_at bigint;
alter table credential add column session_id text;
alter table credential add column secret_id text;
alter table credential add column app_number bigint;
create index credential_session on credential (org_id, session_id) where session_id is not null;
create index credential_secret on credential (org_id, secret_id) where secret_id is not null;
create index credential_application on credential (org_id, application_id) where application_id is not null;
alter table password add column version integer not null default 1;
-- An organization has several providers. One that is there gets an id of its own, which no other row has.
create table identity_provider_anew (
  org_id integer not null,
  id text not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  domains text not null,
  login_claim text not null,
  verified_as_text integer not null check (verified_as_text in (0, 1)),
  groups_claim text,
  rules text not null,
  new_people text,
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null,
  primary key (org_id, id)
);
insert into identity_provider_anew (org_id, id, name, issuer, client_id, client_secret, domains, login_claim, verified_as_text, rules, created_at,
  modified_at, revision)
  select org_id, '01980000-0000-7000-8000-0000000000f1', name, issuer, client_id, client_secret, '[]', login_claim, 0, '[]', modified_at, modified_at, 1
  from identity_provider;
drop table identity_provider;
alter table identity_provider_anew rename to identity_provider;
create unique index identity_provider_issuer on identity_provider (org_id, issuer);
create table provider_domain (
  org_id integer not null,
  domain text not null,
  provider_id text not null,
  primary key (org_id, domain)
);
create index provider_domain_provider on provider_domain (org_id, provider_id);
create table outside_identity (
  org_id integer not null,
  id text not null,
  issuer text not null,
  subject text not null,
  person_id text not null,
  login text not null,
  is_origin integer not null check (is_origin in (0, 1)),
  last_groups text,
  given text,
  created_at bigint not null,
  primary key (org_id, id)
);
create unique index outside_identity_subject on outside_identity (org_id, issuer, subject);
create unique index outside_identity_person on outside_identity (org_id, person_id, issuer);

-- While it lasts, nobody can sign in with this login and a password from a network: there were too many wrong passwords. Logins that
-- nobody has are locked, too, so that the answer does not tell which ones there are.
create table lock_out (
  org_id integer not null,
  account text not null, -- a digest of the login, 43 characters
  network text not null, -- from which the wrong ones came; empty for every network that is not familiar
  person_id text, -- null for a login that nobody has
  attempts integer not null, -- the wrong ones that led to it
  began_at bigint not null,
  until bigint not null, -- its planned end
  lifted_at bigint, -- null unless somebody lifted it before
  primary key (org_id, account, network)
);
-- Lock-outs by their end: those in force, and those to be deleted.
create index lock_out_until on lock_out (org_id, until);

-- A network from which people of the organization sign in with their passwords. Whatever strangers try elsewhere, it stays open.
create table familiar_network (
  org_id integer not null,
  network text not null, -- an IPv4 address, or the /64 of an IPv6 address
  last_at bigint not null, -- up to a day old
  primary key (org_id, network)
);

create table block (
  org_id integer not null,
  id text not null,
  device_id text not null,
  owner_kind text check (owner_kind in ('person', 'workspace', 'virtual_line', 'application')),
  owner_id text,
  reason text,
  blocked_by text,
  blocked_at bigint,
  disable_at bigint,
  expires_at bigint,
  created_at bigint not null,
  revision integer not null,
  primary key (org_id, id),
  check ((owner_kind is null) = (owner_id is null)),
  check (reason is not null or disable_at is not null or expires_at is not null)
);
create index block_owner on block (org_id, owner_id, id) where owner_id is not null;
create table block_key (
  org_id integer not null,
  key text not null,
  block_id text not null,
  reporter_id text not null,
  primary key (org_id, key, block_id, reporter_id)
);
create index block_key_block on block_key (org_id, block_id);
alter table organization add column closed_at bigint;
alter table organization add column closed_reason text;
alter table organization add column rests_until bigint;
alter table organization add column elsewhere text;

alter table person add column details text;
alter table device add column details text;
alter table device add column lifecycle text check (lifecycle in ('in_repair', 'lost', 'retired'));
alter table person add column entered_at bigint;
create index person_left on person (org_id, login_key) where removed_at is not null;
create index person_entered on person (org_id, created_at, number) where entered_at is not null;
alter table device add column entered_at bigint;
create index device_entered on device (org_id, created_at, number) where entered_at is not null;
create index device_lifecycle_set on device (org_id, number) where lifecycle is not null;

create table identifier (
  org_id integer not null,
  noun text not null check (noun in ('person', 'device')),
  kind text not null,
  value text not null,
  object_id text not null,
  primary key (org_id, noun, kind, value, object_id)
);
create unique index identifier_once on identifier (org_id, noun, kind, value) where kind not in ('iccid', 'phone_number');
create index identifier_value on identifier (org_id, noun, value);

create table device_lifecycle (
  org_id integer not null,
  device_id text not null,
  since bigint not null,
  state text not null check (state in ('in_repair', 'lost', 'retired')),
  reason text,
  set_by text,
  disabled integer not null check (disabled in (0, 1)),
  until bigint,
  end_reason text,
  ended_by text,
  undone_import text,
  primary key (org_id, device_id, since),
  check (until >= since)
);

create table device_merge (
  org_id integer not null,
  id text not null,
  number bigint not null,
  kept_id text not null,
  merged_id text not null,
  merged_number bigint not null,
  reason text,
  evidence text not null,
  created_at bigint not null,
  created_by text,
  undo_until bigint not null,
  closed_at bigint,
  things text not null,
  restore text,
  primary key (org_id, id)
);
create unique index device_merge_merged on device_merge (org_id, merged_id) where closed_at is null;
create unique index device_merge_number on device_merge (org_id, merged_number) where closed_at is null;
create index device_merge_kept on device_merge (org_id, kept_id, number);
create index device_merge_undo on device_merge (org_id, undo_until) where restore is not null;

create table person_merge (
  org_id integer not null,
  id text not null,
  number bigint not null,
  kept_id text not null,
  merged_id text not null,
  reason text,
  created_at bigint not null,
  created_by text,
  undo_until bigint not null,
  closed_at bigint,
  restore text,
  primary key (org_id, id)
);
create unique index person_merge_merged on person_merge (org_id, merged_id) where closed_at is null;
create index person_merge_kept on person_merge (org_id, kept_id, number);
create index person_merge_undo on person_merge (org_id, undo_until) where restore is not null;

create table metadata_definition (
  org_id integer not null,
  id text not null,
  key text not null,
  applies_to text not null,
  type text not null check (type in ('text', 'number', 'boolean', 'date', 'enum')),
  choices text,
  max_length integer,
  is_required integer not null check (is_required in (0, 1)),
  description text,
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null,
  primary key (org_id, id)
);
create unique index metadata_definition_key on metadata_definition (org_id, key);

create table off_boarding (
  org_id integer not null,
  id text not null,
  number bigint not null,
  person_id text not null,
  state text not null check (state in ('planned', 'done', 'undone', 'cancelled', 'failed')),
  effective_at bigint not null,
  reason text,
  hand_to_kind text check (hand_to_kind in ('person', 'workspace', 'virtual_line', 'application')),
  hand_to text,
  keep_login integer not null check (keep_login in (0, 1)),
  kept_login text,
  created_at bigint not null,
  created_by text,
  done_at bigint,
  undo_until bigint,
  closed_at bigint,
  closed_by text,
  problem text,
  things text not null,
  restore text,
  revision integer not null,
  primary key (org_id, id),
  check ((hand_to is null) = (hand_to_kind is null))
);
create index off_boarding_time on off_boarding (org_id, effective_at, number);
create index off_boarding_person on off_boarding (org_id, person_id, number);
create unique index off_boarding_planned on off_boarding (org_id, person_id) where state = 'planned';
create index off_boarding_due on off_boarding (org_id, effective_at) where state = 'planned';
create unique index off_boarding_login on off_boarding (org_id, kept_login) where kept_login is not null;
create index off_boarding_undo on off_boarding (org_id, undo_until) where restore is not null;
create table location_anew (
  org_id integer not null,
  id text not null,
  name text not null,
  created_at bigint not null,
  modified_at bigint not null,
  closed_at bigint,
  extras text,
  revision integer not null,
  primary key (org_id, id)
);
insert into location_anew (org_id, id, name, created_at, modified_at, revision)
  select org_id, id, name, created_at, created_at, 1 from location;
drop table location;
alter table location_anew rename to location;

create table workspace_anew (
  org_id integer not null,
  id text not null,
  name text not null,
  location_id text,
  created_at bigint not null,
  modified_at bigint not null,
  closed_at bigint,
  extras text,
  revision integer not null,
  primary key (org_id, id)
);
insert into workspace_anew (org_id, id, name, location_id, created_at, modified_at, revision)
  select org_id, id, name, location_id, created_at, created_at, 1 from workspace;
drop table workspace;
alter table workspace_anew rename to workspace;
create index workspace_location on workspace (org_id, location_id) where location_id is not null;

create table virtual_line_anew (
  org_id integer not null,
  id text not null,
  first_name text not null,
  last_name text not null,
  created_at bigint not null,
  modified_at bigint not null,
  closed_at bigint,
  extras text,
  revision integer not null,
  primary key (org_id, id)
);
insert into virtual_line_anew (org_id, id, first_name, last_name, created_at, modified_at, revision)
  select org_id, id, first_name, last_name, created_at, created_at, 1 from virtual_line;
drop table virtual_line;
alter table virtual_line_anew rename to virtual_line;

alter table calling add column guest_allowed integer not null default 1 check (guest_allowed in (0, 1));
alter table credential add column limits text;
alter table credential add column method text check (method in ('password', 'provider'));
alter table credential add column network text;
alter table credential add column agent text;
create index credential_sign_in on credential (org_id, id) where method is not null and revoked_at is null;

create table policy_run (
  org_id integer not null,
  id text not null,
  number bigint not null,
  policy text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'undoing', 'undo_failed', 'undone')),
  started_at bigint not null,
  started_by text,
  finished_at bigint,
  disabled integer not null,
  ended integer not null,
  released integer not null,
  reminded integer not null,
  undone_at bigint,
  undone_by text,
  error text,
  primary key (org_id, id)
);

create unique index policy_run_number on policy_run (org_id, policy, number);

create index policy_run_open on policy_run (org_id, id) where state in ('waiting', 'running', 'undoing');

create table policy_step (
  org_id integer not null,
  id text not null,
  number bigint not null,
  policy text not null,
  run_id text,
  device_id text not null,
  step text not null check (step in ('disabled', 'ended', 'released', 'reminded', 'allowed')),
  why text not null,
  at bigint not null,
  last_active_at bigint,
  limit_days integer,
  ended_assignments text not null,
  undone_at bigint,
  undone_by text,
  primary key (org_id, id)
);

create index policy_step_number on policy_step (org_id, policy, number);

create index policy_step_run on policy_step (org_id, run_id, number) where run_id is not null;

create index policy_step_device on policy_step (org_id, device_id, number);

create table loan_reminder (
  org_id integer not null,
  assignment_number bigint not null,
  due_at bigint not null,
  days integer not null,
  at bigint not null,
  primary key (org_id, assignment_number)
);

create table approval (
  org_id integer not null,
  id text not null,
  number bigint not null,
  cause text not null check (cause in ('approval', 'caps')),
  assignment_id text not null,
  device_id text not null,
  owner_id text not null,
  state text not null check (state in ('waiting', 'approved', 'denied', 'expired', 'withdrawn')),
  asked_at bigint not null,
  expires_at bigint not null,
  decided_at bigint,
  decided_by text,
  reason text,
  revision integer not null,
  primary key (org_id, id)
);

create unique index approval_number on approval (org_id, number);

create index approval_waiting on approval (org_id, number) where state = 'waiting';

create index approval_expiry on approval (org_id, expires_at) where state = 'waiting';

create unique index approval_assignment on approval (org_id, assignment_id);

create index approval_owner on approval (org_id, owner_id, number);

create table stale_device (
  org_id integer not null,
  device_id text not null,
  state text not null check (state in ('grace', 'spared')),
  since bigint not null,
  primary key (org_id, device_id)
);

create index stale_device_grace on stale_device (org_id, device_id) where state = 'grace';

create table policy_exemption (
  org_id integer not null,
  id text not null,
  number bigint not null,
  policy text not null,
  kind text not null check (kind in ('device', 'person', 'group', 'location', 'tag')),
  target text not null,
  reason text,
  until bigint,
  created_at bigint not null,
  created_by text,
  primary key (org_id, id)
);

create unique index policy_exemption_target on policy_exemption (org_id, policy, kind, target);

create index policy_exemption_number on policy_exemption (org_id, policy, number);

create table webhook (
  org_id integer not null,
  id text not null,
  name text not null,
  shown_url text not null,
  sealed text not null,
  format text not null check (format in ('standard', 'slack', 'teams')),
  types text,
  owner_id text,
  device_id text,
  location_id text,
  old_secret_until bigint,
  disabled_reason text,
  disabled_at bigint,
  is_switched_off integer not null check (is_switched_off in (0, 1)),
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null,
  position bigint not null,
  replay_after bigint,
  replay_up_to bigint,
  last_delivered_at bigint,
  failing_since bigint,
  last_error text,
  wishes integer not null,
  lease_owner text,
  lease_until bigint,
  claims integer not null,
  primary key (org_id, id),
  check ((replay_after is null) = (replay_up_to is null)),
  check ((lease_owner is null) = (lease_until is null))
);

create table webhook_delivery (
  org_id integer not null,
  webhook_id text not null,
  sequence bigint not null,
  type text not null,
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null,
  created_at bigint not null,
  retried_since bigint not null,
  next_at bigint,
  settled_at bigint,
  primary key (org_id, webhook_id, sequence)
);
create index webhook_delivery_waiting on webhook_delivery (org_id, webhook_id, sequence) where state = 'waiting';

create table webhook_attempt (
  org_id integer not null,
  webhook_id text not null,
  sequence bigint not null,
  attempt integer not null,
  at bigint not null,
  duration_ms integer not null,
  status integer,
  error text,
  answer text,
  primary key (org_id, webhook_id, sequence, attempt)
);

create table file_import (
  org_id integer not null,
  id text not null,
  name text not null,
  list text not null check (list in ('people', 'devices', 'assignments', 'lines')),
  state text not null,
  options text not null,
  file text,
  mapping text,
  counts text not null,
  problem text,
  bytes bigint not null,
  position integer not null,
  actor text not null,
  job_id text,
  created_by text not null,
  created_at bigint not null,
  applied_at bigint,
  undone_at bigint,
  expires_at bigint not null,
  revision integer not null,
  primary key (org_id, id)
);
create index file_import_age on file_import (org_id, expires_at);

create table file_piece (
  org_id integer not null,
  import_id text not null,
  number integer not null,
  bytes bytea not null,
  primary key (org_id, import_id, number)
);

create table file_row (
  org_id integer not null,
  import_id text not null,
  number integer not null,
  line integer not null,
  state text not null check (state in ('new', 'changed', 'same', 'refused')),
  cells text not null,
  changes text,
  touched text,
  reason text,
  result text,
  person_id text,
  former_id text,
  primary key (org_id, import_id, number)
);
create index file_row_state on file_row (org_id, import_id, state, number);
create index file_row_result on file_row (org_id, import_id, result, number) where result is not null;
create index file_row_person on file_row (org_id, person_id) where person_id is not null;
create index file_row_former on file_row (org_id, former_id) where former_id is not null;

create table column_mapping (
  org_id integer not null,
  head text not null,
  mapping text not null,
  saved_at bigint not null,
  primary key (org_id, head)
);

create table directory (
  org_id integer not null,
  id text not null,
  name text not null,
  kind text not null,
  on_inactive text not null check (on_inactive in ('disable', 'off_board')),
  rules text not null,
  application_id text not null,
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null,
  primary key (org_id, id)
);
create unique index directory_application on directory (org_id, application_id);

create table directory_person (
  org_id integer not null,
  directory_id text not null,
  person_id text not null,
  number bigint not null,
  external_id text,
  active integer not null check (active in (0, 1)),
  ended text check (ended in ('disabled', 'off_boarded')),
  attributes text not null,
  given text,
  pending text,
  login_key text,
  created_at bigint not null,
  modified_at bigint not null,
  deleted_at bigint,
  primary key (org_id, directory_id, person_id)
);
create unique index directory_person_managed on directory_person (org_id, person_id) where deleted_at is null;
create index directory_person_external on directory_person (org_id, directory_id, external_id) where external_id is not null;
create index directory_person_login on directory_person (org_id, directory_id, login_key) where login_key is not null;
create index directory_person_number on directory_person (org_id, directory_id, number) where deleted_at is null;

create table directory_group (
  org_id integer not null,
  group_id text not null,
  directory_id text not null,
  number bigint not null,
  external_id text,
  created_at bigint not null,
  modified_at bigint not null,
  primary key (org_id, group_id)
);
create index directory_group_number on directory_group (org_id, directory_id, number);

create table directory_call (
  org_id integer not null,
  directory_id text not null,
  id text not null,
  at bigint not null,
  method text not null,
  path text not null,
  status integer not null,
  reason text,
  body text,
  primary key (org_id, directory_id, id)
);

-- The settings of phones that have none of their own: of all, and of those in a location.
create table desk_settings (
  org_id integer not null,
  location_id text not null, -- '': of the whole organization
  enabled integer not null check (enabled in (0, 1)), -- the location has settings of its own; 1 for the organization
  customizations text not null, -- JSON: what of the settings was set
  modified_at bigint not null,
  primary key (org_id, location_id)
);

-- How the line keys of phones of a model are laid out, under a name.
create table key_template (
  org_id integer not null,
  id text not null,
  name text not null,
  model text not null,
  extras text not null, -- JSON: the layout, by dialect, as it is kept with a device
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null, -- counts the changes
  primary key (org_id, id)
);
-- A template by its name, which is given once.
create unique index key_template_name on key_template (org_id, name);
