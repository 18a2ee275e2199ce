-- A small organization as the program of schema 1 left it, and another one beside it.
insert into organization (org_id, id, name, policy, event_sequence, event_chain, last_number, created_at) values
  (0, '00000000-0000-0000-0000-000000000000', 'installation', '{}', 2,
    bytes('6dbd29238585c7f2539b723b02cdbbc300c592af767258cd8a93707dbb73aef6'), 0, 1770000000000000),
  (1, '01980000-0000-7000-8000-000000000001', 'Acme', '{"maxDeviceCount":5}', 4,
    bytes('00105ea1af40702512fd1173edf00db8a8e95ec4411774bdc963463193803e47'), 9, 1770000000000001),
  (2, '01980000-0000-7000-8000-000000000002', 'Other', '{}', 0, null, 1, 1770000000000002);
insert into organization_host (host, org_id) values ('devices.acme.example', 1);
insert into location (org_id, id, name, created_at) values (1, '01980000-0000-7000-8000-000000000010', 'Zürich', 1770000000100000);
insert into person (org_id, id, number, login, login_key, first_name, last_name, display_name, name_key, email, email_key, mobile_phone, role, location_id,
  disabled_reason, created_at, modified_at, revision) values
  (1, '01980000-0000-7000-8000-000000000021', 1, 'Ann', 'ann', 'Ann', 'Lee', 'Ann Lee 電話', 'ann lee 電話', 'ann@acme.example', 'ann@acme.example', '+41445550100', 'full', '01980000-0000-7000-8000-000000000010', null,
    1770000000200000, 1770000000200000, 1),
  (1, '01980000-0000-7000-8000-000000000022', 2, 'bob', 'bob', 'Bob', 'Ray', 'Bob Ray', 'bob ray', null, null, null, 'location_admin', null, null, 1770000000300000, 1770000000400000, 2),
  (1, '01980000-0000-7000-8000-000000000023', 3, 'cay', 'cay', 'Cay', 'Day', 'Cay Day', 'cay day', null, null, null, 'member', null, 'left', 1770000000300000, 1770000000500000, 3),
  (2, '01980000-0000-7000-8000-000000000024', 1, 'ann', 'ann', 'Ann', 'Other', 'Ann Other', 'ann other', 'ann@other.example', 'ann@other.example', null, 'member', null, null, 1770000000600000,
    1770000000600000, 1);
insert into location_administrator (org_id, person_id, location_id) values (1, '01980000-0000-7000-8000-000000000022', '01980000-0000-7000-8000-000000000010');
insert into workspace (org_id, id, name, location_id, created_at) values (1, '01980000-0000-7000-8000-000000000030', 'Lobby', '01980000-0000-7000-8000-000000000010', 1770000000700000);
insert into application (org_id, id, client_id, name, role, created_at) values
  (1, '01980000-0000-7000-8000-000000000040', 'headless', 'Headless', 'read_only', 1770000000800000);
insert into client_index (client_id, org_id, application_id) values ('headless', 1, '01980000-0000-7000-8000-000000000040');
insert into credential (org_id, id, kind, digest, subject_kind, subject_id, application_id, scopes, label, created_at, expires_at,
  revoked_at, last_used_at) values
  (1, '01980000-0000-7000-8000-000000000051', 'api_token', '-Yje_rHFNX55K1vKJuBT42uMZ_f5E3NwiNURuvwO3sQ', 'person', '01980000-0000-7000-8000-000000000021', null, 'org:admin', 'laptop', 1770000000900000, null,
    null, 1770000001000000),
  (1, '01980000-0000-7000-8000-000000000052', 'client_secret', 'nQOOpJaPMp7DqnwXUk9yTcC2Q63yrT__alCZwdKsFkE', 'application', '01980000-0000-7000-8000-000000000040', null, '', 'secret', 1770000000900000, null,
    1770000002000000, null);
