-- The tables of Spring Session (schema-postgresql.sql of spring-session-jdbc) under our names.
create table core.session (
  primary_id char(36) not null constraint session_pk primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index session_id on core.session (session_id);
create index session_expiry on core.session (expiry_time);
create index session_principal on core.session (principal_name);

create table core.session_attributes (
  session_primary_id char(36) not null references core.session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  constraint session_attributes_pk primary key (session_primary_id, attribute_name)
);
