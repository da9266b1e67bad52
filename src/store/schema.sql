-- What the migrations add up to; made by the test of the schema (vitest -u), not by hand.

create table account (
  id text collate "C" not null,
  login text collate "C" not null,
  name text not null,
  password_hash text not null,
  kind text collate "C" not null,
  active boolean not null,
  data json not null,
  UNIQUE (login),
  PRIMARY KEY (id)
);

create table audit (
  region text collate "C" not null,
  actor text collate "C" not null,
  seq integer not null,
  at text collate "C" not null,
  what text collate "C" not null,
  subject text collate "C" not null,
  detail json not null,
  seal text collate "C" not null,
  PRIMARY KEY (region, actor, seq)
);

create table credential (
  account text collate "C" not null,
  set_at text collate "C" not null,
  must_change text collate "C",
  former text[] not null,
  PRIMARY KEY (account)
);

create table deadline (
  region text collate "C" not null,
  matter uuid not null,
  deadline text collate "C" not null,
  procedure text collate "C" not null,
  kind text collate "C" not null,
  state text collate "C" not null,
  start_on date not null,
  due_on date,
  stopped_on date,
  provisional boolean not null,
  then_act text collate "C",
  PRIMARY KEY (region, matter, deadline)
);

create table draft (
  account text collate "C" not null,
  procedure text collate "C" not null,
  act text collate "C" not null,
  matter text collate "C" not null,
  content json not null,
  seq integer,
  saved_at text collate "C" not null,
  saved_on date not null,
  PRIMARY KEY (account, procedure, act, matter)
);

create table edition (
  kind text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  title text not null,
  content json not null,
  made_by text collate "C" not null,
  made_at text collate "C" not null,
  frozen boolean not null,
  PRIMARY KEY (kind, id, version)
);

create table event (
  region text collate "C" not null,
  matter uuid not null,
  seq integer not null,
  procedure text collate "C" not null,
  edition integer not null,
  act text collate "C" not null,
  occurred_on date not null,
  month text collate "C" not null,
  recorded_at text collate "C" not null,
  recorded_on date not null,
  actor text collate "C" not null,
  actor_unit text collate "C" not null,
  role text collate "C" not null,
  unit text collate "C" not null,
  unit_path text collate "C" not null,
  from_state text collate "C",
  to_state text collate "C" not null,
  values json not null,
  clocks json not null,
  digests json not null,
  seal text collate "C" not null,
  actor_for text collate "C",
  PRIMARY KEY (region, matter, seq)
);

create table file (
  sha256 text collate "C" not null,
  size bigint not null,
  type text collate "C" not null,
  name text not null,
  put_by text collate "C" not null,
  put_at text collate "C" not null,
  PRIMARY KEY (sha256)
);

create table flow (
  region text collate "C" not null,
  procedure text collate "C" not null,
  metric text collate "C" not null,
  month text collate "C" not null,
  unit text collate "C" not null,
  dims text collate "C" not null,
  unit_path text collate "C" not null,
  n bigint not null,
  amount numeric not null,
  PRIMARY KEY (region, procedure, metric, month, unit, dims)
);

create table follow (
  region text collate "C" not null,
  matter uuid not null,
  account text collate "C" not null,
  since text collate "C" not null,
  seq integer not null,
  PRIMARY KEY (region, matter, account)
);

create table habit (
  account text collate "C" not null,
  procedure text collate "C" not null,
  act text collate "C" not null,
  content json not null,
  PRIMARY KEY (account, procedure, act)
);

create table idempotency (
  actor text collate "C" not null,
  key text collate "C" not null,
  request text collate "C" not null,
  region text collate "C" not null,
  matter uuid not null,
  seq integer not null,
  recorded_on date not null,
  PRIMARY KEY (actor, key)
);

create table job (
  id uuid not null,
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
  expires_at text collate "C",
  PRIMARY KEY (id)
);

create table kept (
  region text collate "C" not null,
  matter uuid not null,
  seq integer not null,
  field text collate "C" not null,
  salt text collate "C" not null,
  value text not null,
  PRIMARY KEY (region, matter, seq, field)
);

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
  PRIMARY KEY (region, matter, letter, seq)
);

create table link (
  region text collate "C" not null,
  matter uuid not null,
  field text collate "C" not null,
  target_region text collate "C" not null,
  target uuid not null,
  procedure text collate "C" not null,
  PRIMARY KEY (region, matter, field, target_region, target)
);

