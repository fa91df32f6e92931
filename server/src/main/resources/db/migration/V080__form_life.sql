-- A trial is a form of its own beside the one it tries out, so that its reports can never be taken
-- for real ones, not even those that come after the trial has ended.
alter table core.form add column trial_of text;

-- What an own form tells of: passage, lieu, expulsion, distribution. The shipped ones are named so.
alter table core.form add column category text;

create table core.form_audience (
  form_id   text not null references core.form,
  team_id   uuid,
  member_id uuid,
  check (num_nonnulls(team_id, member_id) = 1)
);
create index form_audience_form on core.form_audience (form_id);

-- Who does not hand out a form, or one version of it, any more. A form of the whole instance is
-- withdrawn by each organisation for itself. Without a version: the form as a whole.
create table core.form_withdrawal (
  form_id         text not null references core.form,
  version         text,
  organisation_id uuid not null,
  withdrawn_at    timestamptz not null,
  unique nulls not distinct (form_id, version, organisation_id)
);

-- Which version each phone fetched last: what may still come in the old one.
create table core.form_fetch (
  form_id      text not null,
  device_token uuid not null,
  version      text not null,
  fetched_at   timestamptz not null,
  primary key (form_id, device_token)
);

create index submission_by_form on core.submission (form_id, organisation_id, received_at desc);
