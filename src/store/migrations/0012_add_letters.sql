-- Official letters issued on matters. A line is first reserved, with its number where it has a serial; then the letter is made
-- and frozen: what it says, the file, who made it, of which state of the matter, by which version of the template.
-- `seq`: the event that occasions it; the same letter is issued once for each.

create table letter (
  region text collate "C" not null,
  matter uuid not null,
  letter text collate "C" not null,
  seq integer not null,
  procedure text collate "C" not null,
  number text collate "C",
  title text,
  template_version integer not null,
  matter_seq integer not null,
  dated_on date,
  made_by text collate "C" not null,
  made_for text collate "C" not null,
  made_at text collate "C" not null,
  sha256 text collate "C",
  document json,
  cited json,
  primary key (region, matter, letter, seq)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert, update on letter to zs_app;
  end if;
end
$$;
