-- How far two places are from each other leads from the one to the other: only that they may be one.
alter table field.place_double drop column metres;

-- Whether a report's place has a double is nothing that its author may know: whoever reads it and
-- sees both places is told by their rows.
update field.report set flags = array_remove(flags, 'possible_double')
where 'possible_double' = any (flags);

-- A circle left on a place that is no secret would decide for whom it becomes one again.
update field.place set circle = '{}' where sensitivity <> 'secrete' and circle <> '{}';

-- What a report said of its place is taken up once. What was derived so far was taken up.
insert into field.place_update (instance_id, place)
select r.instance_id, r.place_id from field.report r
where r.place_id is not null and r.status <> 'hold'
  and (r.category = 'lieu' or exists (
    select from field.place p where p.id = r.place_id and p.created_from = r.instance_id))
on conflict do nothing;
