-- The registry. docs/storage-schema.md is made from these comments: one above a table says what a row is, one behind a column
-- what its bytes are for, one above an index which question it answers, or which rule it enforces.
--
-- Portable DDL: `text` sorts by its bytes on PostgreSQL, too; tables are strict and clustered by their primary key on SQLite, where
-- every other index therefore carries the primary key. Instants are microseconds since 1970 (8 bytes), booleans are 0 and 1, JSON
-- is text, ids are UUIDs as 36 characters. org_id leads every key and index but those of the directory tables.

-- directory: which organization ---------------------------------------------------------------------------------------

-- A tenant. Row 0 is the installation. Below 0 is one that is being moved into the store, under the number that it will have.
create table organization (
  org_id integer not null primary key, -- the tenant in every other table: 1 to 4 bytes, where its id takes 36
  id text not null, -- the tenant for callers
  name text not null, -- for people; not unique
  policy text not null, -- JSON: its settings, as far as they differ from the default
  event_sequence bigint not null, -- of its last event
  event_chain bytea, -- the chain of its last event, 32 bytes; null before the first
  last_number bigint not null, -- the last integer handed out, for vendors whose ids are numbers
  created_at bigint not null,
  closed_at bigint, -- since when nobody can sign in or call it; null while it is open
  closed_reason text, -- in the words of the operator
  rests_until bigint, -- until when its jobs and webhooks rest, because it is about to move; null: they do not
  elsewhere text -- JSON: where it has moved to, or that it has not arrived yet; null while it lives in this store
);

-- When an organization last set or reset a setting of its policy, and who did. Without a row it never did.
create table policy_change (
  org_id integer not null,
  setting text not null, -- a member of the policy
  at bigint not null,
  actor_kind text not null, -- person, application or system
  actor_id text not null, -- for the system, the organization's
  primary key (org_id, setting)
);

-- A host name that leads to an organization.
create table organization_host (
  host text not null primary key, -- in lower case
  org_id integer not null
);

-- Which organization the credential is from that a caller presents.
create table credential_index (
  digest text not null primary key, -- SHA-256 of the secret: 43 characters
  org_id integer not null,
  credential_id text not null
);

-- Which organization an OAuth client is from.
create table client_index (
  client_id text not null primary key, -- as the client presents it
  org_id integer not null,
  application_id text not null
);

-- Which organization issued an activation code.
create table activation_index (
  digest text not null primary key, -- SHA-256 of the code: 43 characters
  org_id integer not null,
  activation_id text not null
);

-- The organizations into which browsers may call from an origin.
create table origin_index (
  origin text not null, -- scheme, host and port
  org_id integer not null,
  primary key (origin, org_id)
);

-- who -----------------------------------------------------------------------------------------------------------------

-- A place where people, rooms and devices are.
create table location (
  org_id integer not null,
  id text not null,
  name text not null,
  created_at bigint not null,
  modified_at bigint not null,
  closed_at bigint, -- null while it is open
  extras text, -- JSON: members of a vendor's location for which the core has no word, by dialect; null: none
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
);

-- Somebody who can hold devices and sign in. The row of a person who left stays, for the names in the history.
create table person (
  org_id integer not null,
  id text not null,
  number bigint not null, -- the id for vendors whose ids are numbers; lists are in this order
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
  removed_at bigint, -- null while the person is here
  created_at bigint not null,
  entered_at bigint, -- when the row was made, where somebody gave created_at by hand; null where it is the same
  modified_at bigint not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
);
-- A person by number; the list of people in order of creation.
create unique index person_number on person (org_id, number);
-- A person by login; no two who are here have the same one.
create unique index person_login on person (org_id, login_key) where removed_at is null;
-- Who had a login when they left: a first sign-in does not bring them back.
create index person_left on person (org_id, login_key) where removed_at is not null;
-- People by name. Few people are added and renamed: 60 bytes.
create index person_name on person (org_id, name_key, number) where removed_at is null;
-- Counts and skips the people who are here. SQLite does so from the index alone only where the condition's column is in it.
create index person_present on person (org_id, number, removed_at) where removed_at is null;
-- The full administrators who are here: whether there is another one is asked before one of them goes.
create index person_full on person (org_id, id) where role = 'full' and removed_at is null;
-- People by e-mail address, in order of creation.
create index person_email on person (org_id, email_key, number) where email_key is not null;
-- The people of a location, in order of creation.
create index person_location on person (org_id, location_id, number) where location_id is not null;
-- Those who are more than members, in order of creation: there are few.
create index person_administrator on person (org_id, number) where role <> 'member';
-- People whose beginning was given by hand, by it: numbers do not tell when these began.
create index person_entered on person (org_id, created_at, number) where entered_at is not null;
-- Those who cannot sign in, in order of creation: there are few.
create index person_disabled on person (org_id, number) where disabled_reason is not null;

-- Somebody who leaves or left. What is needed to take them back is here for as long as that is possible, and no secret.
create table off_boarding (
  org_id integer not null,
  id text not null,
  number bigint not null, -- tells those of the same instant apart in the list
  person_id text not null,
  state text not null check (state in ('planned', 'done', 'undone', 'cancelled', 'failed')),
  effective_at bigint not null, -- when they are to leave, or left
  reason text,
  hand_to_kind text check (hand_to_kind in ('person', 'workspace', 'virtual_line', 'application')),
  hand_to text, -- who gets their devices
  keep_login integer not null check (keep_login in (0, 1)), -- nobody else may have their login
  kept_login text, -- the login that nobody else may have, in lower case; null before they left, and once it is free
  created_at bigint not null,
  created_by text, -- the person or application that asked for it; null for the system
  done_at bigint, -- null unless it was done
  undo_until bigint, -- null unless it was done
  closed_at bigint, -- when it was undone or cancelled, or failed
  closed_by text, -- the person or application; null for the system
  problem text, -- why it failed
  things text not null, -- JSON: each thing that ended or stayed, with its name
  restore text, -- JSON: what is brought back; null before they left, and when it cannot be undone any more
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id),
  check ((hand_to is null) = (hand_to_kind is null))
);
-- Who leaves and left, by date.
create index off_boarding_time on off_boarding (org_id, effective_at, number);
-- When somebody left, newest last.
create index off_boarding_person on off_boarding (org_id, person_id, number);
-- Nobody has two plans.
create unique index off_boarding_planned on off_boarding (org_id, person_id) where state = 'planned';
-- Plans that have come.
create index off_boarding_due on off_boarding (org_id, effective_at) where state = 'planned';
-- Whether a login is kept for somebody who left.
create unique index off_boarding_login on off_boarding (org_id, kept_login) where kept_login is not null;
-- What cannot be undone any more, to be pruned.
create index off_boarding_undo on off_boarding (org_id, undo_until) where restore is not null;

