create table core.organisation (
  id uuid primary key,
  number bigint generated always as identity unique,
  version bigint not null default 1,
  slug text not null unique,
  name text not null,
  created_at timestamptz not null
);

-- A removed member keeps the row, without name, e-mail and password: reports point to it.
create table core.member (
  id uuid primary key,
  number bigint generated always as identity unique,
  version bigint not null default 1,
  organisation_id uuid not null references core.organisation (id),
  email text,
  name text not null,
  locale text not null default 'fr',
  active boolean not null default true,
  password_hash text,
  credential_epoch int not null default 1,
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index member_email on core.member (lower(email));
create index member_organisation on core.member (organisation_id);

create table core.member_role (
  member_id uuid not null references core.member (id) on delete cascade,
  role text not null check (role in ('volunteer', 'coordinator', 'org_admin', 'instance_admin')),
  primary key (member_id, role)
);

create table core.team (
  id uuid primary key,
  number bigint generated always as identity unique,
  version bigint not null default 1,
  organisation_id uuid not null references core.organisation (id),
  name text not null,
  nights smallint[] not null default '{}',
  created_at timestamptz not null,
  removed_at timestamptz
);
create index team_organisation on core.team (organisation_id);

-- No foreign key to core.zone: replacing the zones must not take zones from teams in silence.
create table core.team_zone (
  team_id uuid not null references core.team (id) on delete cascade,
  zone text not null,
  primary key (team_id, zone)
);

create table core.team_member (
  team_id uuid not null references core.team (id) on delete cascade,
  member_id uuid not null references core.member (id) on delete cascade,
  primary key (team_id, member_id)
);
create index team_member_member on core.team_member (member_id);
