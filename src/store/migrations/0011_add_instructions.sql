-- What leaders say from their screen. An instruction is an urging with a leader's name to it: the same table, the same
-- delivery, the same answer. A talk (约谈) is only proposed here: somebody completes it or lets it be, with a reason.

alter table urge add column kind text collate "C" not null default 'urge' check (kind in ('urge', 'instruction', 'talk'));

-- `region`, `unit`: who would be talked to; the matter is what gave rise to it.
create table talk (
  region text collate "C" not null,
  id uuid not null,
  unit text collate "C" not null,
  unit_path text collate "C" not null,
  matter_region text collate "C" not null,
  matter uuid not null,
  words text not null,
  account text collate "C" not null,
  from_unit text collate "C" not null,
  from_post text not null,
  proposed_at text collate "C" not null,
  state text collate "C" not null check (state in ('proposed', 'arranged', 'dropped')),
  held_on date,
  place text,
  note text,
  settled_by text collate "C",
  settled_at text collate "C",
  primary key (region, id)
);
create index talk_path on talk (unit_path, proposed_at);

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert, update on talk to zs_app;
  end if;
end
$$;