-- Another record of a person who goes on. The row stays, because the other id leads to the person for good.
create table person_merge (
  org_id integer not null,
  id text not null,
  number bigint not null, -- in this order they were made
  kept_id text not null, -- the person who goes on, and may have been merged into another since
  merged_id text not null, -- the record that turned out to be the same person
  reason text, -- in the words of who did it
  created_at bigint not null,
  created_by text, -- the person or application; null for the system
  undo_until bigint not null,
  closed_at bigint, -- when it was undone; null while it counts
  restore text, -- JSON: what is brought back; null when it cannot be undone any more
  primary key (org_id, id)
);
-- Where the id of a person leads who was merged.
create unique index person_merge_merged on person_merge (org_id, merged_id) where closed_at is null;
-- Who was merged into a person, in order.
create index person_merge_kept on person_merge (org_id, kept_id, number);
-- What cannot be undone any more, to be pruned.
create index person_merge_undo on person_merge (org_id, undo_until) where restore is not null;

-- A location that a person looks after.
create table location_administrator (
  org_id integer not null,
  person_id text not null,
  location_id text not null,
  primary key (org_id, person_id, location_id)
);

-- A room or shared place that can own devices.
create table workspace (
  org_id integer not null,
  id text not null,
  name text not null,
  location_id text,
  created_at bigint not null,
  modified_at bigint not null,
  closed_at bigint, -- null while it is open
  extras text, -- JSON: members of a vendor's workspace for which the core has no word, by dialect; null: none
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
);
-- The workspaces of a location.
create index workspace_location on workspace (org_id, location_id) where location_id is not null;

-- A group of people. Everybody belongs to the one that has the organization's own id; for the others there are members.
create table person_group (
  org_id integer not null,
  id text not null,
  number bigint not null, -- the id for vendors whose ids are numbers
  name text not null,
  name_key text not null, -- in lower case: what must be unique
  description text not null,
  for_everybody integer not null check (for_everybody in (0, 1)),
  created_at bigint not null,
  modified_at bigint not null,
  primary key (org_id, id)
);
-- A group by number; the list of groups in order of creation.
create unique index person_group_number on person_group (org_id, number);
-- No two groups have the same name.
create unique index person_group_name on person_group (org_id, name_key);

-- A person in a group.
create table group_member (
  org_id integer not null,
  group_id text not null,
  person_id text not null,
  created_at bigint not null,
  primary key (org_id, group_id, person_id)
);
-- The groups of a person.
create index group_member_person on group_member (org_id, person_id);

-- signing in ----------------------------------------------------------------------------------------------------------

-- An OAuth client. It can hold devices of its own.
create table application (
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
  removed_at bigint, -- null while it is registered; the row of a removed one stays, for the names in the history
  created_at bigint not null,
  primary key (org_id, id)
);

-- A token or client secret. The secret itself is nowhere.
create table credential (
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
  app_number bigint, -- the number of the holding of the phone that its app registered last: calls count as activity there
  scopes text not null, -- separated by spaces
  limits text, -- JSON: the endpoints and locations that the token is limited to, and whether it only tries; null for no limits
  label text not null, -- for people
  created_at bigint not null,
  expires_at bigint,
  revoked_at bigint,
  last_used_at bigint, -- written in batches, a few seconds late
  method text check (method in ('password', 'provider')), -- how the person signed in; only where a session begins with it
  network text, -- where the person signed in from: an IPv4 address, or the /64 of an IPv6 address
  agent text, -- what their browser or app calls itself
  primary key (org_id, id)
);
-- The credentials of a person or application.
create index credential_subject on credential (org_id, subject_id, id);
-- What ends with a sign-in.
create index credential_grant on credential (org_id, grant_id) where grant_id is not null;
-- What ends with the holding of a device.
create index credential_assignment on credential (org_id, assignment_id) where assignment_id is not null;
-- Where people are signed in, in order of their sign-ins.
create index credential_sign_in on credential (org_id, id) where method is not null and revoked_at is null;
-- What ends when a person signs out in their browser.
create index credential_session on credential (org_id, session_id) where session_id is not null;
-- What ends with a client secret.
create index credential_secret on credential (org_id, secret_id) where secret_id is not null;
-- What ends with an application.
create index credential_application on credential (org_id, application_id) where application_id is not null;
-- Credentials whose time is long over, to be deleted.
create index credential_expiry on credential (org_id, expires_at) where expires_at is not null;

-- The password of a person.
create table password (
  org_id integer not null,
  person_id text not null,
  hash text not null, -- says by itself with which parameters it was made
  version integer not null, -- counts the passwords: a sign-in that has proven an earlier one is refused when it writes
  changed_at bigint not null,
  primary key (org_id, person_id)
);

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

-- The outside OpenID providers of an organization.
create table identity_provider (
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
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
);
-- With the subject, the issuer says who somebody is.
create unique index identity_provider_issuer on identity_provider (org_id, issuer);

-- The domains of providers once more, each by itself: one has one provider.
create table provider_domain (
  org_id integer not null,
  domain text not null, -- in ASCII and lower case
  provider_id text not null,
  primary key (org_id, domain)
);
-- The domains of a provider.
create index provider_domain_provider on provider_domain (org_id, provider_id);

