-- A named set of shared zones that an association made for itself, such as "Secteur Nord". It draws
-- nothing: rights only ever meet the shared zones in it.
create table core.sector (
  id              uuid primary key,
  number          bigint generated always as identity unique,
  version         bigint not null default 1,
  organisation_id uuid not null references core.organisation (id) on delete cascade,
  name            text not null,
  created_at      timestamptz not null
);
create unique index sector_name on core.sector (organisation_id, lower(name));

-- No foreign key to core.zone, as with core.team_zone.
create table core.sector_zone (
  sector_id uuid not null references core.sector (id) on delete cascade,
  zone      text not null,
  primary key (sector_id, zone)
);

create table core.team_sector (
  team_id   uuid not null references core.team (id) on delete cascade,
  sector_id uuid not null references core.sector (id),
  primary key (team_id, sector_id)
);
create index team_sector_sector on core.team_sector (sector_id);

-- Grows with every change of the shared zones: who changes them names what they looked at.
create table core.zone_set (
  only_one boolean primary key default true check (only_one),
  version  bigint not null
);
insert into core.zone_set (version) values (1);
