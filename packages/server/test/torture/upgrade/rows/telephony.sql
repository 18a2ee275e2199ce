-- What people did with the program of schema 3: they telephoned.
insert into virtual_line (org_id, id, first_name, last_name, created_at) values (1, '01980000-0000-7000-8000-0000000000c1', 'Front', 'Desk', 1770000020000000);
insert into calling (org_id, owner_id, owner_kind, location_id, extension, phone_number, compression, modified_at) values
  (1, '01980000-0000-7000-8000-000000000021', 'person', '01980000-0000-7000-8000-000000000010', '101', '+41445550101', 1, 1770000020000000),
  (1, '01980000-0000-7000-8000-0000000000c1', 'virtual_line', '01980000-0000-7000-8000-000000000010', '100', null, 0, 1770000020000000);
insert into desk_phone (org_id, device_id, activation_state, activated_by, ip, software, first_seen_at, last_seen_at, sip_user_name,
  sip_password_digest, custom_enabled, customizations, customized_at, changes_applied_at) values
  (1, '01980000-0000-7000-8000-000000000062', 'activated', 'mac', '10.0.0.7', '14.2', 1770000020000000, 1770000021000000, 'p5', null, 1, '{"volume":3}',
    1770000020500000, null);
insert into activation_code (org_id, id, owner_kind, owner_id, model, created_at, expires_at, redeemed_at, device_id) values
  (1, '01980000-0000-7000-8000-0000000000d1', 'workspace', '01980000-0000-7000-8000-000000000030', 'Cisco 8851', 1770000020000000, 1770604820000000, 1770000020000001, '01980000-0000-7000-8000-000000000062');
insert into activation_index (digest, org_id, activation_id) values ('digest-of-code', 1, '01980000-0000-7000-8000-0000000000d1');
