-- The id that phones carry is an association's own: two may have a form of the same id and know
-- nothing of each other. Inside, a form's key stays one text: the id itself for the forms that ship
-- and for those that were here before, else the owner's id, "|" and the form's, and no form's id
-- holds a "|". (A form that ships under an id that was an association's before: "|" and the id.)
alter table core.form add column public_id text;
update core.form set public_id = id;
alter table core.form
  alter column public_id set not null,
  add constraint form_public_id unique nulls not distinct (organisation_id, public_id),
  add constraint form_key check (
    id = public_id
    or id = coalesce(replace(organisation_id::text, '-', ''), '') || '|' || public_id);

-- A form keeps its owner and its id.
create function core.form_keeps_its_identity() returns trigger language plpgsql as $$
begin
  raise exception 'the form % keeps its id and its owner', old.id;
end
$$;

create trigger form_identity before update of id, public_id, organisation_id on core.form
  for each row
  when ((old.id, old.public_id) is distinct from (new.id, new.public_id)
    or old.organisation_id is distinct from new.organisation_id)
  execute function core.form_keeps_its_identity();

-- What an association published stays what it was: reports are read by it, phones have it. The
-- forms that ship are made anew by a newer Halte.
create function core.version_stays() returns trigger language plpgsql as $$
begin
  if exists (select from core.form where id = old.form_id and organisation_id is not null) then
    raise exception 'version % of the form % is published and stays as it is',
      old.version, old.form_id;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

create trigger form_version_stays before update or delete on core.form_version
  for each row execute function core.version_stays();

create trigger form_file_stays before update or delete on core.form_file
  for each row execute function core.version_stays();

-- A file comes with its version, in one transaction, or never.
create function core.file_comes_with_its_version() returns trigger language plpgsql as $$
begin
  if exists (
    select from core.form_version v join core.form f on f.id = v.form_id
    where v.form_id = new.form_id and v.version = new.version
      and f.organisation_id is not null and v.xmin <> pg_current_xact_id()::xid) then
    raise exception 'version % of the form % is published without the file %',
      new.version, new.form_id, new.name;
  end if;
  return new;
end
$$;

create trigger form_file_comes before insert on core.form_file
  for each row execute function core.file_comes_with_its_version();
