-- What a phone's token opens: Halte's app, the ODK door alone, or both (tokens of before).
alter table core.device_token
  add column scope text not null default 'both' check (scope in ('app', 'collect', 'both'));
alter table core.device_token alter column scope drop default;

-- A code by which one phone fetches its token, once; only the digest of the code. One that a
-- coordinator prepared for somebody (prepared) counts only when that person signs in with it.
create table core.enrolment (
  id              uuid primary key,
  code_hash       bytea not null unique,
  organisation_id uuid not null references core.organisation (id) on delete cascade,
  member_id       uuid references core.member (id) on delete cascade,
  team_id         uuid references core.team (id) on delete cascade,
  label           text not null,
  prepared        boolean not null,
  made_by         uuid not null references core.member (id) on delete cascade,
  made_at         timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz
);
create index enrolment_expiry on core.enrolment (expires_at);

-- Since when an association has had no active coordinator; null while it has one, or never had.
alter table core.organisation add column uncoordinated_since timestamptz;

-- A link for a new password that somebody else handed over proves less than one that came by mail.
alter table core.password_reset add column by_hand boolean not null default false;
-- Who handed it over: asked again when it is used.
alter table core.password_reset add column made_by uuid references core.member (id);
