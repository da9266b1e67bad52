-- What a person works from: the matters they follow, and the urging between units. Whose turn a matter is follows from the
-- declarations and is asked for by kind and state within a region; what a person has handled by the actor of the events.

create index matter_work on matter (region, procedure, state, unit);
create index event_handled on event (actor, recorded_at, region, matter);

-- `seq`: how far the person has seen the matter; beyond it there is news.
create table follow (
  region text collate "C" not null,
  matter uuid not null,
  account text collate "C" not null,
  since text collate "C" not null,
  seq integer not null,
  primary key (region, matter, account)
);
create index follow_account on follow (account, since, region, matter);

-- `seq`: where the matter stood; a later event of the urged unit is its answer.
create table urge (
  region text collate "C" not null,
  matter uuid not null,
  id uuid not null,
  seq integer not null,
  to_unit text collate "C" not null,
  from_unit text collate "C" not null,
  account text collate "C" not null,
  words text not null,
  urged_at text collate "C" not null,
  primary key (region, matter, id)
);
create index urge_to on urge (to_unit, urged_at, id);
create index urge_from on urge (from_unit, urged_at, id);

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert, update, delete on follow to zs_app;
    grant select, insert on urge to zs_app;
  end if;
end
$$;
