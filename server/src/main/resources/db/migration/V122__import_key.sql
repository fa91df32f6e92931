-- What an imported row is called follows from the row, so that the same file brings the same things
-- twice; with this, sealed, so that nobody works out what a place is called from its name and point.
create table exchange.import_key (
  only_one   boolean primary key default true check (only_one),
  key_sealed bytea not null
);