insert into credential_index (digest, org_id, credential_id) values
  ('-Yje_rHFNX55K1vKJuBT42uMZ_f5E3NwiNURuvwO3sQ', 1, '01980000-0000-7000-8000-000000000051'),
  ('nQOOpJaPMp7DqnwXUk9yTcC2Q63yrT__alCZwdKsFkE', 1, '01980000-0000-7000-8000-000000000052');
insert into device (org_id, id, number, kind, name, make, model, platform, os_version, serial, mac, udid, location_id, tags, extras,
  disabled_reason, disabled_by, disabled_at, created_at, modified_at, revision) values
  (1, '01980000-0000-7000-8000-000000000061', 4, 'mobile', 'Ann''s 📱', 'Apple', 'iPhone17,1', 'ios', '19.1', 'S1', null, 'udid-1', null, '["blue"]', '{"apperian":{"x":1}}',
    null, null, null, 1770000003000000, 1770000003000000, 1),
  (1, '01980000-0000-7000-8000-000000000062', 5, 'desk_phone', null, 'Cisco', 'Cisco 8851', null, null, null, '00005E005301', null, '01980000-0000-7000-8000-000000000010', '[]', '{}',
    'lost', '01980000-0000-7000-8000-000000000021', 1770000004000000, 1770000003000000, 1770000004000000, 2);
insert into assignment (org_id, owner_id, id, owner_kind, device_id, number, role, created_at, until, end_reason, expires_at, disable_at,
  disabled_reason, revision) values
  (1, '01980000-0000-7000-8000-000000000022', '01980000-0000-7000-8000-000000000071', 'person', '01980000-0000-7000-8000-000000000061', 6, 'owner', 1770000003000000, 1770000003500000, 'returned', null, null, null, 2),
  (1, '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000072', 'person', '01980000-0000-7000-8000-000000000061', 7, 'owner', 1770000003600000, null, null, null, null, null, 1),
  (1, '01980000-0000-7000-8000-000000000030', '01980000-0000-7000-8000-000000000073', 'workspace', '01980000-0000-7000-8000-000000000062', 8, 'owner', 1770000003600000, null, null, 4102444800000000, null, 'scheduled', 1);
insert into activity (org_id, assignment_number, last_active_at) values (1, 7, 1770000005000000);
insert into push_registration (org_id, assignment_id, id, application_id, target, token, notification_id, accept_notifications,
  session_hash, state, state_reason, created_at, modified_at) values
  (1, '01980000-0000-7000-8000-000000000071', '01980000-0000-7000-8000-000000000081', null, 'target-1', 'push-1', 'n-1', 1, null, 'ended', 'returned', 1770000003000000, 1770000003500000),
  (1, '01980000-0000-7000-8000-000000000072', '01980000-0000-7000-8000-000000000082', null, 'target-1', 'push-1', 'n-2', 1, 'hash', 'active', null, 1770000003600000, 1770000003600000);
insert into line (org_id, id, assignment_id, device_id, owner_kind, owner_id, port, kind, appearance, weight, label, hotline_destination,
  allow_call_decline, t38_fax, created_at, until, revision) values
  (1, '01980000-0000-7000-8000-000000000091', '01980000-0000-7000-8000-000000000073', '01980000-0000-7000-8000-000000000062', 'workspace', '01980000-0000-7000-8000-000000000030', 1, 'primary', 'primary', 1, 'Lobby', null, 1, 0, 1770000003600000, null, 1);
insert into hoteling (org_id, owner_id, owner_kind, enabled, limit_guest_use, guest_hours_limit, modified_at, revision) values
  (1, '01980000-0000-7000-8000-000000000030', 'workspace', 1, 1, 12, 1770000003600000, 1);
