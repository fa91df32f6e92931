create table field.eviction (
  report_id     uuid primary key references field.report (id) on delete cascade,
  number        bigint generated always as identity unique,
  version       bigint not null default 1,
  kind          text,
  source        text,
  legal_basis   text,
  -- aucune, partielle, pour_tous, inconnue
  solution      text not null default 'inconnue',
  people        integer,
  quality       text not null default 'estime',
  left_count    integer,
  back_on_street integer,
  arrests       integer
);

create view field.known_eviction as
  select r.organisation_id, r.team_id, r.zone, r.night, r.sensitivity, r.circle, r.known_at,
         r.instance_id, r.place_id, r.place_kind,
         r.place_state, r.started_at, r.ended_at, r.received_at, r.status, r.counted, r.member_id,
         e.*
  from field.eviction e join field.known_report r on r.id = e.report_id;