create table matter (
  region text collate "C" not null,
  id uuid not null,
  procedure text collate "C" not null,
  edition integer not null,
  number text collate "C",
  title text not null,
  outcome text collate "C",
  state text collate "C" not null,
  final boolean not null,
  voided boolean not null,
  suspended_on date,
  unit text collate "C" not null,
  unit_path text collate "C" not null,
  opened_on date not null,
  closed_on date,
  next_due_on date,
  next_due text collate "C",
  sort_key text collate "C" not null,
  seq integer not null,
  seal text collate "C" not null,
  data jsonb not null,
  search tsvector,
  search_public tsvector,
  PRIMARY KEY (region, id)
);

create table message (
  region text collate "C" not null,
  account text collate "C" not null,
  id uuid not null,
  unit text collate "C" not null,
  kind text collate "C" not null,
  made_on date not null,
  made_at text collate "C" not null,
  procedure text collate "C",
  matter_region text collate "C",
  matter uuid,
  state text collate "C",
  due_on date,
  content json not null,
  read_at text collate "C",
  settled_at text collate "C",
  mailed boolean not null,
  PRIMARY KEY (region, account, id)
);

create table message_wish (
  account text collate "C" not null,
  content json not null,
  changed_at text collate "C" not null,
  PRIMARY KEY (account)
);

create table migration (
  version text not null,
  name text not null,
  sha256 text not null,
  PRIMARY KEY (version)
);

create table notice (
  id text collate "C" not null,
  content json not null,
  PRIMARY KEY (id)
);

create table outbox (
  region text collate "C" not null,
  id uuid not null,
  kind text collate "C" not null,
  payload json not null,
  queued_at text collate "C" not null,
  sent boolean not null default false,
  attempts integer not null default 0,
  next_at text collate "C",
  failure text collate "C",
  PRIMARY KEY (region, id)
);

create table phrase (
  id text collate "C" not null,
  scope text collate "C" not null,
  owner text collate "C" not null,
  words text not null,
  position integer not null,
  PRIMARY KEY (id),
  CHECK ((scope = ANY (ARRAY['person'::text, 'unit'::text, 'all'::text])))
);

create table policy (
  norm text collate "C" not null,
  from_on date not null,
  seq integer not null,
  value json not null,
  set_by text collate "C" not null,
  set_at text collate "C" not null,
  PRIMARY KEY (norm, from_on, seq)
);

create table post (
  id text collate "C" not null,
  account text collate "C" not null,
  unit text collate "C" not null,
  title text not null,
  duties text[] not null,
  from_on date not null,
  to_on date,
  asked text[],
  for_post text collate "C",
  for_account text collate "C",
  PRIMARY KEY (id)
);

create table receipt (
  code text collate "C" not null,
  region text collate "C" not null,
  matter uuid not null,
  made_on date not null,
  failures integer not null,
  failed_at text collate "C",
  PRIMARY KEY (code),
  UNIQUE (region, matter)
);

create table reminder (
  region text collate "C" not null,
  matter uuid not null,
  stage text collate "C" not null,
  made_on date not null,
  PRIMARY KEY (region, matter, stage)
);

create table report_note (
  id uuid not null,
  report text collate "C" not null,
  kind text collate "C" not null,
  answers uuid,
  place integer not null,
  quote text not null,
  words text not null,
  made_by text collate "C" not null,
  made_for text collate "C" not null,
  made_at text collate "C" not null,
  settled_by text collate "C",
  settled_at text collate "C",
  PRIMARY KEY (id)
);

create table report_proposal (
  id uuid not null,
  report text collate "C" not null,
  version integer not null,
  place integer not null,
  heading text not null,
  before text not null,
  after text not null,
  reason text not null,
  made_by text collate "C" not null,
  made_for text collate "C" not null,
  made_at text collate "C" not null,
  result text collate "C" not null,
  answer text not null,
  settled_by text collate "C",
  settled_at text collate "C",
  settled_version integer,
  PRIMARY KEY (id)
);

create table report_text (
  id text collate "C" not null,
  version integer not null,
  content text not null,
  remark text not null,
  made_by text collate "C" not null,
  made_for text collate "C" not null,
  made_at text collate "C" not null,
  PRIMARY KEY (id, version)
);

create table role (
  id text collate "C" not null,
  version integer not null,
  title text not null,
  grants json not null,
  made_by text collate "C" not null,
  made_at text collate "C" not null,
  PRIMARY KEY (id, version)
);

create table root (
  day date not null,
  region text collate "C" not null,
  root text collate "C" not null,
  matters bigint not null,
  events bigint not null,
  PRIMARY KEY (day, region)
);

