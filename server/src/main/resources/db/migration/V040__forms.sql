-- A form of the whole instance has no organisation.
create table core.form (
  id              text primary key,
  organisation_id uuid,
  title           text not null,
  created_at      timestamptz not null
);

-- Versions live side by side: a report counts for the version it carries.
create table core.form_version (
  form_id      text not null references core.form,
  version      text not null,
  xform        bytea not null,
  md5          text not null,
  markdown     text,
  xlsx         bytea,
  source_hash  text not null,
  published_at timestamptz not null,
  primary key (form_id, version)
);

create table core.form_file (
  form_id      text not null,
  version      text not null,
  name         text not null,
  content_type text not null,
  content      bytea not null,
  md5          text not null,
  primary key (form_id, version, name),
  foreign key (form_id, version) references core.form_version
);
