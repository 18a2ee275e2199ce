-- Signing in: passwords, outside providers, what applications may do for people, and the grants that it all ends in.

-- The hash says with which parameters it was made.
create table password (
  org_id integer not null,
  person_id text not null,
  hash text not null,
  changed_at bigint not null,
  primary key (org_id, person_id)
);

-- The outside OpenID provider of an organization. Its client secret is what heldby presents to the provider.
create table identity_provider (
  org_id integer not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  login_claim text not null,
  modified_at bigint not null,
  primary key (org_id)
);

-- How an OAuth client may get tokens, and where its people are sent back to (a JSON list of exact URIs).
alter table application add column
  grants text not null default 'client_credentials';
alter table application add column
  redirect_uris text not null default '[]';
alter table application add column is_public integer not null default 0 check (is_public in (0, 1));
alter table application add column first_party integer not null default 0 check (first_party in (0, 1));

-- What a person has allowed an application to do for them.
create table consent (
  org_id integer not null,
  person_id text not null,
  application_id text not null,
  scopes text not null,
  modified_at bigint not null,
  primary key (org_id, person_id, application_id)
);

-- One sign-in of a person to an application: the code, and every token that comes of it, belong to it and end with it.
create table sign_in_grant (
  org_id integer not null,
  id text not null,
  person_id text not null,
  application_id text not null,
  kind text not null check (kind in ('authorization_code', 'implicit')),
  scopes text not null,
  scope_words text not null,
  redirect_uri text not null,
  code_challenge text,
  created_at bigint not null,
  primary key (org_id, id)
);
alter table credential add column
  grant_id text;
create index credential_grant on credential (org_id, grant_id) where grant_id is not null;
create index credential_expiry on credential (org_id, expires_at) where expires_at is not null;
