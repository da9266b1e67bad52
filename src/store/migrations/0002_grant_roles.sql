-- The application works as zs_app: it may add to the ledger, never change it. Erasure of a kept value goes through one
-- function. Where the installer may not create roles, the grants are left out and the platform says so at the start.

create function erase_kept(of_region text, of_matter uuid, of_field text) returns integer
  language sql security definer set search_path = public, pg_temp
  as 'with gone as (delete from public.kept where region = of_region and matter = of_matter and field = of_field returning 1) select count(*)::integer from gone';

revoke execute on function erase_kept(text, uuid, text) from public;

do $$
begin
  if not exists (select from pg_roles where rolname = 'zs_app') then
    create role zs_app nologin;
  end if;
exception
  when insufficient_privilege or duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant usage on schema public to zs_app;
    grant select on migration to zs_app;
    grant select, insert on event, kept, root, audit, policy to zs_app;
    grant select, insert, update, delete on matter, deadline, link, stock, flow, serial, idempotency, file, unit, account, post,
      session, notice, edition, outbox, setting to zs_app;
    grant truncate on matter, deadline, link, stock, flow to zs_app;
    grant execute on function erase_kept(text, uuid, text) to zs_app;
  end if;
end
$$;
