-- What somebody without an account gets for a matter handed in: a code to follow it by. The secret that belongs to it is
-- not kept; it follows from the code and the platform's own key. Wrong secrets are counted, in the machine's own time.

create table receipt (
  code text collate "C" primary key,
  region text collate "C" not null,
  matter uuid not null,
  made_on date not null,
  failures integer not null,
  failed_at text collate "C",
  unique (region, matter)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert, update, delete on receipt to zs_app;
  end if;
end
$$;
