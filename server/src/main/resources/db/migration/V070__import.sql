create schema if not exists exchange;

-- A file that somebody brought and has not imported yet; the file itself lies sealed in a blob.
create table exchange.import (
  id              uuid primary key,
  organisation_id uuid not null,
  kind            text not null check (kind in ('places', 'visits')),
  file_name       text not null,
  blob            text not null,
  created_at      timestamptz not null
);
