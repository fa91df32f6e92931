-- A file that came and whose metadata nobody could take out is not kept: its row says why.
alter table core.attachment
  add column refused text,
  add constraint attachment_refused_is_not_here check (refused is null or blob is null);
