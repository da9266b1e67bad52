-- Lists as people keep them, and long jobs (exports, imports) that a person waits for. Times of jobs are the machine's own,
-- in UTC: a job is given up when its process has not given a sign of life for a while.

create table saved_view (
  id uuid primary key,
  owner_kind text collate "C" not null,
  owner text collate "C" not null,
  procedure text collate "C" not null,
  name text not null,
  search json not null,
  is_default boolean not null,
  made_by text collate "C" not null,
  made_at text collate "C" not null
);
create unique index saved_view_name on saved_view (procedure, owner_kind, owner, name);

create table job (
  id uuid primary key,
  account text collate "C" not null,
  post text collate "C" not null,
  kind text collate "C" not null,
  procedure text collate "C" not null,
  title text not null,
  ask json not null,
  state text collate "C" not null,
  done bigint not null,
  total bigint not null,
  result json not null,
  beat_at text collate "C" not null,
  made_at text collate "C" not null,
  ended_at text collate "C",
  expires_at text collate "C"
);
create index job_account on job (account, made_at);
create index job_live on job (beat_at) where state in ('waiting', 'running');

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert, update, delete on saved_view, job to zs_app;
  end if;
end
$$;
