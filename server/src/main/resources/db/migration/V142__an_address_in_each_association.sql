-- Somebody may go out with two associations under one address. That an address has an account
-- elsewhere is nothing that an association hears of.
drop index core.member_email;
create unique index member_email on core.member (organisation_id, lower(email));
create index member_by_email on core.member (lower(email));
