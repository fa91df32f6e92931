-- One row per submission, derived from its answers and written anew when it is derived again.
create table field.report (
  id               uuid primary key,
  number           bigint generated always as identity unique,
  version          bigint not null default 1,
  instance_id      text not null unique,
  -- The submission this one corrects, and the one that corrects it.
  deprecated_id    text,
  replaced_by      text,
  form_id          text not null,
  form_version     text not null,
  category         text not null,
  organisation_id  uuid not null,
  team_id          uuid,
  member_id        uuid,
  place_id         uuid references field.place (id),
  zone             text,
  night            date not null,
  started_at       timestamptz not null,
  ended_at         timestamptz,
  received_at      timestamptz not null,
  result           text,
  headcount        integer check (headcount >= 0),
  quality          text not null default 'estime',
  women            integer,
  families         integer,
  minors_alone     integer,
  alert            text not null default 'none',
  joint            boolean not null default false,
  photos           integer not null default 0,
  status           text not null,
  -- What somebody should look at: clock, unknown_place, no_place, answers, late_original ...
  flags            text[] not null default '{}',
  position_sealed  bytea,
  text_sealed      bytea,
  reviewed_by      uuid,
  reviewed_at      timestamptz,
  review_sealed    bytea,
  updated_at       timestamptz not null
);
create index report_by_place on field.report (place_id, started_at desc);
create index report_by_night on field.report (night);
create index report_by_owner on field.report (organisation_id, night);
create index report_by_deprecated on field.report (deprecated_id) where deprecated_id is not null;

create table field.report_need (
  report_id uuid not null references field.report (id) on delete cascade,
  item      text not null,
  quantity  integer,
  urgency   text,
  primary key (report_id, item)
);

create table field.report_given (
  report_id uuid not null references field.report (id) on delete cascade,
  item      text not null,
  quantity  integer,
  primary key (report_id, item)
);

-- What rights need to know of a report: as sensitive as its place. Without a place nobody can
-- tell how sensitive it is, so it counts as high.
create view field.known_report as
  select r.*, coalesce(p.sensitivity, 'haute') as sensitivity,
         coalesce(p.circle, '{}') as circle, r.received_at as known_at,
         p.cell as place_cell, p.kind as place_kind, p.state as place_state,
         p.organisation_id as place_organisation_id,
         r.status in ('ok', 'review', 'approved') as counted,
         r.category not in ('lieu', 'expulsion')
           and r.result is distinct from 'pas_passe' as is_visit
  from field.report r left join field.place p on p.id = r.place_id;
