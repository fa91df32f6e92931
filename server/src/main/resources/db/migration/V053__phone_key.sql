-- The key by which a phone seals what it keeps; sealed itself, gone with the phone's token.
create table field.phone_key (
  device_token uuid primary key,
  key_sealed   bytea not null,
  made_at      timestamptz not null
);
