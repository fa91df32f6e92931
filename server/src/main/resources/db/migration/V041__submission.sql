-- What phones and people sent, as they sent it; never changed.
-- No foreign key to the organisation: every acknowledgement would lock one and the same row.
create table core.submission (
  id              uuid primary key,
  instance_id     text not null,
  form_id         text not null,
  form_version    text not null,
  organisation_id uuid not null,
  team_id         uuid,
  member_id       uuid,
  device_token    uuid,
  device_id       text not null,
  content_hash    bytea not null,
  xml_sealed      bytea not null,
  deprecated_id   text,
  received_at     timestamptz not null,
  constraint submission_instance unique (instance_id)
);

-- Only the latest version can be corrected: a second correction of one report meets this index.
-- It also tells, without a flag to keep in step, which submission replaces which.
create unique index submission_correction
  on core.submission (organisation_id, deprecated_id) where deprecated_id is not null;

-- A row without a blob is a file that the report names and that has not come yet.
create table core.attachment (
  submission_id uuid not null references core.submission,
  name          text not null,
  content_type  text not null,
  blob          text,
  size          bigint not null,
  received_at   timestamptz,
  primary key (submission_id, name)
);

-- Whether a blob may go is asked when a file is replaced.
create index attachment_blob on core.attachment (blob) where blob is not null;

-- What the check after receipt wants a person to look at; the sentence and the value are sealed.
create table core.finding (
  submission_id uuid not null references core.submission,
  ordinal       integer not null,
  path          text not null,
  kind          text not null,
  detail_sealed bytea not null,
  primary key (submission_id, ordinal)
);

-- Forms that wait for the check.
create table core.check_pending (
  submission_id uuid primary key references core.submission
);
