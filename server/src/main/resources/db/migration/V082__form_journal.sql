-- What happened to a form is read from the journal.
create index journal_of_thing on base.journal (organisation, what, number desc);
