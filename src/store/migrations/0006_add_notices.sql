-- What people are told. A reminder is made once for a matter and a stage of its deadline, however often the days are looked
-- through; a message is what one person in one unit is told of it. Messages going out by mail or robot wait in the outbox,
-- which learns to try again later.

create table reminder (
  region text collate "C" not null,
  matter uuid not null,
  stage text collate "C" not null,
  made_on date not null,
  primary key (region, matter, stage)
);

create table message (
  region text collate "C" not null,
  account text collate "C" not null,
  id uuid not null,
  unit text collate "C" not null,
  kind text collate "C" not null,
  made_on date not null,
  made_at text collate "C" not null,
  procedure text collate "C",
  matter_region text collate "C",
  matter uuid,
  state text collate "C",
  due_on date,
  content json not null,
  read_at text collate "C",
  settled_at text collate "C",
  mailed boolean not null,
  primary key (region, account, id)
);
create index message_open on message (region, account, unit) where read_at is null and settled_at is null;
create index message_unmailed on message (account) where not mailed;
create index message_matter on message (matter_region, matter) where settled_at is null;

create table message_wish (
  account text collate "C" not null,
  content json not null,
  changed_at text collate "C" not null,
  primary key (account)
);

alter table outbox add column attempts integer not null default 0;
alter table outbox add column next_at text collate "C";
alter table outbox add column failure text collate "C";

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert, update, delete on reminder, message, message_wish to zs_app;
  end if;
end
$$;
