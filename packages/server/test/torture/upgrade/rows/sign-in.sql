-- What people did with the program of schema 2: they signed in.
insert into password (org_id, person_id, hash, changed_at) values
  (1, '01980000-0000-7000-8000-000000000021', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', 1770000010000000);
insert into identity_provider (org_id, name, issuer, client_id, client_secret, login_claim, modified_at) values
  (2, 'Other''s', 'https://login.other.example', 'heldby', 'provider secret', 'email', 1770000010000000);
insert into application (org_id, id, client_id, name, role, created_at, grants, redirect_uris, is_public, first_party) values
  (1, '01980000-0000-7000-8000-000000000041', 'app', 'App', 'member', 1770000010000000, 'authorization_code refresh_token', '["https://app.example/back"]', 1, 0);
insert into client_index (client_id, org_id, application_id) values ('app', 1, '01980000-0000-7000-8000-000000000041');
insert into consent (org_id, person_id, application_id, scopes, modified_at) values
  (1, '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000041', 'devices:read', 1770000010000000);
insert into sign_in_grant (org_id, id, person_id, application_id, kind, scopes, scope_words, redirect_uri, code_challenge, created_at) values
  (1, '01980000-0000-7000-8000-0000000000b1', '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000041', 'authorization_code', 'devices:read', 'devices', 'https://app.example/back', 'challenge', 1770000010000000);
insert into credential (org_id, id, kind, digest, subject_kind, subject_id, application_id, scopes, label, created_at, expires_at,
  revoked_at, last_used_at, grant_id) values
  (1, '01980000-0000-7000-8000-000000000053', 'refresh_token', 'digest-of-refresh', 'person', '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000041', 'devices:read', 'app', 1770000010000000,
    1790000010000000, null, null, '01980000-0000-7000-8000-0000000000b1');
insert into credential_index (digest, org_id, credential_id) values ('digest-of-refresh', 1, '01980000-0000-7000-8000-000000000053');
