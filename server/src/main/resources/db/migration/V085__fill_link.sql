-- A link by which somebody without an account fills one form; only the digest of its secret.
create table core.fill_link (
  id              uuid primary key,
  organisation_id uuid not null,
  form_id         text not null references core.form,
  name            text not null,
  secret_hash     bytea not null unique,
  once            boolean not null,
  held            boolean not null,
  -- The entity lists that the form may show to whoever holds the link.
  lists           text[] not null default '{}',
  most            integer not null check (most > 0),
  used            integer not null default 0,
  made_by         uuid not null,
  made_at         timestamptz not null,
  expires_at      timestamptz not null,
  revoked_at      timestamptz
);
create index fill_link_by_form on core.fill_link (organisation_id, form_id);

-- What came by a link says so, and whether it waits for a coordinator before it counts.
alter table core.submission add column link_id uuid references core.fill_link;
alter table core.submission add column held boolean not null default false;
