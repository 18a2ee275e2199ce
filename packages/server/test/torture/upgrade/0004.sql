-- What people did with the program of schema 4: they signed in to catalogs, were put into groups, and one of them left.
insert into catalog_sign_in (org_id, person_id, device_id, at, address) values
  (1, '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000061', 1770000030000000, '192.0.2.7');
insert into origin_index (origin, org_id) values ('https://admin.acme.example', 1);
insert into person_group (org_id, id, number, name, name_key, description, for_everybody, created_at, modified_at) values
  (1, '01980000-0000-7000-8000-0000000000e1', 99, 'Sales', 'sales', 'who sells', 0, 1770000030000000, 1770000030000000);
insert into group_member (org_id, group_id, person_id, created_at) values
  (1, '01980000-0000-7000-8000-0000000000e1', '01980000-0000-7000-8000-000000000022', 1770000030000000);
insert into signing_credential (org_id, id, description, platform, expires_at, created_at) values
  (1, '01980000-0000-7000-8000-0000000000f1', 'Acme apps', 'ios', 1801536030000000, 1770000030000000);
update person set removed_at = 1770000031000000, extras = '{"apperian":{"y":2}}' where org_id = 1 and id = '01980000-0000-7000-8000-000000000023';
update assignment set disabled_by = '01980000-0000-7000-8000-000000000021', disabled_at = 1770000030000000
  where org_id = 1 and id = '01980000-0000-7000-8000-000000000073';
update credential set assignment_id = '01980000-0000-7000-8000-000000000072' where org_id = 1 and id = '01980000-0000-7000-8000-000000000051';