-- Who somebody at an outside provider is here. Made by their first sign-in; later ones go by it alone. The row of a person who
-- left stays, so that their account at the provider does not become somebody else's here.
create table outside_identity (
  org_id integer not null,
  id text not null,
  issuer text not null, -- the provider
  subject text not null, -- the person at the provider, for good
  person_id text not null,
  login text not null, -- what the provider called them at the first sign-in
  is_origin integer not null check (is_origin in (0, 1)), -- the first sign-in added the person
  last_groups text, -- JSON: the groups that the last token named; null: none were read
  given text, -- JSON: the role and the location that a rule gave; null: nothing
  created_at bigint not null,
  primary key (org_id, id)
);
-- Who a subject of a provider is. It is one person.
create unique index outside_identity_subject on outside_identity (org_id, issuer, subject);
-- The identities of a person. They have one at each provider.
create unique index outside_identity_person on outside_identity (org_id, person_id, issuer);

-- What a person has allowed an application to do for them.
create table consent (
  org_id integer not null,
  person_id text not null,
  application_id text not null,
  scopes text not null, -- separated by spaces
  modified_at bigint not null,
  primary key (org_id, person_id, application_id)
);

-- One sign-in of a person to an application. The code and every token that comes of it belong to it and end with it.
create table sign_in_grant (
  org_id integer not null,
  id text not null,
  person_id text not null,
  application_id text not null,
  kind text not null check (kind in ('authorization_code', 'implicit')),
  scopes text not null, -- separated by spaces
  scope_words text not null, -- the scopes as the client spelled them
  redirect_uri text not null, -- the one that the code was sent to, and must be redeemed with
  code_challenge text, -- PKCE
  created_at bigint not null,
  primary key (org_id, id)
);

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

-- what ----------------------------------------------------------------------------------------------------------------

-- One registration of hardware or software: a phone, a handset, an app catalog, a browser, a desk phone.
create table device (
  org_id integer not null,
  id text not null,
  number bigint not null, -- the id for vendors whose ids are numbers; lists are in this order
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
  disabled_at bigint,
  created_at bigint not null,
  entered_at bigint, -- when the row was made, where somebody gave created_at by hand; null where it is the same
  modified_at bigint not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id),
  check ((disabled_reason is null) = (disabled_at is null))
);
-- A device by number; the list of devices in order of creation.
create unique index device_number on device (org_id, number);
-- A device by MAC address; no two have the same one.
create unique index device_mac on device (org_id, mac) where mac is not null;
-- A catalog by its hardware; it is one device for each key and kind.
create unique index device_catalog on device (org_id, hardware_key, kind) where kind in ('native_catalog', 'web_catalog');
-- The list of desk phones and room devices in order of creation, without the phones between them.
create index device_telephony on device (org_id, number) where kind in ('desk_phone', 'room_device');
-- The devices of a model, in order of creation. The only one of these indexes that an app's phone is in: 60 bytes.
create index device_model on device (org_id, model, number) where model is not null;
-- The devices of a location, in order of creation.
create index device_location on device (org_id, location_id, number) where location_id is not null;
-- The devices of a kind, in order of creation. Nearly all are mobile phones, which are not in it.
create index device_kind on device (org_id, kind, number) where kind <> 'mobile';
-- The devices that run neither iOS nor Android, in order of creation.
create index device_platform on device (org_id, number) where platform not in ('ios', 'android');
-- The devices that are disabled, in order of creation: there are few.
create index device_disabled on device (org_id, number) where disabled_reason is not null;
-- The devices that have tags, in order of creation.
create index device_tagged on device (org_id, number) where tags <> '[]';
-- A device by its serial number, which is not unique.
create index device_serial on device (org_id, serial) where serial is not null;
-- A device by the vendor's id of its hardware, which is not unique.
create index device_udid on device (org_id, udid) where udid is not null;
-- Devices whose beginning was given by hand, by it: numbers do not tell when these began.
create index device_entered on device (org_id, created_at, number) where entered_at is not null;
-- Devices in repair, lost or retired, in order of creation: there are few. The others have no entry.
create index device_lifecycle_set on device (org_id, number) where lifecycle is not null;

-- By what a person or device is found beside its own columns. Made from `details`, a row for each value that is set.
create table identifier (
  org_id integer not null,
  noun text not null check (noun in ('person', 'device')),
  kind text not null, -- employee_number, asset_tag, imei, iccid, mac, phone_number, or `external` and the source
  value text not null, -- in the form in which it is compared
  object_id text not null, -- the person or device
  primary key (org_id, noun, kind, value, object_id)
);
-- No two people or devices have the same one, but for SIM cards, which move, and phone numbers, which devices share.
create unique index identifier_once on identifier (org_id, noun, kind, value) where kind not in ('iccid', 'phone_number');
-- Who or what has a value, whatever it is.
create index identifier_value on identifier (org_id, noun, value);

-- A stretch of a device's life that somebody has set by hand: in repair, lost or retired. What follows from its holders is not here.
create table device_lifecycle (
  org_id integer not null,
  device_id text not null,
  since bigint not null,
  state text not null check (state in ('in_repair', 'lost', 'retired')),
  reason text, -- in the caller's words
  set_by text, -- the person or application; null for the system
  disabled integer not null check (disabled in (0, 1)), -- it disabled the device, which is enabled again when it ends
  until bigint, -- its end; null while it lasts
  end_reason text,
  ended_by text, -- the person or application; null for the system, and while it lasts
  undone_import text, -- by whose undo it was retired, so that an import brings it back; null for none
  primary key (org_id, device_id, since),
  check (until >= since)
);