create table saved_view (
  id uuid not null,
  owner_kind text collate "C" not null,
  owner text collate "C" not null,
  procedure text collate "C" not null,
  name text not null,
  search json not null,
  is_default boolean not null,
  made_by text collate "C" not null,
  made_at text collate "C" not null,
  PRIMARY KEY (id)
);

create table second_factor (
  account text collate "C" not null,
  secret text collate "C" not null,
  made_at text collate "C" not null,
  confirmed_at text collate "C",
  last_step bigint not null,
  recovery text[] not null,
  PRIMARY KEY (account)
);

create table serial (
  series text collate "C" not null,
  n bigint not null,
  PRIMARY KEY (series)
);

create table session (
  id text collate "C" not null,
  account text collate "C" not null,
  post text collate "C",
  csrf text collate "C" not null,
  created_at text collate "C" not null,
  seen_at text collate "C" not null,
  expires_at text collate "C" not null,
  data json not null,
  PRIMARY KEY (id)
);

create table setting (
  name text collate "C" not null,
  value json not null,
  PRIMARY KEY (name)
);

create table sign_in_guard (
  kind text collate "C" not null,
  key text collate "C" not null,
  account text collate "C",
  failures integer not null,
  last_at text collate "C" not null,
  until text collate "C",
  PRIMARY KEY (kind, key)
);

create table sign_in_step (
  id text collate "C" not null,
  kind text collate "C" not null,
  account text collate "C",
  data json not null,
  expires_at text collate "C" not null,
  PRIMARY KEY (id)
);

create table stock (
  region text collate "C" not null,
  procedure text collate "C" not null,
  unit text collate "C" not null,
  state text collate "C" not null,
  unit_path text collate "C" not null,
  n bigint not null,
  events bigint not null,
  PRIMARY KEY (region, procedure, unit, state)
);

create table survey_code (
  region text collate "C" not null,
  matter uuid not null,
  code text collate "C" not null,
  used boolean not null,
  PRIMARY KEY (region, matter, code)
);

create table survey_tally (
  region text collate "C" not null,
  matter uuid not null,
  question text collate "C" not null,
  score integer not null,
  n bigint not null,
  PRIMARY KEY (region, matter, question, score)
);

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
  state text collate "C" not null,
  held_on date,
  place text,
  note text,
  settled_by text collate "C",
  settled_at text collate "C",
  PRIMARY KEY (region, id),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'arranged'::text, 'dropped'::text])))
);

create table unit (
  code text collate "C" not null,
  from_on date not null,
  to_on date,
  name text not null,
  kind text collate "C" not null,
  path text collate "C" not null,
  parent text collate "C",
  region text collate "C" not null,
  offices text[] not null,
  position integer not null,
  successor text collate "C",
  PRIMARY KEY (code, from_on)
);

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
  kind text collate "C" not null default 'urge'::text,
  CHECK ((kind = ANY (ARRAY['urge'::text, 'instruction'::text, 'talk'::text]))),
  PRIMARY KEY (region, matter, id)
);

CREATE INDEX audit_at ON public.audit USING btree (at);

CREATE INDEX deadline_then ON public.deadline USING btree (due_on) WHERE ((then_act IS NOT NULL) AND (state = 'running'::text));

CREATE INDEX draft_saved ON public.draft USING btree (saved_on);

CREATE INDEX event_act ON public.event USING btree (procedure, act, month, region);

CREATE INDEX event_handled ON public.event USING btree (actor, recorded_at, region, matter);

CREATE INDEX flow_metric ON public.flow USING btree (procedure, metric, month);

CREATE INDEX flow_whole ON public.flow USING btree (month, procedure, metric) WHERE (dims = '{}'::text);

CREATE INDEX follow_account ON public.follow USING btree (account, since, region, matter);

CREATE INDEX job_account ON public.job USING btree (account, made_at);

