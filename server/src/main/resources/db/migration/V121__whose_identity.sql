-- The identity that a phone gives a report is one of its association: another association may use
-- the same, and neither hears of the other. Halte itself knows each by an identity of its own,
-- which is the phone's wherever no other association has it.
alter table core.submission add column sent_id text;
update core.submission set sent_id = instance_id;
alter table core.submission alter column sent_id set not null;
alter table core.submission add constraint submission_sent unique (organisation_id, sent_id);

-- What a report wants to replace is what its phone says; what it does replace is decided. Only that
-- is one for each report: a correction that may not replace it stands in nobody's way.
alter table core.submission add column replaces text references core.submission (instance_id)
  on delete set null;
update core.submission c set replaces = o.instance_id
from core.submission o
where o.organisation_id = c.organisation_id and o.instance_id = c.deprecated_id
  and o.id <> c.id;
drop index core.submission_correction;
create unique index submission_replaces on core.submission (replaces) where replaces is not null;
create index submission_claim on core.submission (organisation_id, deprecated_id)
  where deprecated_id is not null;

-- A person has judged it: no phone replaces it any more.
alter table core.submission add column judged boolean not null default false;
update core.submission s set judged = true
from field.report r
where r.instance_id = s.instance_id and r.reviewed_by is not null
  and r.status in ('approved', 'rejected', 'hold');

update field.report r set deprecated_id = null
where deprecated_id is not null and not exists (
  select from core.submission s where s.instance_id = r.instance_id and s.replaces = r.deprecated_id);