-- Another registration of a device that is kept. The row stays, because the other id leads to the kept device for good.
create table device_merge (
  org_id integer not null,
  id text not null,
  number bigint not null, -- in this order they were made
  kept_id text not null, -- the device that goes on, which may have been merged into another since
  merged_id text not null, -- the device that it turned out to be, too
  merged_number bigint not null, -- its number: vendors whose ids are numbers ask by it
  reason text, -- in the words of who did it
  evidence text not null, -- JSON: the ids of hardware that both had
  created_at bigint not null,
  created_by text, -- the person or application; null for the system
  undo_until bigint not null,
  closed_at bigint, -- when it was undone; null while it counts
  things text not null, -- JSON: what became of each assignment
  restore text, -- JSON: what is brought back; null when it cannot be undone any more
  primary key (org_id, id)
);
-- Where the id of a device leads that was merged.
create unique index device_merge_merged on device_merge (org_id, merged_id) where closed_at is null;
-- The same by number.
create unique index device_merge_number on device_merge (org_id, merged_number) where closed_at is null;
-- What was merged into a device, in order.
create index device_merge_kept on device_merge (org_id, kept_id, number);
-- What cannot be undone any more, to be pruned.
create index device_merge_undo on device_merge (org_id, undo_until) where restore is not null;

-- who holds what ------------------------------------------------------------------------------------------------------

-- The half-open interval in which an owner holds a device. Clustered by owner and number: what an owner holds is one range,
-- oldest first, so that the list of a person's devices needs neither a second descent nor a sort.
create table assignment (
  org_id integer not null,
  owner_id text not null,
  number bigint not null, -- tells the owner's assignments apart in every index in 3 to 5 bytes, and is the id for vendors whose ids are numbers
  id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line', 'application')),
  device_id text not null,
  role text not null check (role in ('owner', 'user', 'shared_line', 'guest')),
  created_at bigint not null, -- the beginning of the interval
  created_by text, -- who gave the device: a person, an application, or the organization for the system; null for the owner themselves
  create_reason text, -- in the words of who gave it
  until bigint, -- its end; null while it is open
  end_reason text,
  ended_by text, -- the person or application that ended it; null for the system
  expires_at bigint, -- a planned end: counts from when it comes
  disable_at bigint, -- a planned disabling: counts from when it comes
  due_at bigint, -- when a loan is to come back; the holder keeps the device beyond it
  overdue_told bigint, -- the due_at whose passing is in the history
  disabled_reason text, -- null while this holder may use the device
  disabled_by text, -- the person or application; null for the system
  disabled_at bigint,
  entered_at bigint, -- when it was entered, where somebody gave the interval by hand; null where it began as it was entered
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, owner_id, number),
  check (until >= created_at)
);
-- An assignment by id.
create unique index assignment_id on assignment (org_id, id);
-- An assignment by number; reports over all of them in this order.
create unique index assignment_number on assignment (org_id, number);
-- Who holds or ever held a device, and what of an owner. An owner holds a device at most once in each role: what is open ends in 0
-- here, what is over in its own number. One index in place of two saves 100 bytes for each assignment.
create unique index assignment_device on assignment
  (org_id, device_id, owner_id, role, (case when until is null then 0 else number end));
-- Those whose interval was given by hand, by their beginning: numbers do not tell when these began.
create index assignment_entered on assignment (org_id, created_at, number) where entered_at is not null;
-- Planned ends that have come.
create index assignment_expiry on assignment (org_id, expires_at) where until is null and expires_at is not null;
-- Planned disablings that have come.
create index assignment_disabling on assignment (org_id, disable_at)
  where until is null and disable_at is not null and disabled_reason is null;
-- Assignments that are disabled, lent or planned to end, in order of creation.
create index assignment_restricted on assignment (org_id, number)
  where disabled_reason is not null or disable_at is not null or expires_at is not null or due_at is not null;
-- Those of guests, in order of creation.
create index assignment_guest on assignment (org_id, number) where role = 'guest';
-- Those of further users and lines, in order of creation: few hold a device beside its owner.
create index assignment_shared on assignment (org_id, number) where role in ('user', 'shared_line');
-- Those that are over or will be, in order of creation. What is open without an end, as an app's phone is, has no entry.
create index assignment_over on assignment (org_id, number) where until is not null or expires_at is not null;
-- Loans by when they are due.
create index assignment_due on assignment (org_id, due_at, number) where until is null and due_at is not null;
-- Loans that have become overdue without an event yet.
create index assignment_untold on assignment (org_id, due_at)
  where until is null and due_at is not null and (overdue_told is null or overdue_told <> due_at);

-- Who may not use which hardware, until an administrator lifts it. It outlives the assignment and the device on which it was set.
create table block (
  org_id integer not null,
  id text not null,
  device_id text not null, -- the device on which it was set, or on which the same hardware was last seen
  owner_kind text check (owner_kind in ('person', 'workspace', 'virtual_line', 'application')),
  owner_id text, -- who is blocked; null for every holder
  reason text, -- null while only something is planned
  blocked_by text, -- the person or application; null for the system
  blocked_at bigint,
  disable_at bigint, -- a planned disabling: counts from when it comes
  expires_at bigint, -- a planned end: from when it comes only an administrator gives the device again
  created_at bigint not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id),
  check ((owner_kind is null) = (owner_id is null)),
  check (reason is not null or disable_at is not null or expires_at is not null)
);
-- The blocks of a holder, oldest first.
create index block_owner on block (org_id, owner_id, id) where owner_id is not null;

-- What the hardware of a block is found by: a device, a `udid`, a MAC address, a serial number, a push token.
create table block_key (
  org_id integer not null,
  key text not null, -- the kind of identity, and the device's id or 24 characters of a digest
  block_id text not null,
  reporter_id text not null, -- whose reports it counts for: the blocked holder who said that their hardware has it; empty for everybody's
  primary key (org_id, key, block_id, reporter_id)
);
-- The keys of a block, which go with it.
create index block_key_block on block_key (org_id, block_id);

-- When a holder last used a device. Narrow, with integer keys: a batch of touches costs a few microseconds each.
create table activity (
  org_id integer not null,
  assignment_number bigint not null,
  last_active_at bigint not null,
  primary key (org_id, assignment_number)
);

