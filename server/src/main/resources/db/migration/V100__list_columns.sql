-- What people call a column, and whether the desk still shows it. Forms and phones know it by its
-- name and go on doing so: a filter of a form may read a column that nobody looks at any more.
alter table core.entity_property
  add column label   text not null default '',
  add column retired boolean not null default false;
