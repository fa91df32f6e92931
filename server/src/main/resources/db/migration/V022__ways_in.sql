-- Of every token only the SHA-256 is kept.
create table core.invitation (
  id uuid primary key,
  token_hash bytea not null unique,
  organisation_id uuid not null references core.organisation (id) on delete cascade,
  roles text[] not null,
  team_id uuid references core.team (id) on delete set null,
  email text,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index invitation_organisation on core.invitation (organisation_id);

create table core.device_token (
  id uuid primary key,
  token_hash bytea not null unique,
  organisation_id uuid not null references core.organisation (id),
  member_id uuid references core.member (id),
  team_id uuid references core.team (id),
  label text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  last_seen_at timestamptz
);
create index device_token_organisation on core.device_token (organisation_id);

create table core.api_token (
  id uuid primary key,
  token_hash bytea not null unique,
  member_id uuid not null references core.member (id) on delete cascade,
  label text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  last_seen_at timestamptz
);
create index api_token_member on core.api_token (member_id);

create table core.password_reset (
  token_hash bytea primary key,
  member_id uuid not null references core.member (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_reset_member on core.password_reset (member_id);

-- At most one set-up token lives at a time.
create table core.setup_token (
  only_one boolean primary key default true check (only_one),
  token_hash bytea not null,
  created_at timestamptz not null
);
