-- What people did with the program of schema 4: they signed in to app catalogs, and one of them left.
insert into person (org_id, id, number, login, login_key, first_name, last_name, display_name, name_key, email, mobile_phone, role, location_id,
  disabled_reason, created_at, modified_at, revision, removed_at, extras) values
  (1, '01980000-0000-7000-8000-000000000025', 11, 'eve', 'eve', 'Eve', 'Old', 'Eve Old', 'eve old', null, null, 'member', null, 'left', 1770000030000000,
    1770000031000000, 2, 1770000031000000, '{"apperian":{"custom":1}}');
update organization set last_number = 12 where org_id = 1;
insert into assignment (org_id, owner_id, id, owner_kind, device_id, number, role, created_at, until, end_reason, expires_at, disable_at,
  disabled_reason, revision, disabled_by, disabled_at) values
  (1, '01980000-0000-7000-8000-000000000023', '01980000-0000-7000-8000-000000000074', 'person', '01980000-0000-7000-8000-000000000062', 12,
    'user', 1770000030000000, null, null, null, null, 'lost', 2, '01980000-0000-7000-8000-000000000021', 1770000031000000);
insert into catalog_sign_in (org_id, person_id, device_id, at, address) values
  (1, '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000061', 1770000030000000, '192.0.2.7');
insert into origin_index (origin, org_id) values ('https://apps.acme.example', 1);
insert into person_group (org_id, id, number, name, name_key, description, for_everybody, created_at, modified_at) values
  (2, '01980000-0000-7000-8000-0000000000e1', 3, 'Drivers', 'drivers', 'They drive.', 0, 1770000030000000, 1770000030000000);
insert into group_member (org_id, group_id, person_id, created_at) values
  (2, '01980000-0000-7000-8000-0000000000e1', '01980000-0000-7000-8000-000000000024', 1770000030000000);
insert into signing_credential (org_id, id, description, platform, expires_at, created_at) values
  (1, '01980000-0000-7000-8000-0000000000f1', 'iOS distribution', 'ios', 1800000000000000, 1770000030000000);
