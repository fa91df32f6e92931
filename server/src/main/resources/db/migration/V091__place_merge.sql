-- Two places that turned out to be one: the lost one points at the kept one. A report keeps the
-- place it was about, so that the merge can be undone.
alter table field.place add column merged_into uuid references field.place (id);
alter table field.report add column named_place_id uuid;
create index report_by_named_place on field.report (named_place_id)
  where named_place_id is not null;

-- What a place was at each version, sealed, so that a change can be compared with what it began at.
create table field.place_version (
  place       uuid not null references field.place (id),
  version     bigint not null,
  source      text,
  noted_at    timestamptz not null,
  data_sealed bytea not null,
  primary key (place, version)
);

-- Changes of places by reports, each applied once.
create table field.place_update (
  instance_id text primary key,
  place       uuid not null references field.place (id)
);

-- Two values for one property of a place, until a coordinator chooses.
create table field.place_conflict (
  id            uuid primary key,
  place         uuid not null references field.place (id),
  property      text not null,
  earlier_from  text,
  earlier_at    timestamptz not null,
  said_from     text not null,
  said_at       timestamptz not null,
  values_sealed bytea not null,
  opened_at     timestamptz not null,
  closed_at     timestamptz,
  closed_by     uuid,
  choice        text
);
create index place_conflict_open on field.place_conflict (place) where closed_at is null;
