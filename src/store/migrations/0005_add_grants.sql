-- Roles of the city: what a post may do, every version kept. A post waits for its roles (`asked`) until the security
-- administrator grants them; it may stand in for another post. A unit that ended names its successor. An event says for
-- whom a stand-in acted.

create table role (
  id text collate "C" not null,
  version integer not null,
  title text not null,
  -- A role of a duty withholds what is named here from what the declarations give; any other role gives what is named.
  grants json not null,
  made_by text collate "C" not null,
  made_at text collate "C" not null,
  primary key (id, version)
);

alter table post add column asked text[];
alter table post add column for_post text collate "C";
alter table post add column for_account text collate "C";
create index post_for on post (for_post) where for_post is not null;

alter table unit add column successor text collate "C";

alter table event add column actor_for text collate "C";

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert on role to zs_app;
  end if;
end
$$;
