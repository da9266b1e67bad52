-- What a person is in the middle of: forms not yet handed in, what they chose last time, and the phrases they write with.
-- Drafts hold what was typed, personal data included: each is its owner's alone, and old ones are swept.

create table draft (
  account text collate "C" not null,
  procedure text collate "C" not null,
  act text collate "C" not null,
  matter text collate "C" not null,
  content json not null,
  seq integer,
  saved_at text collate "C" not null,
  saved_on date not null,
  primary key (account, procedure, act, matter)
);
create index draft_saved on draft (saved_on);

create table habit (
  account text collate "C" not null,
  procedure text collate "C" not null,
  act text collate "C" not null,
  content json not null,
  primary key (account, procedure, act)
);

-- scope person: owner is an account; unit: a unit's code; all: every unit, owner *.
create table phrase (
  id text collate "C" primary key,
  scope text collate "C" not null check (scope in ('person', 'unit', 'all')),
  owner text collate "C" not null,
  words text not null,
  position integer not null
);
create index phrase_owner on phrase (scope, owner, position);

insert into phrase (id, scope, owner, words, position) values
  ('start-1', 'all', '*', '同意。', 1),
  ('start-2', 'all', '*', '拟同意，请审定。', 2),
  ('start-3', 'all', '*', '已阅，请按规定办理。', 3),
  ('start-4', 'all', '*', '请补充相关材料后再报。', 4),
  ('start-5', 'all', '*', '请在规定期限内办结，并报告结果。', 5);

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert, update, delete on draft, habit, phrase to zs_app;
  end if;
end
$$;
