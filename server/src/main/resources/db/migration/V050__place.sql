create schema if not exists field;

-- The registry of living places. Name and exact position are sealed; the cell of the fixed grid
-- and the zone stay clear so that SQL can count without knowing where anybody sleeps.
create table field.place (
  id              uuid primary key,
  number          bigint generated always as identity unique,
  version         bigint not null default 1,
  organisation_id uuid not null,
  name_sealed     bytea not null,
  position_sealed bytea,
  cell            text,
  zone            text,
  kind            text not null,
  state           text not null,
  sensitivity     text not null,
  circle          uuid[] not null default '{}',
  created_from    text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  first_seen      date,
  -- The state somebody set by hand, and when: reports that come later may change it.
  set_state       text not null,
  set_state_at    timestamptz not null,
  removed_at      timestamptz
);
create index place_by_cell on field.place (cell) where removed_at is null;
create index place_by_owner on field.place (organisation_id) where removed_at is null;
create index place_by_zone on field.place (zone) where removed_at is null;

-- Two places that may be one. Nothing is merged by itself.
create table field.place_double (
  place    uuid not null references field.place (id),
  other    uuid not null references field.place (id),
  metres   integer not null,
  found_at timestamptz not null,
  primary key (place, other),
  check (place < other)
);

-- What rights need to know of a place, under the names that core.policy expects.
create view field.known_place as
  select p.*, null::date as night, null::uuid as team_id, p.created_at as known_at
  from field.place p
  where p.removed_at is null;