CREATE INDEX job_live ON public.job USING btree (beat_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE INDEX link_target ON public.link USING btree (target_region, target);

CREATE INDEX matter_due ON public.matter USING btree (next_due_on, unit_path) WHERE (next_due_on IS NOT NULL);

CREATE INDEX matter_due_region ON public.matter USING btree (region, next_due_on, id) WHERE (next_due_on IS NOT NULL);

CREATE INDEX matter_due_unit ON public.matter USING btree (region, unit, next_due_on, id) WHERE (next_due_on IS NOT NULL);

CREATE INDEX matter_list ON public.matter USING btree (procedure, sort_key, region, id);

CREATE INDEX matter_list_region ON public.matter USING btree (region, procedure, sort_key, id);

CREATE INDEX matter_list_unit ON public.matter USING btree (region, unit, procedure, sort_key, id);

CREATE UNIQUE INDEX matter_number ON public.matter USING btree (region, procedure, number) WHERE ((number IS NOT NULL) AND (NOT voided));

CREATE INDEX matter_search ON public.matter USING gin (search);

CREATE INDEX matter_search_public ON public.matter USING gin (search_public);

CREATE INDEX matter_work ON public.matter USING btree (region, procedure, state, unit);

CREATE INDEX message_matter ON public.message USING btree (matter_region, matter) WHERE (settled_at IS NULL);

CREATE INDEX message_open ON public.message USING btree (region, account, unit) WHERE ((read_at IS NULL) AND (settled_at IS NULL));

CREATE INDEX message_unmailed ON public.message USING btree (account) WHERE (NOT mailed);

CREATE INDEX outbox_waiting ON public.outbox USING btree (id) WHERE (NOT sent);

CREATE INDEX phrase_owner ON public.phrase USING btree (scope, owner, "position");

CREATE INDEX post_account ON public.post USING btree (account);

CREATE INDEX post_for ON public.post USING btree (for_post) WHERE (for_post IS NOT NULL);

CREATE INDEX post_unit ON public.post USING btree (unit);

CREATE INDEX report_note_of ON public.report_note USING btree (report, made_at);

CREATE INDEX report_proposal_of ON public.report_proposal USING btree (report, made_at);

CREATE UNIQUE INDEX saved_view_name ON public.saved_view USING btree (procedure, owner_kind, owner, name);

CREATE INDEX session_account ON public.session USING btree (account);

CREATE INDEX sign_in_guard_account ON public.sign_in_guard USING btree (account) WHERE (account IS NOT NULL);

CREATE INDEX talk_path ON public.talk USING btree (unit_path, proposed_at);

CREATE INDEX urge_from ON public.urge USING btree (from_unit, urged_at, id);

CREATE INDEX urge_to ON public.urge USING btree (to_unit, urged_at, id);

CREATE OR REPLACE FUNCTION public.erase_kept(of_region text, of_matter uuid, of_field text)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$with gone as (delete from public.kept where region = of_region and matter = of_matter and field = of_field returning 1) select count(*)::integer from gone$function$;

grant delete, insert, select, update on account to zs_app;

grant insert, select on audit to zs_app;

grant delete, insert, select, update on credential to zs_app;

grant delete, insert, select, truncate, update on deadline to zs_app;

grant delete, insert, select, update on draft to zs_app;

grant delete, insert, select, update on edition to zs_app;

grant insert, select on event to zs_app;

grant delete, insert, select, update on file to zs_app;

grant delete, insert, select, truncate, update on flow to zs_app;

grant delete, insert, select, update on follow to zs_app;

grant delete, insert, select, update on habit to zs_app;

grant delete, insert, select, update on idempotency to zs_app;

grant delete, insert, select, update on job to zs_app;

grant insert, select on kept to zs_app;

grant insert, select, update on letter to zs_app;

grant delete, insert, select, truncate, update on link to zs_app;

grant delete, insert, select, truncate, update on matter to zs_app;

grant delete, insert, select, update on message to zs_app;

grant delete, insert, select, update on message_wish to zs_app;

grant select on migration to zs_app;

grant delete, insert, select, update on notice to zs_app;

grant delete, insert, select, update on outbox to zs_app;

grant delete, insert, select, update on phrase to zs_app;

grant insert, select on policy to zs_app;

grant delete, insert, select, update on post to zs_app;

grant delete, insert, select, update on receipt to zs_app;

grant delete, insert, select, update on reminder to zs_app;

grant insert, select, update on report_note to zs_app;

grant insert, select, update on report_proposal to zs_app;

grant insert, select on report_text to zs_app;

grant insert, select on role to zs_app;

grant insert, select on root to zs_app;

grant delete, insert, select, update on saved_view to zs_app;

grant delete, insert, select, update on second_factor to zs_app;

grant delete, insert, select, update on serial to zs_app;

grant delete, insert, select, update on session to zs_app;

grant delete, insert, select, update on setting to zs_app;

grant delete, insert, select, update on sign_in_guard to zs_app;

grant delete, insert, select, update on sign_in_step to zs_app;

grant delete, insert, select, truncate, update on stock to zs_app;

grant delete, insert, select, update on survey_code to zs_app;

grant delete, insert, select, update on survey_tally to zs_app;

grant insert, select, update on talk to zs_app;

grant delete, insert, select, update on unit to zs_app;

grant insert, select on urge to zs_app;
