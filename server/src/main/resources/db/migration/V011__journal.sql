-- Who read or changed what. Lines are added, never changed nor removed.
create table base.journal (
  number bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  organisation text not null,
  action text not null,
  what text not null,
  subject text not null
);
create index journal_at on base.journal (at);

create function base.journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'base.journal is append-only';
end
$$;
create trigger journal_append_only before update or delete or truncate on base.journal
  for each statement execute function base.journal_is_append_only();
