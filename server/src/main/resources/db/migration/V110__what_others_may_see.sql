-- What somebody else may see of a place or a report must not depend on what they may not see.

-- Numbers of rows are drawn at random: gaps in a sequence would count what is hidden. 52 bits, so
-- that every program reads them exactly.
create function field.random_number() returns bigint language sql volatile as
  $$ select ('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 13))::bit(52)::bigint $$;

alter table field.place alter column number drop identity;
alter table field.place alter column number set default field.random_number();
alter table field.report alter column number drop identity;
alter table field.report alter column number set default field.random_number();
alter table field.eviction alter column number drop identity;
alter table field.eviction alter column number set default field.random_number();
update field.place set number = default;
update field.report set number = default;
update field.eviction set number = default;

-- The outline of a place, for who sees it by district: the cell, the zone of the cell's centre, its
-- sensitivity, whether it is there. Beside it the outline before its last change, at least a day
-- older (core.policy.Grants.LONGEST_DELAY), for who learns of changes late.
alter table field.place
  add column district text,
  add column before_there boolean,
  add column before_sensitivity text,
  add column before_district text,
  add column before_cell text,
  add column changed_at timestamptz;

-- Kept here, so that nobody who writes a place can forget it.
create function field.keep_outline() returns trigger language plpgsql as $$
declare
  at timestamptz := greatest(new.updated_at, new.removed_at);
begin
  if (new.cell, new.sensitivity, new.removed_at is null)
      is distinct from (old.cell, old.sensitivity, old.removed_at is null) then
    if old.changed_at is null or old.changed_at <= at - interval '24 hours' then
      new.before_there := old.removed_at is null;
      new.before_sensitivity := old.sensitivity;
      new.before_district := old.district;
      new.before_cell := old.cell;
    end if;
    new.changed_at := at;
  end if;
  return new;
end $$;
create trigger place_outline before update of cell, sensitivity, removed_at on field.place
  for each row execute function field.keep_outline();

drop view field.known_eviction;
drop view field.known_report;
drop view field.known_place;

alter table field.report
  add column counted boolean not null
    generated always as (status in ('ok', 'review', 'approved')) stored,
  add column is_visit boolean not null
    generated always as
      (category not in ('lieu', 'expulsion', 'autre')
        and result is distinct from 'pas_passe') stored;
create index report_visits on field.report
  (place_id, organisation_id, started_at desc, number desc) where counted and is_visit;

-- The identity that the phone gave it, V121: its association knows it by that one.
alter table field.report add column sent_id text;
update field.report set sent_id = instance_id;
alter table field.report alter column sent_id set not null;
create index report_by_sent on field.report (sent_id);

-- Whoever may know the hour only reads by the hour, see core.policy.RightsSql.newestFirst.
create index report_by_form_hour on field.report
  (form_id, date_bin('1 hour', started_at, '2000-01-01 00:00Z') desc);

-- The last visit of each association to each place, among those that count: what a partner is shown.
create table field.last_visit (
  place_id        uuid not null references field.place (id) on delete cascade,
  organisation_id uuid not null,
  report_id       uuid not null unique references field.report (id) on delete cascade,
  primary key (place_id, organisation_id)
);

-- The place is locked first, as those who write reports do: two visits at once leave one last one.
create function field.settle_last_visit(visited uuid, teller uuid) returns void
language plpgsql as $$
declare
  latest uuid;
begin
  perform from field.place where id = visited for no key update;
  select id into latest from field.report
    where place_id = visited and organisation_id = teller and counted and is_visit
    order by started_at desc, number desc limit 1;
  if latest is null then
    delete from field.last_visit where place_id = visited and organisation_id = teller;
  else
    insert into field.last_visit as known values (visited, teller, latest)
      on conflict (place_id, organisation_id) do update set report_id = excluded.report_id
        where known.report_id <> excluded.report_id;
  end if;
end $$;

create function field.note_last_visit() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.place_id is not null then
    perform field.settle_last_visit(old.place_id, old.organisation_id);
  end if;
  if tg_op <> 'DELETE' and new.place_id is not null
      and (tg_op = 'INSERT' or (new.place_id, new.organisation_id)
        is distinct from (old.place_id, old.organisation_id)) then
    perform field.settle_last_visit(new.place_id, new.organisation_id);
  end if;
  return null;
end $$;
create trigger report_last_visit
  after insert or delete
    or update of place_id, organisation_id, status, category, result, started_at on field.report
  for each row execute function field.note_last_visit();

insert into field.last_visit
  select distinct on (place_id, organisation_id) place_id, organisation_id, id
  from field.report
  where place_id is not null and counted and is_visit
  order by place_id, organisation_id, started_at desc, number desc;

-- What rights need to know, under the names that core.policy expects; age as core.policy.Age.
-- A place that is gone is still there for who learns of it late.
create view field.known_place as
  select p.*, null::date as night, null::uuid as team_id, p.created_at as known_at,
         0 as age, p.removed_at is null as there
  from field.place p;

-- A report is as sensitive as its place. Without a place nobody can tell how sensitive it is, so it
-- counts as high. What it knows of its place is open to who may see the place.
create view field.known_report as
  select r.*, coalesce(p.sensitivity, 'haute') as sensitivity,
         coalesce(p.circle, '{}') as circle, r.received_at as known_at,
         case when l.report_id is null then 2 else 1 end as age,
         true as there, true as before_there, p.district, p.cell,
         coalesce(p.before_sensitivity, 'haute') as before_sensitivity,
         p.before_district, p.before_cell, p.changed_at,
         p.kind as place_kind, p.state as place_state,
         p.organisation_id as place_organisation_id, p.zone as place_zone,
         p.created_at as place_known_at, p.removed_at is null as place_there,
         p.before_there as place_before_there
  from field.report r
    left join field.place p on p.id = r.place_id
    left join field.last_visit l on l.report_id = r.id;

create view field.known_eviction as
  select r.organisation_id, r.team_id, r.zone, r.night, r.sensitivity, r.circle, r.known_at,
         r.age, r.there, r.before_there, r.district, r.cell, r.before_sensitivity,
         r.before_district, r.before_cell, r.changed_at,
         r.instance_id, r.sent_id, r.place_id, r.place_kind,
         r.place_state, r.started_at, r.ended_at, r.received_at, r.status, r.counted, r.member_id,
         e.*
  from field.eviction e join field.known_report r on r.id = e.report_id;
