-- The ledger and everything projected from it. Every table that grows with the matters carries `region` first in its
-- primary key (a later spreading over several servers needs it); ids are made by the application; no trigger, no now().
-- Civil dates are the city's own (Asia/Shanghai); months are text 'YYYY-MM'.

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
  "values" json not null,
  clocks json not null,
  digests json not null,
  seal text collate "C" not null,
  primary key (region, matter, seq)
);
create index event_act on event (procedure, act, month, region);

-- Sealed and personal values, apart from the ledger line, so that they can lawfully be erased.
create table kept (
  region text collate "C" not null,
  matter uuid not null,
  seq integer not null,
  field text collate "C" not null,
  salt text collate "C" not null,
  value text not null,
  primary key (region, matter, seq, field)
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
  primary key (region, id)
);
create index matter_list on matter (procedure, sort_key, region, id);
create index matter_list_region on matter (region, procedure, sort_key, id);
create index matter_list_unit on matter (region, unit, procedure, sort_key, id);
create index matter_due on matter (next_due_on, unit_path) where next_due_on is not null;
create unique index matter_number on matter (region, procedure, number) where number is not null and not voided;
create index matter_search on matter using gin (search);
create index matter_search_public on matter using gin (search_public);

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
  primary key (region, matter, deadline)
);
create index deadline_then on deadline (due_on) where then_act is not null and state = 'running';

create table link (
  region text collate "C" not null,
  matter uuid not null,
  field text collate "C" not null,
  target_region text collate "C" not null,
  target uuid not null,
  procedure text collate "C" not null,
  primary key (region, matter, field, target_region, target)
);
create index link_target on link (target_region, target);

-- What stands now; `events` counts the events that led into the state, so that the sum is the length of the ledger.
create table stock (
  region text collate "C" not null,
  procedure text collate "C" not null,
  unit text collate "C" not null,
  state text collate "C" not null,
  unit_path text collate "C" not null,
  n bigint not null,
  events bigint not null,
  primary key (region, procedure, unit, state)
);

-- What happened: contributions of events to metrics by civil month and dimensions (canonical JSON).
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
  primary key (region, procedure, metric, month, unit, dims)
);
create index flow_metric on flow (procedure, metric, month);

-- A series names its region or unit itself where numbers run per region or unit, so it is the whole key.
create table serial (
  series text collate "C" primary key,
  n bigint not null
);

create table idempotency (
  actor text collate "C" not null,
  key text collate "C" not null,
  request text collate "C" not null,
  region text collate "C" not null,
  matter uuid not null,
  seq integer not null,
  recorded_on date not null,
  primary key (actor, key)
);

create table root (
  day date not null,
  region text collate "C" not null,
  root text collate "C" not null,
  matters bigint not null,
  events bigint not null,
  primary key (day, region)
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
  primary key (region, actor, seq)
);
create index audit_at on audit (at);

create table file (
  sha256 text collate "C" primary key,
  size bigint not null,
  type text collate "C" not null,
  name text not null,
  put_by text collate "C" not null,
  put_at text collate "C" not null
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
  primary key (code, from_on)
);

create table account (
  id text collate "C" primary key,
  login text collate "C" not null unique,
  name text not null,
  password_hash text not null,
  kind text collate "C" not null,
  active boolean not null,
  data json not null
);

create table post (
  id text collate "C" primary key,
  account text collate "C" not null,
  unit text collate "C" not null,
  title text not null,
  duties text[] not null,
  from_on date not null,
  to_on date
);
create index post_account on post (account);
create index post_unit on post (unit);

create table session (
  id text collate "C" primary key,
  account text collate "C" not null,
  post text collate "C",
  csrf text collate "C" not null,
  created_at text collate "C" not null,
  seen_at text collate "C" not null,
  expires_at text collate "C" not null,
  data json not null
);
create index session_account on session (account);

create table policy (
  norm text collate "C" not null,
  from_on date not null,
  seq integer not null,
  value json not null,
  set_by text collate "C" not null,
  set_at text collate "C" not null,
  primary key (norm, from_on, seq)
);

create table notice (
  id text collate "C" primary key,
  content json not null
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
  primary key (kind, id, version)
);

create table outbox (
  region text collate "C" not null,
  id uuid not null,
  kind text collate "C" not null,
  payload json not null,
  queued_at text collate "C" not null,
  sent boolean not null default false,
  primary key (region, id)
);
create index outbox_waiting on outbox (id) where not sent;

create table setting (
  name text collate "C" primary key,
  value json not null
);