-- The push token of one app for one holder of a device. An assignment has at most one registration: it is found by the assignment,
-- and a new token replaces the old one in its row.
create table push_registration (
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
  modified_at bigint not null,
  primary key (org_id, assignment_id)
);
-- A token is active once. The registration that has it.
create unique index push_registration_active on push_registration (org_id, target) where state = 'active';
-- The registrations that lost a token to a newer one: there are few.
create index push_registration_quarantined on push_registration (org_id, target) where state = 'quarantined';

-- The last sign-in of a person to the app catalog on a device.
create table catalog_sign_in (
  org_id integer not null,
  person_id text not null,
  device_id text not null,
  at bigint not null,
  address text not null, -- the IP address that it came from
  primary key (org_id, person_id, device_id)
);

-- telephony -----------------------------------------------------------------------------------------------------------

-- A line that no person or room has. It can own devices.
create table virtual_line (
  org_id integer not null,
  id text not null,
  first_name text not null,
  last_name text not null,
  created_at bigint not null,
  modified_at bigint not null,
  closed_at bigint, -- null while it is open
  extras text, -- JSON: members of a vendor's line for which the core has no word, by dialect; null: none
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
);

-- An owner who can be called. An owner without a row is not calling.
create table calling (
  org_id integer not null,
  owner_id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace', 'virtual_line')),
  location_id text not null,
  extension text,
  phone_number text, -- E.164
  compression integer not null check (compression in (0, 1)),
  guest_allowed integer not null default 1 check (guest_allowed in (0, 1)), -- whether they may use the phones of hosts
  modified_at bigint not null,
  primary key (org_id, owner_id)
);
-- The owners who can be called at a location.
create index calling_location on calling (org_id, location_id, owner_id);
-- An extension is taken once in each location.
create unique index calling_extension on calling (org_id, location_id, extension) where extension is not null;
-- A phone number is taken once.
create unique index calling_number on calling (org_id, phone_number) where phone_number is not null;

-- What a desk phone or room device has beyond a device: its activation, what it reports, its settings.
create table desk_phone (
  org_id integer not null,
  device_id text not null,
  activation_state text not null check (activation_state in ('activating', 'activated', 'deactivated')),
  activated_by text not null check (activated_by in ('mac', 'code')),
  ip text, -- as the phone reports it
  software text, -- as the phone reports it
  first_seen_at bigint,
  last_seen_at bigint,
  sip_user_name text not null,
  sip_password_digest text,
  custom_enabled integer not null check (custom_enabled in (0, 1)), -- it has settings of its own
  customizations text, -- JSON: these settings
  customized_at bigint,
  changes_applied_at bigint,
  primary key (org_id, device_id)
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

-- A line appearance on a desk phone, over an interval.
create table line (
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
  created_at bigint not null,
  until bigint, -- null while it is open
  revision integer not null, -- what If-Match is compared with
  primary key (org_id, id),
  check (until >= created_at)
);
-- A device has one primary line. The owner that the device is listed under.
create unique index line_primary on line (org_id, device_id) where kind = 'primary' and until is null;
-- A port has one line. The lines of a device in the order of its keys.
create unique index line_port on line (org_id, device_id, port) where until is null;
-- The line that ends with an assignment.
create index line_assignment on line (org_id, assignment_id) where until is null;
-- The lines that a device ever had, oldest first.
create index line_device_time on line (org_id, device_id, created_at);
-- The lines of an owner, oldest first.
create index line_owner_time on line (org_id, owner_id, created_at);

-- How guests may use an owner's device.
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

-- A guest at a host's device, over an interval.
create table guest_session (
  org_id integer not null,
  id text not null,
  device_id text not null,
  person_id text not null, -- the guest
  assignment_id text not null, -- the holding that it is
  created_at bigint not null,
  expires_at bigint not null, -- when it is over by itself
  until bigint, -- null while nobody has ended it
  primary key (org_id, id),
  check (expires_at >= created_at),
  check (until >= created_at)
);
-- A device has one guest. The guest at a device.
create unique index guest_session_open on guest_session (org_id, device_id) where until is null;
-- The guests that a device ever had, oldest first.
create index guest_session_device_time on guest_session (org_id, device_id, created_at);
-- Where a person ever was a guest, oldest first.
create index guest_session_person_time on guest_session (org_id, person_id, created_at);

-- A code by which a desk phone activates itself.
create table activation_code (
  org_id integer not null,
  id text not null,
  owner_kind text not null check (owner_kind in ('person', 'workspace')),
  owner_id text not null, -- who gets the phone
  model text, -- the only model that may use it; null for any
  created_at bigint not null,
  expires_at bigint not null,
  redeemed_at bigint, -- null while it can be used
  device_id text, -- the phone that used it
  primary key (org_id, id),
  check (expires_at >= created_at)
);
-- The codes of an owner that can still be used.
create index activation_code_owner on activation_code (org_id, owner_id, expires_at) where redeemed_at is null;

-- What an organization may note about its people and devices beyond the members that all of them have.
create table metadata_definition (
  org_id integer not null,
  id text not null,
  key text not null, -- the name of the member in `metadata`
  applies_to text not null, -- JSON: people, devices
  type text not null check (type in ('text', 'number', 'boolean', 'date', 'enum')),
  choices text, -- JSON: the values of an enum; null for other types
  max_length integer, -- of a text; null for other types
  is_required integer not null check (is_required in (0, 1)), -- the native API creates nothing without it
  description text, -- for people who fill it in
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
);
-- A definition by its key, which is given once.
create unique index metadata_definition_key on metadata_definition (org_id, key);

-- policies ------------------------------------------------------------------------------------------------------------

-- A time that a policy was carried out. Those by the schedule say when the next one is.
create table policy_run (
  org_id integer not null,
  id text not null,
  number bigint not null, -- in this order they were started
  policy text not null, -- stale, loans, retention: those that are carried out at a time
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'undoing', 'undo_failed', 'undone')),
  started_at bigint not null,
  started_by text, -- the person or application that asked for it; null for the schedule
  finished_at bigint, -- null until it is done
  disabled integer not null, -- how many devices it disabled
  ended integer not null, -- of how many devices it ended the assignments
  released integer not null, -- how many devices are as they were before
  reminded integer not null, -- of how many loans it reminded
  undone_at bigint, -- when somebody asked for its undo; null if nobody did
  undone_by text, -- the person or application; null for the system
  error text, -- why it, or its undo, ended before it was done; null if it did not
  primary key (org_id, id)
);
-- The runs of a policy, in order.
create unique index policy_run_number on policy_run (org_id, policy, number);
-- Runs that are to be carried out or undone: there are few.
create index policy_run_open on policy_run (org_id, id) where state in ('waiting', 'running', 'undoing');

