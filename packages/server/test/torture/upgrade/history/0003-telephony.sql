-- Telephony: who can be called, desk phones and what they report, activation codes.

create table virtual_line (
  org_id integer not null,
  id text not null,
  first_name text not null,
  last_name text not null,
  created_at bigint not null,
  primary key (org_id, id)
);

-- An owner who can be called. An owner without a row is not calling.
create table calling (
  org_id integer not null,
  owner_id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line')),
  location_id text not null,
  extension text,
  phone_number text,
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
  device_id text not null,
  activation_state text not null check (activation_state in ('activating', 'activated', 'deactivated')),
  activated_by text not null check (activated_by in ('mac', 'code')),
  ip text,
  software text,
  first_seen_at bigint,
  last_seen_at bigint,
  sip_user_name text not null,
  sip_password_digest text,
  custom_enabled integer not null check (custom_enabled in (0, 1)),
  customizations text,
  customized_at bigint,
  changes_applied_at bigint,
  primary key (org_id, device_id)
);
create index device_telephony on device (org_id, number) where kind in ('desk_phone', 'room_device');
create index device_model on device (org_id, model, number) where model is not null;
create index device_location on device (org_id, location_id, number) where location_id is not null;
create index device_kind on device (org_id, kind, number) where kind <> 'mobile';
create index device_platform on device (org_id, number) where platform not in ('ios', 'android');
create index device_disabled on device (org_id, number) where disabled_reason is not null;
create index device_tagged on device (org_id, number) where tags <> '[]';
create index device_serial on device (org_id, serial) where serial is not null;
create index device_udid on device (org_id, udid) where udid is not null;

-- directory: which organization issued the code
create table activation_index (
  digest text not null primary key,
  org_id integer not null,
  activation_id text not null
);

create table activation_code (
  org_id integer not null,
  id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace')),
  owner_id text not null,
  model text,
  created_at bigint not null,
  expires_at bigint not null,
  redeemed_at bigint,
  device_id text,
  primary key (org_id, id),
  check (expires_at >= created_at)
);
create index activation_code_owner on activation_code (org_id, owner_id, expires_at) where redeemed_at is null;

create index person_email on person (org_id, email_key, number) where email_key is not null;
create index person_location on person (org_id, location_id, number) where location_id is not null;
create index person_administrator on person (org_id, number) where role <> 'member';
create index person_disabled on person (org_id, number) where disabled_reason is not null;
