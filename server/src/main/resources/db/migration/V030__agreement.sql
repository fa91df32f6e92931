-- One association lets another see part of its data. Pairs are directed: each gives on its own.
create table core.agreement (
  id uuid primary key,
  giver_id uuid not null references core.organisation (id) on delete cascade,
  receiver_id uuid not null references core.organisation (id) on delete cascade,
  template text not null,
  starts_on date not null,
  ends_on date,
  unique (giver_id, receiver_id),
  check (giver_id <> receiver_id)
);
