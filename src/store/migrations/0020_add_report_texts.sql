-- The texts of reports while they are written. A version is never changed; the newest is the text. Notes stand beside the
-- text and hold on to its words; a proposal is what somebody would put in the place of some of its blocks.
-- `made_for`: code of the unit whose post it was done in.

create table report_text (
  id text collate "C" not null,
  version integer not null,
  content text not null,
  remark text not null,
  made_by text collate "C" not null,
  made_for text collate "C" not null,
  made_at text collate "C" not null,
  primary key (id, version)
);

create table report_note (
  id uuid primary key,
  report text collate "C" not null,
  kind text collate "C" not null,
  answers uuid,
  place integer not null,
  quote text not null,
  words text not null,
  made_by text collate "C" not null,
  made_for text collate "C" not null,
  made_at text collate "C" not null,
  settled_by text collate "C",
  settled_at text collate "C"
);
create index report_note_of on report_note (report, made_at);

create table report_proposal (
  id uuid primary key,
  report text collate "C" not null,
  version integer not null,
  place integer not null,
  heading text not null,
  before text not null,
  after text not null,
  reason text not null,
  made_by text collate "C" not null,
  made_for text collate "C" not null,
  made_at text collate "C" not null,
  result text collate "C" not null,
  answer text not null,
  settled_by text collate "C",
  settled_at text collate "C",
  settled_version integer
);
create index report_proposal_of on report_proposal (report, made_at);

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert on report_text to zs_app;
    grant select, insert, update on report_note, report_proposal to zs_app;
  end if;
end
$$;
