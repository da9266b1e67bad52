-- Satisfaction surveys. Of a code only its digest is kept and whether it was used; of an answer nothing is kept but the
-- tallies it added to. No row and no column says when a code was used or which answer came from it.

create table survey_code (
  region text collate "C" not null,
  matter uuid not null,
  code text collate "C" not null,
  used boolean not null,
  primary key (region, matter, code)
);

create table survey_tally (
  region text collate "C" not null,
  matter uuid not null,
  question text collate "C" not null,
  score integer not null,
  n bigint not null,
  primary key (region, matter, question, score)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'zs_app') then
    grant select, insert, update, delete on survey_code, survey_tally to zs_app;
  end if;
end
$$;
