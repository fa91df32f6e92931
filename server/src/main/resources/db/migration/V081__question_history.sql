-- The questions of each version, as they were when it was published. What they have to do with
-- each other over the versions is told by the decisions in core.form_mapping.
create table core.question (
  form_id text not null,
  version text not null,
  ordinal integer not null,
  path    text not null,
  type    text not null,
  hxl     text not null,
  labels  jsonb not null,
  -- Code and labels of each choice, in order; empty for a question without choices of its own.
  choices jsonb not null,
  primary key (form_id, version, path),
  foreign key (form_id, version) references core.form_version
);

-- What the old answers became when a version was published; replaced as a whole when the
-- publisher thinks better of it.
create table core.form_mapping (
  form_id    text not null,
  version    text not null,
  decisions  jsonb not null,
  decided_at timestamptz not null,
  primary key (form_id, version),
  foreign key (form_id, version) references core.form_version
);