-- One thing that a policy did to one device.
create table policy_step (
  org_id integer not null,
  id text not null,
  number bigint not null, -- in this order they were taken
  policy text not null,
  run_id text, -- null for a step that was taken at once
  device_id text not null,
  step text not null check (step in ('disabled', 'ended', 'released', 'reminded', 'allowed')),
  why text not null, -- a word of the contract
  at bigint not null,
  last_active_at bigint, -- when the device was last used, as it was known then
  limit_days integer, -- after how many days it was stale
  ended_assignments text not null, -- JSON: the ids of the assignments that ended with it
  undone_at bigint, -- null unless it was undone
  undone_by text, -- the person or application; null for the system
  primary key (org_id, id)
);
-- The steps of a policy, in order.
create index policy_step_number on policy_step (org_id, policy, number);
-- The steps of a run, in order.
create index policy_step_run on policy_step (org_id, run_id, number) where run_id is not null;
-- What was done to a device, in order.
create index policy_step_device on policy_step (org_id, device_id, number);

-- The last reminder of a loan.
create table loan_reminder (
  org_id integer not null,
  assignment_number bigint not null,
  due_at bigint not null, -- the due time that it was about
  days integer not null, -- how many days after it; below 0 before it
  at bigint not null,
  primary key (org_id, assignment_number)
);

-- A new device of a person that waits for approval, or waited. Its assignment is disabled meanwhile.
create table approval (
  org_id integer not null,
  id text not null,
  number bigint not null, -- in this order they were asked for
  cause text not null check (cause in ('approval', 'caps')), -- the policy that asks
  assignment_id text not null,
  device_id text not null,
  owner_id text not null, -- the person
  state text not null check (state in ('waiting', 'approved', 'denied', 'expired', 'withdrawn')),
  asked_at bigint not null,
  expires_at bigint not null, -- without a decision until then, the assignment ends
  decided_at bigint, -- null while it waits
  decided_by text, -- the person or application; null for the system, and while it waits
  reason text, -- in the words of who decided
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
);
-- The approvals in order.
create unique index approval_number on approval (org_id, number);
-- Those that wait, in order: there are few.
create index approval_waiting on approval (org_id, number) where state = 'waiting';
-- Those that wait, by when they have waited too long.
create index approval_expiry on approval (org_id, expires_at) where state = 'waiting';
-- The approval of an assignment.
create unique index approval_assignment on approval (org_id, assignment_id);
-- What a person asked for, in order.
create index approval_owner on approval (org_id, owner_id, number);

-- A device that the stale policy has disabled and watches, or one that it counts as used since an instant because somebody wants it to.
create table stale_device (
  org_id integer not null,
  device_id text not null,
  state text not null check (state in ('grace', 'spared')),
  since bigint not null,
  primary key (org_id, device_id)
);
-- The devices in their grace.
create index stale_device_grace on stale_device (org_id, device_id) where state = 'grace';

-- What a policy leaves alone.
create table policy_exemption (
  org_id integer not null,
  id text not null,
  number bigint not null, -- in this order they were made
  policy text not null,
  kind text not null check (kind in ('device', 'person', 'group', 'location', 'tag')),
  target text not null, -- the id, or the tag as it is inside a text of JSON
  reason text, -- in the words of who made it
  until bigint, -- its end; null for none
  created_at bigint not null,
  created_by text, -- the person or application; null for the system
  primary key (org_id, id)
);
-- The exemption of something, of which there is one.
create unique index policy_exemption_target on policy_exemption (org_id, policy, kind, target);
-- The exemptions of a policy, in order.
create index policy_exemption_number on policy_exemption (org_id, policy, number);

-- what happened -------------------------------------------------------------------------------------------------------

-- What all events of one change have in common, once: who, when, with what, why.
create table event_cause (
  org_id integer not null,
  sequence bigint not null, -- of the change's first event
  at bigint not null,
  actor_kind text not null, -- person, application or system
  actor_id text not null,
  credential_id text, -- what the actor presented; null for the system
  request_id text, -- the request in the access log
  reason text, -- in the caller's words
  primary key (org_id, sequence)
);

-- One thing that happened, numbered without gaps.
create table event (
  org_id integer not null,
  sequence bigint not null,
  cause bigint not null, -- the row of event_cause: 1 to 5 bytes in place of some 130
  type text not null,
  subject text, -- the id of what changed; null where it is the device, or without a device the owner
  device_id text, -- the device that it is about, if any
  owner_id text, -- the owner that it is about, if any
  before text, -- JSON: of the object as it was, the members that changed
  after text, -- JSON: the object as it is, without what the row says
  digest bytea, -- what `chain` holds of this event: kept only where the content was erased and it cannot be computed any more
  chain bytea not null, -- SHA-256 of the previous event's chain and this event's digest: 32 bytes
  primary key (org_id, sequence)
);

-- Where the events about an owner or a device are, so that their timeline need not look through all events. Made of the events, a
-- little later, so that the changes themselves do not pay for it.
create table event_run (
  org_id integer not null,
  about bigint not null, -- 48 bits of the SHA-256 of the id: 6 bytes in place of 36; the reader compares the whole id
  sequence bigint not null, -- of the first of adjacent events about it
  events integer not null, -- how many they are: a phone's three events are one run
  primary key (org_id, about, sequence)
);

