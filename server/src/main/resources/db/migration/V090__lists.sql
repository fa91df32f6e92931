-- Lists that an organisation keeps: water points, structures, vehicles. What an entity says is
-- sealed as a whole, for it may hold text and positions; the zone stays clear.
create table core.entity_list (
  id              uuid primary key,
  number          bigint generated always as identity unique,
  organisation_id uuid not null,
  name            text not null,
  title           text not null,
  -- Whose phones carry it; empty for every phone of the organisation.
  teams           uuid[] not null default '{}',
  -- One more with each change that a phone could see.
  stamp           bigint not null default 1,
  created_at      timestamptz not null,
  unique (organisation_id, name)
);

create table core.entity_property (
  list_id     uuid not null references core.entity_list,
  name        text not null,
  ordinal     integer not null,
  type        text not null,
  field_class text not null,
  primary key (list_id, name)
);

create table core.entity (
  list_id     uuid not null references core.entity_list,
  id          uuid not null,
  version     integer not null,
  zone        text,
  data_sealed bytea not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  deleted_at  timestamptz,
  -- The entity that this one turned out to be.
  merged_into uuid,
  primary key (list_id, id)
);

-- Every change there ever was: what was said, and what the entity was after it.
create table core.entity_version (
  list_id       uuid not null,
  entity_id     uuid not null,
  version       integer not null,
  kind          text not null,
  instance_id   text,
  member_id     uuid,
  base_version  integer,
  branch_id     text,
  branch_base   integer,
  forced        boolean not null default false,
  noted_at      timestamptz not null,
  received_at   timestamptz not null,
  data_sealed   bytea not null,
  primary key (list_id, entity_id, version),
  foreign key (list_id, entity_id) references core.entity (list_id, id)
);
create index entity_version_source on core.entity_version (instance_id)
  where instance_id is not null;

-- What each filled form said of entities, by its place in the form: applied once, or waiting.
create table core.entity_action (
  instance_id  text not null,
  ordinal      integer not null,
  list_id      uuid not null references core.entity_list,
  entity_id    text not null,
  state        text not null,
  -- Why it waits, and which version the server had when it came.
  reason       text,
  base_version integer,
  seen_version integer not null,
  since        timestamptz not null,
  primary key (instance_id, ordinal)
);
create index entity_action_waiting on core.entity_action (list_id, entity_id)
  where state = 'waiting';

-- What a coordinator should look at. Values are sealed.
create table core.entity_conflict (
  id            uuid primary key,
  list_id       uuid not null,
  entity_id     uuid not null,
  kind          text not null,
  property      text not null default '',
  -- The version that brought the conflict, and the one that it contradicts.
  version       integer not null,
  other_version integer not null,
  other_entity  uuid,
  values_sealed bytea not null,
  opened_at     timestamptz not null,
  closed_at     timestamptz,
  closed_by     uuid,
  choice        text,
  foreign key (list_id, entity_id) references core.entity (list_id, id)
);
create index entity_conflict_open on core.entity_conflict (list_id, entity_id)
  where closed_at is null;
