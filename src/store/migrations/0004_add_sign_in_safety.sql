-- What sign-in needs to be safe: when a password was set and which came before it, the second factor, counted failures by
-- account and by address, and the steps between a right password and a session. Reference tables: one row per account.
-- All instants are real time (UTC): they keep running where a demonstration's civil date stands still.

create table credential (
  account text collate "C" primary key,
  set_at text collate "C" not null,
  must_change text collate "C",
  former text[] not null
);

create table second_factor (
  account text collate "C" primary key,
  secret text collate "C" not null,
  made_at text collate "C" not null,
  confirmed_at text collate "C",
  last_step bigint not null,
  recovery text[] not null
);

-- The key is a digest: what was typed as an account may be a password typed into the wrong box.
create table sign_in_guard (
  kind text collate "C" not null,
  key text collate "C" not null,
  account text collate "C",
  failures integer not null,
  last_at text collate "C" not null,
  until text collate "C",
  primary key (kind, key)
);
create index sign_in_guard_account on sign_in_guard (account) where account is not null;

create table sign_in_step (
  id text collate "C" primary key,
  kind text collate "C" not null,
  account text collate "C",
  data json not null,
  expires_at text collate "C" not null
);

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert, update, delete on credential, second_factor, sign_in_guard, sign_in_step to zs_app;
  end if;
end
$$;
