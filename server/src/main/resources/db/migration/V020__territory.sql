create schema if not exists core;

-- The zones of the territory; a zone may lie in a greater one (parent), e.g. a quarter in its district.
create table core.zone (
  id uuid primary key,
  number bigint generated always as identity unique,
  version bigint not null default 1,
  code text not null unique,
  name text not null,
  area jsonb not null,
  parent text references core.zone (code) deferrable initially deferred,
  changed_at timestamptz not null default now()
);