-- Up to which event an organization's events are in event_run.
create table event_run_position (
  org_id integer not null primary key,
  sequence bigint not null
);

-- How far the history of an organization was removed by its policy, and what was removed that no event tells of yet.
create table retention (
  org_id integer not null primary key,
  ran_at bigint not null, -- when it was last looked for what is to go: nodes that share the store take turns by it
  event_sequence bigint not null, -- the last event that was removed; 0 before the first
  event_chain bytea, -- its chain, from which on the rest verifies; null before the first
  told_by bigint, -- the event that tells of it; null before the first
  assignments integer not null, -- removed since the last event that told of any
  credentials integer not null, -- the same
  people integer not null -- erased, the same
);

-- How many devices an organization has now that have a value in common. Made of the events, a little later, so that the changes
-- themselves do not pay for it. Beside these, how often something ever happened, and what is counted from the rows now and then.
create table device_count (
  org_id integer not null,
  dimension text not null, -- what the value is of: kind, platform, make, model, state, lifecycle; total for all; joined, left, begun, ended, failed_sign_ins; active, unused, unheld, people, stale
  value text not null, -- empty for devices without one
  location_id text not null, -- where the devices are; empty for nowhere
  devices integer not null,
  primary key (org_id, dimension, value, location_id)
);

-- The same at the end of a day, in UTC. Only days on which it changed have a row, and that of a past day never changes.
create table device_count_day (
  org_id integer not null,
  dimension text not null,
  value text not null,
  location_id text not null,
  day integer not null, -- counted from 1970-01-01
  devices integer not null,
  primary key (org_id, dimension, value, location_id, day)
);

-- What the next event about a device has to be compared with. A device without a row was never held, is nowhere and in no state.
create table counted_device (
  org_id integer not null,
  about bigint not null, -- 48 bits of the SHA-256 of its id: 6 bytes in place of 36
  holders integer not null, -- open assignments
  location_id text,
  lifecycle text, -- set by hand
  primary key (org_id, about)
);

-- Up to which event an organization's devices are counted.
create table device_count_position (
  org_id integer not null primary key,
  sequence bigint not null,
  at bigint not null -- of that event
);

-- When an organization last counted from the rows what no event tells: which devices are in use, and who holds nothing.
create table stock_taking (
  org_id integer not null primary key,
  at bigint not null
);

-- What a write answered, so that a resend gets the same answer.
create table idempotency_key (
  org_id integer not null,
  actor_id text not null,
  key text not null, -- as the caller chose it
  operation text not null, -- what was done
  request text not null, -- SHA-256 of what was asked, 43 characters: the key stands for this request alone
  result text not null, -- JSON: the answer
  created_at bigint not null,
  primary key (org_id, actor_id, key)
);
-- Keys whose time is over, to be deleted.
create index idempotency_key_age on idempotency_key (org_id, created_at);

-- The organization's own texts of the mails that the server sends by itself.
create table mail_template (
  org_id integer not null,
  name text not null, -- what the mail is about: a word of the contract
  subject text not null,
  text text not null,
  modified_at bigint not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, name)
);

-- import --------------------------------------------------------------------------------------------------------------

-- A file that somebody imports: what it is, what was planned, and what became of it. Kept for 30 days.
create table file_import (
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
  bytes bigint not null, -- of the file
  position integer not null, -- the last row that the work in hand has done
  actor text not null, -- JSON: who asked for the work in hand, with the scopes that they had then
  job_id text, -- the work in hand; null while there is none
  created_by text not null, -- the person or application; for the system, the organization
  created_at bigint not null,
  applied_at bigint, -- when the last row was applied
  undone_at bigint, -- when the last row was undone
  expires_at bigint not null, -- when it is forgotten, and can no longer be undone
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
);
-- Imports that are to be forgotten.
create index file_import_age on file_import (org_id, expires_at);

-- A piece of a file as it was sent. Deleted with the plan's end, or when it cannot be planned again.
create table file_piece (
  org_id integer not null,
  import_id text not null,
  number integer not null, -- from 0
  bytes bytea not null, -- at most 256 kB
  primary key (org_id, import_id, number)
);

-- A row of an imported file: its cells, what is planned, and what was done.
create table file_row (
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
);
-- The rows of an import that are in one state.
create index file_row_state on file_row (org_id, import_id, state, number);
-- The rows of an import that came to one end.
create index file_row_result on file_row (org_id, import_id, result, number) where result is not null;
-- The rows that somebody is in, for their erasure.
create index file_row_person on file_row (org_id, person_id) where person_id is not null;
-- The rows that took a device from somebody, for their erasure.
create index file_row_former on file_row (org_id, former_id) where former_id is not null;

-- What the columns of a file were said to set, for the next file with the same columns.
create table column_mapping (
  org_id integer not null,
  head text not null, -- SHA-256 of the list and the names of its columns: 43 characters
  mapping text not null, -- JSON: a member for each column
  saved_at bigint not null,
  primary key (org_id, head)
);

-- Jobs: what is done later, by itself again and again, or takes longer than a request. A worker claims a row by a lease; a row whose lease has ended can be claimed again.
create table job (
  org_id integer not null,
  id text not null, -- a UUID, or the fixed name of a job that there is once
  kind text not null,
  payload text not null, -- JSON: what the kind of job needs
  state text not null, -- waiting (also while a worker has it), done, dead (it failed too often) or cancelled
  created_at bigint not null,
  due_at bigint not null,
  attempts integer not null, -- counts the claims: tells a worker whose lease was taken over from the one that has it now
  failures integer not null, -- in a row, those of lost workers included
  person_id text, -- who asked for it; null: the system
  lease_owner text, -- the worker; null while nobody works on it
  lease_until bigint,
  progress text, -- JSON: how far it is
  result text, -- JSON: what came of it
  error text, -- why the last attempt failed
  finished_at bigint, -- since when it is not waiting any more
  primary key (org_id, id),
  check ((lease_owner is null) = (lease_until is null)),
  check ((finished_at is null) = (state = 'waiting'))
);
-- Jobs that are due, earliest first; claims walk past no leased row.
create index job_due on job (org_id, due_at, id) where state = 'waiting' and lease_until is null;
-- Leases that have ended.
create index job_lease on job (org_id, lease_until) where lease_until is not null;
-- The list of jobs, the newest first.
create index job_created on job (org_id, created_at, id);
-- Jobs that ended long ago, to be deleted.
create index job_finished on job (org_id, finished_at) where finished_at is not null;