insert into guest_session (org_id, id, device_id, person_id, assignment_id, created_at, expires_at, until) values
  (1, '01980000-0000-7000-8000-0000000000a1', '01980000-0000-7000-8000-000000000062', '01980000-0000-7000-8000-000000000022', '01980000-0000-7000-8000-000000000073', 1770000003700000, 1770000007300000, 1770000003800000);
insert into event_cause (org_id, sequence, at, actor_kind, actor_id, credential_id, request_id, reason) values
  (0, 1, 1770000000000001, 'system', 'system', null, null, null),
  (0, 2, 1770000000000002, 'system', 'system', null, null, null),
  (1, 1, 1770000003000000, 'person', '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000051', 'request-1', 'new here'),
  (1, 3, 1770000003500000, 'person', '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000051', null, 'returned'),
  (1, 4, 1770000003600000, 'person', '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000051', null, null);
insert into event (org_id, sequence, cause, type, subject, device_id, owner_id, before, after, chain) values
  (0, 1, 1, 'organization.created', '01980000-0000-7000-8000-000000000001', null, null, null, '{"name":"Acme"}',
    bytes('cb72937e79ae43ac39669fd69a95b2fe863887391e1a98a2310e062321c5bd82')),
  (0, 2, 2, 'organization.created', '01980000-0000-7000-8000-000000000002', null, null, null, '{"name":"Other"}',
    bytes('6dbd29238585c7f2539b723b02cdbbc300c592af767258cd8a93707dbb73aef6')),
  (1, 1, 1, 'device.created', null, '01980000-0000-7000-8000-000000000061', null, null, '{"kind":"mobile"}',
    bytes('85af53e3814253ffb42e673c6b49653edc044d6ec6f33126aa4917d7c840798d')),
  (1, 2, 1, 'assignment.created', '01980000-0000-7000-8000-000000000071', '01980000-0000-7000-8000-000000000061', '01980000-0000-7000-8000-000000000022', null, '{"role":"owner"}',
    bytes('6712d9ddd61baf46b97ba424f157fe67261b35ad841db54542f99b846130d685')),
  (1, 3, 3, 'assignment.ended', '01980000-0000-7000-8000-000000000071', '01980000-0000-7000-8000-000000000061', '01980000-0000-7000-8000-000000000022', '{}', '{"role":"owner"}',
    bytes('159995e1ecd541b4678470cc8423c4cc9a830ee6b8419fdcc8e18f773313d6ee')),
  (1, 4, 4, 'assignment.created', '01980000-0000-7000-8000-000000000072', '01980000-0000-7000-8000-000000000061', '01980000-0000-7000-8000-000000000021', null, '{"role":"owner"}',
    bytes('00105ea1af40702512fd1173edf00db8a8e95ec4411774bdc963463193803e47'));
insert into idempotency_key (org_id, actor_id, key, operation, request, result, created_at) values
  (1, '01980000-0000-7000-8000-000000000021', 'key-1', 'devices.create', 'fingerprint', '{"id":"01980000-0000-7000-8000-000000000061"}', 1770000003000000);

insert into event_run (org_id, about, sequence, events) values (0, 1, 1, 1);
insert into event_run_position (org_id, sequence) values (0, 2);
insert into retention (org_id, ran_at, event_sequence, assignments, credentials, people) values (0, 1700000000000000, 0, 0, 0, 0);
insert into policy_change (org_id, setting, at, actor_kind, actor_id) values (0, 'tokenDays', 1770000003000000, 'system', '01980000-0000-7000-8000-000000000000');
insert into device_count (org_id, dimension, value, location_id, devices) values (0, 'kind', 'mobile', '', 1);
insert into device_count_day (org_id, dimension, value, location_id, day, devices) values (0, 'kind', 'mobile', '', 20000, 1);
insert into counted_device (org_id, about, holders, location_id, lifecycle) values (0, 1, 1, null, null);
insert into stock_taking (org_id, at) values (0, 1770000003000000);
insert into device_count_position (org_id, sequence, at) values (0, 2, 1770000003000000);
