-- A form that tells of no place, no visit and no people is a report of its own kind and no visit.
create or replace view field.known_report as
  select r.*, coalesce(p.sensitivity, 'haute') as sensitivity,
         coalesce(p.circle, '{}') as circle, r.received_at as known_at,
         p.cell as place_cell, p.kind as place_kind, p.state as place_state,
         p.organisation_id as place_organisation_id,
         r.status in ('ok', 'review', 'approved') as counted,
         r.category not in ('lieu', 'expulsion', 'autre')
           and r.result is distinct from 'pas_passe' as is_visit
  from field.report r left join field.place p on p.id = r.place_id;

-- The data page of a form reads its reports from the newest back.
create index report_by_form on field.report (form_id, started_at desc, number desc);