-- directories ---------------------------------------------------------------------------------------------------------

-- Where people come from by SCIM.
create table directory (
  org_id integer not null,
  id text not null,
  name text not null,
  kind text not null, -- which product it is
  on_inactive text not null check (on_inactive in ('disable', 'off_board')), -- what happens to people that it deactivates
  rules text not null, -- JSON: what the members of its groups get
  application_id text not null, -- as which it acts; it has the tokens
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  primary key (org_id, id)
);
-- Which directory calls.
create unique index directory_application on directory (org_id, application_id);

-- A person as their directory knows them. The row of somebody that it has deleted stays, so that they come back as the same person.
create table directory_person (
  org_id integer not null,
  directory_id text not null,
  person_id text not null,
  number bigint not null, -- the person's: in this order they are listed
  external_id text, -- the id in the directory, as given
  active integer not null check (active in (0, 1)), -- what the directory said last
  ended text check (ended in ('disabled', 'off_boarded')), -- what deactivating them did; null: nothing, or it is taken back
  attributes text not null, -- JSON: what the directory said for which the core has no word
  given text, -- JSON: the role and the location that a rule gave; null for none
  pending text, -- JSON: what the directory said of somebody who is not here, to hold when they return
  login_key text, -- the login that the directory said last, in lower case: also of people who have left
  created_at bigint not null,
  modified_at bigint not null,
  deleted_at bigint, -- null while the directory manages them
  primary key (org_id, directory_id, person_id)
);
-- A person has one directory at most.
create unique index directory_person_managed on directory_person (org_id, person_id) where deleted_at is null;
-- Whether a directory knows somebody already.
create index directory_person_external on directory_person (org_id, directory_id, external_id) where external_id is not null;
-- A person of a directory by login, whether they are here, have left, or were deleted.
create index directory_person_login on directory_person (org_id, directory_id, login_key) where login_key is not null;
-- The people of a directory, in order of creation.
create index directory_person_number on directory_person (org_id, directory_id, number) where deleted_at is null;

-- A group that a directory manages.
create table directory_group (
  org_id integer not null,
  group_id text not null,
  directory_id text not null,
  number bigint not null, -- the group's: in this order they are listed
  external_id text, -- the id in the directory, as given
  created_at bigint not null,
  modified_at bigint not null,
  primary key (org_id, group_id)
);
-- The groups of a directory, in order of creation.
create index directory_group_number on directory_group (org_id, directory_id, number);

-- A call of a directory: the last ones that were refused, and the last ones that were answered.
create table directory_call (
  org_id integer not null,
  directory_id text not null,
  id text not null,
  at bigint not null,
  method text not null,
  path text not null, -- with its query where it was refused
  status integer not null, -- of the answer
  reason text, -- why it was refused; null where it was answered
  body text, -- the beginning of what was sent
  primary key (org_id, directory_id, id)
);

-- webhooks ------------------------------------------------------------------------------------------------------------

-- A URL to which events are sent, and how far they are.
create table webhook (
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
  old_secret_until bigint, -- until when the secret before the present one signs, too
  disabled_reason text, -- null while it is enabled
  disabled_at bigint,
  is_switched_off integer not null check (is_switched_off in (0, 1)), -- it was disabled because nothing could be delivered
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null, -- counts the changes: what `If-Match` is compared with
  position bigint not null, -- every event up to here is delivered, has a row in webhook_delivery, or was not wanted
  replay_after bigint, -- the events behind this one, up to replay_up_to, are sent again first
  replay_up_to bigint,
  last_delivered_at bigint,
  failing_since bigint, -- since when every try has failed; null if the last one did not
  last_error text, -- why the last try failed
  wishes integer not null, -- counts what was asked of the process that sends: another URL, a replay, a message again
  lease_owner text, -- the process that sends; null while none does
  lease_until bigint,
  claims integer not null, -- counts the claims: tells a process whose lease was taken over from the one that has it now
  primary key (org_id, id),
  check ((replay_after is null) = (replay_up_to is null)),
  check ((lease_owner is null) = (lease_until is null))
);

-- An event on its way to a webhook. Its text is that of the event.
create table webhook_delivery (
  org_id integer not null,
  webhook_id text not null,
  sequence bigint not null, -- the event
  type text not null, -- of the event: the log is filtered by it
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null, -- how often it was tried
  created_at bigint not null, -- when it was first tried, or held back by another of the same subject
  retried_since bigint not null, -- three days after this it is given up
  next_at bigint, -- when it is tried next; null when it is settled
  settled_at bigint, -- when it was delivered or given up
  primary key (org_id, webhook_id, sequence)
);
-- What waits: read when a process begins to send, and counted.
create index webhook_delivery_waiting on webhook_delivery (org_id, webhook_id, sequence) where state = 'waiting';

-- One try, and what the receiver answered.
create table webhook_attempt (
  org_id integer not null,
  webhook_id text not null,
  sequence bigint not null,
  attempt integer not null, -- counts the tries of the delivery from 1
  at bigint not null,
  duration_ms integer not null,
  status integer, -- of the answer; null where there was none
  error text, -- why it failed; null if it did not
  answer text, -- the first kilobyte; null where there was none, and after somebody was erased, because receivers repeat what they got
  primary key (org_id, webhook_id, sequence, attempt)
);
