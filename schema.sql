-- The database today. Written by `clave migrate`; change it through migrations/.

CREATE OR REPLACE FUNCTION public.analyze_account_purchases()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze account_purchases;
end
$function$
;

CREATE OR REPLACE FUNCTION public.analyze_costs()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze cost_activity;
  analyze account_cost;
end
$function$
;

CREATE OR REPLACE FUNCTION public.analyze_ledger()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze sale_line;
  analyze account_day;
  analyze account_month;
  analyze account;
end
$function$
;

CREATE OR REPLACE FUNCTION public.analyze_portfolio()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze account_metric;
  analyze account_story;
  analyze account_value;
end
$function$
;

CREATE OR REPLACE FUNCTION public.analyze_snapshots()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze account_snapshot;
end
$function$
;

CREATE OR REPLACE FUNCTION public.enqueue(task text, told json, key text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job(
    identifier => task,
    payload => json_build_object('firmId', current_setting('clave.firm_id'), 'told', told),
    job_key => key
  );
end
$function$
;

CREATE OR REPLACE FUNCTION public.fold(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE WHEN (octet_length(given) = char_length(given)) THEN lower(given) ELSE lower(regexp_replace(NORMALIZE(given, NFD), '[\u0300-\u036f]'::text, ''::text, 'g'::text)) END
;

CREATE OR REPLACE FUNCTION public.forget_foreign_purchases()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from account_purchases
  where firm_id = current_setting('clave.firm_id')::uuid and converted and has_foreign
    and exists (select from gone);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.note_account_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  with noted as (
    insert into account_changed (firm_id, account_id, since)
    select firm_id, account_id, min(day) from changed group by firm_id, account_id
    returning firm_id, account_id
  )
  delete from account_purchases p using noted n
  where p.firm_id = n.firm_id and p.account_id = n.account_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.portfolio_lock()
 RETURNS bigint
 LANGUAGE sql
 STABLE
RETURN hashtextextended(('portfolio '::text || current_setting('clave.firm_id'::text)), (0)::bigint)
;

CREATE OR REPLACE FUNCTION public.same_name(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN COALESCE(NULLIF(TRIM(BOTH FROM regexp_replace(fold(given), '[^[:alnum:]]+'::text, ' '::text, 'g'::text)), ''::text), fold(given))
;

CREATE OR REPLACE FUNCTION public.sees_all()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(current_setting('clave.sees'::text, true), 'all'::text) <> 'own'::text)
;

CREATE OR REPLACE FUNCTION public.stand_in_portfolio()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock_shared(portfolio_lock());
  insert into account_metric (firm_id, account_id, as_of, valuation)
  select a.firm_id, a.account_id, p.as_of, p.valuation
  from added a join portfolio p on p.firm_id = a.firm_id
  where p.current
  on conflict do nothing;
  insert into account_value (firm_id, account_id, as_of, valuation)
  select a.firm_id, a.account_id, p.as_of, p.valuation
  from added a join portfolio p on p.firm_id = a.firm_id
  where p.current and p.valued
  on conflict do nothing;
  return null;
end $function$
;

create table account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null default gen_random_uuid(),
  code text,
  name text not null,
  group_name text,
  made_by_import integer,
  archived_at timestamp with time zone,
  search_text text not null generated always as (fold(((name || ' '::text) || COALESCE(code, ''::text)))) stored,
  CHECK (((length(code) >= 1) AND (length(code) <= 100))),
  CHECK (((length(group_name) >= 1) AND (length(group_name) <= 300))),
  CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  PRIMARY KEY (firm_id, account_id)
);
CREATE INDEX account_archived ON public.account USING btree (firm_id, account_id) WHERE (archived_at IS NOT NULL);
CREATE UNIQUE INDEX account_by_code ON public.account USING btree (firm_id, code) WHERE (code IS NOT NULL);
CREATE INDEX account_by_group ON public.account USING btree (firm_id, group_name) WHERE (group_name IS NOT NULL);
CREATE INDEX account_by_name ON public.account USING btree (firm_id, search_text) INCLUDE (account_id, archived_at);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_carer (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  person_id uuid not null,
  part text not null,
  from_salesperson text,
  CHECK ((part = ANY (ARRAY['manager'::text, 'deputy'::text, 'team'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (firm_id, account_id, person_id)
);
CREATE INDEX account_carer_by_person ON public.account_carer USING btree (firm_id, person_id);
CREATE UNIQUE INDEX account_carer_one ON public.account_carer USING btree (firm_id, account_id, part) WHERE (part <> 'team'::text);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table account_change (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  change_id uuid not null default gen_random_uuid(),
  kind text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  CHECK ((kind = ANY (ARRAY['identity'::text, 'tags'::text, 'carers'::text, 'archiving'::text]))),
  PRIMARY KEY (firm_id, change_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table account_change_fact (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  change_id uuid not null,
  account_id uuid not null,
  fact text not null,
  before text,
  after text,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (firm_id, change_id) REFERENCES account_change(firm_id, change_id),
  PRIMARY KEY (firm_id, change_id, account_id, fact)
);
CREATE INDEX account_change_fact_by_account ON public.account_change_fact USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table account_changed (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  change_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  since date not null,
  PRIMARY KEY (firm_id, change_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_cost (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  valuation text not null,
  sales double precision not null,
  costed_sales double precision not null,
  cost double precision not null,
  margin double precision,
  serving double precision not null,
  profit double precision,
  share double precision,
  excess double precision not null,
  class text not null,
  parts jsonb not null,
  CHECK ((class = ANY (ARRAY['good'::text, 'neutral'::text, 'bad'::text, 'unknown'::text]))),
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, account_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_day (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  day date not null,
  currency text not null,
  orders integer not null,
  purchases integer not null,
  lines integer not null,
  amount numeric(24,4) not null,
  cost numeric(24,4) not null,
  costed_amount numeric(24,4) not null,
  PRIMARY KEY (firm_id, account_id, day, currency)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_due (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  since date not null,
  PRIMARY KEY (firm_id, account_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_metric (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  valuation text not null,
  rank integer,
  sales double precision not null default 0,
  margin double precision,
  costed_sales double precision not null default 0,
  sales_last_12 double precision not null default 0,
  sales_previous_12 double precision not null default 0,
  growth double precision,
  orders integer not null default 0,
  purchase_days integer not null default 0,
  first_day date,
  last_day date,
  usual_gap_days double precision,
  overdue_ratio double precision,
  window_sales double precision not null default 0,
  window_margin double precision,
  window_orders integer not null default 0,
  window_purchase_days integer not null default 0,
  r smallint,
  f smallint,
  m smallint,
  segment text not null default 'Inactive'::text,
  abc text,
  share double precision not null default 0,
  cumulative_share double precision not null default 0,
  CHECK ((abc = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, account_id) INCLUDE (rank)
);
CREATE INDEX account_metric_by_account ON public.account_metric USING btree (firm_id, account_id);
CREATE INDEX account_metric_by_cell ON public.account_metric USING btree (firm_id, as_of, valuation, r, f, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_fall ON public.account_metric USING btree (firm_id, as_of, valuation, growth, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_growth ON public.account_metric USING btree (firm_id, as_of, valuation, growth DESC NULLS LAST, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_last_day ON public.account_metric USING btree (firm_id, as_of, valuation, last_day DESC NULLS LAST, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_overdue ON public.account_metric USING btree (firm_id, as_of, valuation, overdue_ratio DESC NULLS LAST, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_rank ON public.account_metric USING btree (firm_id, as_of, valuation, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_sales_last_12 ON public.account_metric USING btree (firm_id, as_of, valuation, sales_last_12 DESC, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_segment ON public.account_metric USING btree (firm_id, as_of, valuation, segment, rank) INCLUDE (account_id);
CREATE INDEX account_metric_by_silence ON public.account_metric USING btree (firm_id, as_of, valuation, last_day, rank) INCLUDE (account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_month (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  month date not null,
  family_id integer not null,
  division_id integer not null,
  zone_id integer not null,
  country_id integer not null,
  salesperson_id integer not null,
  currency text not null,
  amount numeric(24,4) not null,
  cost numeric(24,4) not null,
  costed_amount numeric(24,4) not null,
  PRIMARY KEY (firm_id, account_id, month, family_id, salesperson_id, zone_id, country_id, division_id, currency)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_purchases (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  valuation text not null,
  converted boolean not null,
  account_id uuid not null,
  purchases integer not null,
  first_day date,
  last_day date,
  log_gaps double precision not null,
  repeat_sales double precision not null,
  has_foreign boolean not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, valuation, converted, account_id)
);
CREATE INDEX account_purchases_by_account ON public.account_purchases USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_snapshot (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  month date not null,
  rank integer not null,
  sales double precision not null,
  sales_last_12 double precision not null,
  last_day date,
  frequency integer not null,
  money double precision not null,
  r smallint,
  f smallint,
  m smallint,
  segment text not null,
  abc text not null,
  value double precision,
  risk double precision,
  CHECK ((abc = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, month) REFERENCES portfolio_snapshot(firm_id, month) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, month, account_id)
);
CREATE INDEX account_snapshot_by_account ON public.account_snapshot USING btree (firm_id, account_id, month);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_story (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  valuation text not null,
  reason jsonb not null,
  months real[] not null,
  country text,
  zone text,
  division text,
  family text,
  salesperson text,
  label_ids integer[] not null,
  label_sales double precision[] not null,
  currencies text[] not null,
  currency_sales double precision[] not null,
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, account_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_tag (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  tag text not null,
  CHECK (((length(tag) >= 1) AND (length(tag) <= 40))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (firm_id, account_id, tag)
);
CREATE INDEX account_tag_by_tag ON public.account_tag USING btree (firm_id, tag);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table account_value (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  as_of date not null,
  valuation text not null,
  expected_purchases double precision,
  expected_low double precision,
  expected_high double precision,
  expected_spend double precision,
  clv double precision,
  clv_low double precision,
  clv_high double precision,
  clv_margin double precision,
  probability_alive double precision,
  quiet_90 double precision,
  quiet_180 double precision,
  quiet_365 double precision,
  decline double precision,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, account_id)
);
CREATE INDEX account_value_by_account ON public.account_value USING btree (firm_id, account_id);
CREATE INDEX account_value_by_clv ON public.account_value USING btree (firm_id, as_of, valuation, clv DESC NULLS LAST, account_id);
CREATE INDEX account_value_by_quiet ON public.account_value USING btree (firm_id, as_of, valuation, quiet_90 DESC NULLS LAST, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table contract (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  contract_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  code text not null,
  title text not null,
  starts_on date not null,
  ends_on date,
  recurring numeric(18,4) not null,
  one_off numeric(18,4) not null default 0,
  currency text not null,
  renews boolean not null,
  notice_days integer not null,
  CHECK (((length(code) >= 1) AND (length(code) <= 100))),
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK (((notice_days >= 0) AND (notice_days <= 3650))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((ends_on >= starts_on)),
  CHECK ((one_off >= (0)::numeric)),
  CHECK ((recurring >= (0)::numeric)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, contract_id)
);
CREATE INDEX contract_by_account ON public.contract USING btree (firm_id, account_id, starts_on);
CREATE UNIQUE INDEX contract_by_code ON public.contract USING btree (firm_id, code);
CREATE INDEX contract_by_end ON public.contract USING btree (firm_id, ends_on);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table cost_activity (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  activity text not null,
  activity_key text not null generated always as (same_name(activity)) stored,
  day date not null,
  units numeric(18,4) not null,
  CHECK (((length(activity) >= 1) AND (length(activity) <= 120))),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, account_id, activity_key, day)
);
CREATE INDEX cost_activity_by_day ON public.cost_activity USING btree (firm_id, day DESC, account_id, activity_key);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table cost_rate (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  activity text not null,
  activity_key text not null generated always as (same_name(activity)) stored,
  unit text not null default ''::text,
  rate numeric(18,6) not null,
  currency text not null,
  day date not null,
  CHECK (((length(activity) >= 1) AND (length(activity) <= 120))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(unit) <= 60)),
  CHECK ((rate >= (0)::numeric)),
  PRIMARY KEY (firm_id, activity_key, day)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table criteria_version (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  version integer not null,
  criteria jsonb not null,
  lines jsonb not null,
  why text not null default ''::text,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK ((length(why) <= 1000)),
  CHECK ((version > 0)),
  PRIMARY KEY (firm_id, version)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant insert, select to clave_server;

create table day_factor (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  currency text not null,
  day date not null,
  factor numeric(20,15) not null,
  rate_day date,
  stale boolean not null default false,
  through text,
  PRIMARY KEY (firm_id, currency, day)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table file_undo (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  undo_id uuid not null default gen_random_uuid(),
  kind text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  before jsonb not null,
  after jsonb not null,
  undone_at timestamp with time zone,
  PRIMARY KEY (firm_id, undo_id)
);
CREATE INDEX file_undo_by_age ON public.file_undo USING btree (firm_id, made_at);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table firm_choice (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  topic text not null,
  value jsonb not null,
  CHECK ((topic ~~ '%.%'::text)),
  PRIMARY KEY (firm_id, topic)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table frozen_factor (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  base text not null,
  currency text not null,
  day date not null,
  version integer not null,
  factor numeric(20,15) not null,
  made_at timestamp with time zone not null default now(),
  PRIMARY KEY (firm_id, base, currency, day, version)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table happening (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  happening_id uuid not null default gen_random_uuid(),
  happened_at timestamp with time zone not null default now(),
  actor_id uuid not null,
  what text not null,
  account_id uuid,
  about jsonb not null,
  PRIMARY KEY (firm_id, happening_id)
);
CREATE INDEX happening_by_account ON public.happening USING btree (firm_id, account_id, happened_at DESC) WHERE (account_id IS NOT NULL);
CREATE INDEX happening_by_time ON public.happening USING btree (firm_id, happened_at DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant insert, select to clave_server;

create table import (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  import_id integer not null,
  state text not null default 'draft'::text,
  source text not null default ''::text,
  files jsonb not null default '[]'::jsonb,
  plan jsonb,
  report jsonb,
  progress jsonb,
  problem jsonb,
  outcome jsonb,
  cancel_asked boolean not null default false,
  publication_no integer,
  replaces_from date,
  replaces_to date,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  published_at timestamp with time zone,
  reversed_at timestamp with time zone,
  CHECK ((length(source) <= 60)),
  CHECK ((state = ANY (ARRAY['draft'::text, 'checking'::text, 'checked'::text, 'publishing'::text, 'published'::text, 'reversing'::text, 'reversed'::text, 'discarded'::text]))),
  PRIMARY KEY (firm_id, import_id)
);
CREATE UNIQUE INDEX import_by_publication ON public.import USING btree (firm_id, publication_no) WHERE (publication_no IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table label (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  label_id integer not null,
  kind text not null,
  name text not null,
  CHECK ((kind = ANY (ARRAY['zone'::text, 'division'::text, 'family'::text, 'country'::text, 'salesperson'::text, 'source'::text]))),
  CHECK ((length(name) <= 300)),
  PRIMARY KEY (firm_id, label_id),
  UNIQUE (firm_id, kind, name)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table ledger_day (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  currency text not null,
  day date not null,
  lines integer not null,
  CHECK ((lines >= 0)),
  PRIMARY KEY (firm_id, currency, day)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table migration (
  id integer not null default nextval('migration_id_seq'::regclass),
  name character varying(255) not null,
  run_on timestamp without time zone not null,
  PRIMARY KEY (id)
);

create table portfolio (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  valuation text not null,
  current boolean not null,
  place integer not null,
  converted boolean not null,
  accounts integer not null,
  class_a integer not null,
  class_b integer not null,
  ledger_from date not null,
  ledger_to date not null,
  made_from integer[] not null,
  made_with jsonb not null,
  made_at timestamp with time zone not null default now(),
  missing jsonb not null default '[]'::jsonb,
  valued boolean not null default false,
  value_made_by jsonb,
  CHECK ((valuation ~ '^[A-Z]{3}$'::text)),
  PRIMARY KEY (firm_id, as_of, valuation)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table portfolio_figures (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  valuation text not null,
  figures jsonb not null,
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table portfolio_slice (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  valuation text not null,
  dimension text not null,
  name text not null,
  ranks integer[] not null,
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, dimension, name)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table portfolio_snapshot (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  month date not null,
  valuation text not null,
  converted boolean not null,
  accounts integer not null,
  frozen boolean not null,
  made_at timestamp with time zone not null default now(),
  made_from integer[] not null,
  made_with jsonb not null,
  rates_version integer not null,
  before jsonb,
  outdated text,
  CHECK ((EXTRACT(day FROM (month + 1)) = (1)::numeric)),
  CHECK ((outdated = ANY (ARRAY['accounts'::text, 'whole'::text]))),
  CHECK ((valuation ~ '^[A-Z]{3}$'::text)),
  PRIMARY KEY (firm_id, month)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table portfolio_study (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  as_of date not null,
  valuation text not null,
  topic text not null,
  told jsonb not null,
  made_at timestamp with time zone not null default now(),
  FOREIGN KEY (firm_id, as_of, valuation) REFERENCES portfolio(firm_id, as_of, valuation) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, as_of, valuation, topic)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table price_index (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  country text not null,
  country_key text not null generated always as (same_name(country)) stored,
  month date not null,
  index numeric(18,9) not null,
  CHECK ((index > (0)::numeric)),
  CHECK ((length(country) <= 120)),
  CHECK ((month = (date_trunc('month'::text, (month)::timestamp with time zone))::date)),
  PRIMARY KEY (firm_id, country_key, month)
);
CREATE INDEX price_index_by_month ON public.price_index USING btree (firm_id, month DESC, country_key);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table product (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  product_id integer not null,
  code text not null,
  name text not null,
  family_id integer,
  CHECK ((length(code) <= 300)),
  CHECK ((length(name) <= 300)),
  FOREIGN KEY (firm_id, family_id) REFERENCES label(firm_id, label_id),
  PRIMARY KEY (firm_id, product_id),
  UNIQUE (firm_id, code)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table rate (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  base text not null,
  currency text not null,
  day date not null,
  rate numeric(27,15) not null,
  CHECK ((base ~ '^[A-Z]{3}$'::text)),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((rate > (0)::numeric)),
  PRIMARY KEY (firm_id, base, currency, day)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table rating (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  round_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  key text not null,
  rating_id uuid not null default gen_random_uuid(),
  point smallint,
  note text not null default ''::text,
  rated_at timestamp with time zone not null default clock_timestamp(),
  CHECK (((length(key) >= 1) AND (length(key) <= 40))),
  CHECK (((point >= 1) AND (point <= 5))),
  CHECK ((length(note) <= 500)),
  FOREIGN KEY (firm_id, round_id, account_id) REFERENCES round_account(firm_id, round_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, round_id, account_id, person_id, key, rated_at, rating_id)
);
-- row-level security, forced
-- policy blind (restrictive) for select: ((person_id = ( SELECT (current_setting('clave.actor_id'::text))::uuid AS current_setting)) OR (round_id IN ( SELECT r.round_id FROM rating_round r WHERE ((r.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (r.state <> 'open'::text)))))
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant insert, select to clave_server;

create table rating_round (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  round_id uuid not null default gen_random_uuid(),
  title text not null,
  version integer not null,
  state text not null default 'open'::text,
  due_on date,
  opened_by uuid not null,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  CHECK (((length(title) >= 1) AND (length(title) <= 120))),
  CHECK ((state = ANY (ARRAY['open'::text, 'discussing'::text, 'closed'::text]))),
  FOREIGN KEY (firm_id, version) REFERENCES criteria_version(firm_id, version),
  PRIMARY KEY (firm_id, round_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table remembered_plan (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  signature text not null,
  columns text[] not null,
  plan jsonb not null,
  used_at timestamp with time zone not null default now(),
  PRIMARY KEY (firm_id, signature)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table round_account (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  round_id uuid not null,
  account_id uuid not null,
  place integer not null,
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (firm_id, round_id) REFERENCES rating_round(firm_id, round_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, round_id, account_id)
);
CREATE INDEX round_account_by_account ON public.round_account USING btree (firm_id, account_id);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table round_rater (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  round_id uuid not null,
  person_id uuid not null,
  given integer not null default 0,
  finished_at timestamp with time zone,
  FOREIGN KEY (firm_id, round_id) REFERENCES rating_round(firm_id, round_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, round_id, person_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table sale_line (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  account_id uuid not null,
  import_id integer not null,
  line_no integer not null,
  day date not null,
  replaced_by integer,
  source_id integer not null default 0,
  product_id integer,
  family_id integer,
  division_id integer,
  zone_id integer,
  country_id integer,
  salesperson_id integer,
  twin integer not null default 0,
  currency text not null,
  amount numeric(18,4) not null,
  cost numeric(18,4),
  quantity numeric(18,4),
  invoice text,
  invoice_line text,
  CHECK ((length(currency) = 3)),
  PRIMARY KEY (firm_id, import_id, line_no)
);
CREATE INDEX sale_line_by_account ON public.sale_line USING btree (firm_id, account_id, day);
CREATE INDEX sale_line_by_day ON public.sale_line USING btree (firm_id, source_id, day) WHERE (replaced_by IS NULL);
CREATE UNIQUE INDEX sale_line_once ON public.sale_line USING btree (firm_id, source_id, invoice, invoice_line, twin) WHERE ((replaced_by IS NULL) AND (invoice IS NOT NULL));
CREATE INDEX sale_line_replaced ON public.sale_line USING btree (firm_id, replaced_by) WHERE (replaced_by IS NOT NULL);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table sales_cost (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  month date not null,
  purpose text not null,
  concept text not null,
  concept_key text not null generated always as (same_name(concept)) stored,
  currency text not null,
  amount numeric(18,4) not null,
  CHECK (((length(concept) >= 1) AND (length(concept) <= 120))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((month = (date_trunc('month'::text, (month)::timestamp with time zone))::date)),
  CHECK ((purpose = ANY (ARRAY['win'::text, 'keep'::text]))),
  PRIMARY KEY (firm_id, month, purpose, concept_key, currency)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table sales_target (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  target_id uuid not null default gen_random_uuid(),
  period text not null,
  account_id uuid,
  salesperson text,
  amount numeric(18,4) not null,
  currency text not null,
  CHECK (((length(salesperson) >= 1) AND (length(salesperson) <= 300))),
  CHECK ((amount > (0)::numeric)),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((period ~ '^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$'::text)),
  FOREIGN KEY (firm_id, account_id) REFERENCES account(firm_id, account_id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, target_id)
);
CREATE UNIQUE INDEX sales_target_once ON public.sales_target USING btree (firm_id, period, account_id, salesperson) NULLS NOT DISTINCT;
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (account_id IN ( SELECT c.account_id FROM account_carer c WHERE ((c.firm_id = (current_setting('clave.firm_id'::text))::uuid) AND (c.person_id = (current_setting('clave.actor_id'::text))::uuid)))))
grant delete, insert, select, update to clave_server;

create table salesperson_link (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  salesperson text not null,
  person_id uuid not null,
  PRIMARY KEY (firm_id, salesperson)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = (current_setting('clave.firm_id'::text))::uuid)
grant delete, insert, select, update to clave_server;

create table saved_view (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  view_id uuid not null default gen_random_uuid(),
  owner_id uuid not null,
  name text not null,
  shared boolean not null,
  list jsonb not null,
  columns jsonb not null,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  PRIMARY KEY (firm_id, view_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy shared_or_own (restrictive) for select: (shared OR (owner_id = (current_setting('clave.actor_id'::text))::uuid))
grant delete, insert, select, update to clave_server;

create table sheet_import (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  sheet_import_id uuid not null default gen_random_uuid(),
  target text not null,
  file text not null,
  state text not null default 'sent'::text,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  columns jsonb not null,
  rows jsonb,
  mapping jsonb not null,
  outcome jsonb,
  rejects jsonb not null default '[]'::jsonb,
  taken_at timestamp with time zone,
  undo_id uuid,
  sheet text,
  sheets jsonb not null default '[]'::jsonb,
  CHECK (((length(file) >= 1) AND (length(file) <= 300))),
  CHECK ((state = ANY (ARRAY['sent'::text, 'taken'::text, 'undone'::text]))),
  PRIMARY KEY (firm_id, sheet_import_id)
);
CREATE INDEX sheet_import_by_target ON public.sheet_import USING btree (firm_id, target, made_at DESC);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: (( SELECT sees_all() AS sees_all) OR (made_by = (current_setting('clave.actor_id'::text))::uuid))
grant delete, insert, select, update to clave_server;

create table snapshot_count (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  month date not null,
  segment text not null,
  abc text not null,
  accounts integer not null,
  sales_last_12 double precision not null,
  CHECK ((abc = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
  FOREIGN KEY (firm_id, month) REFERENCES portfolio_snapshot(firm_id, month) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, month, segment, abc)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table strategy (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  strategy_id uuid not null default gen_random_uuid(),
  title text not null,
  why text not null default ''::text,
  until_on date,
  ended_on date,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(title) >= 1) AND (length(title) <= 120))),
  CHECK ((length(why) <= 1000)),
  PRIMARY KEY (firm_id, strategy_id)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table team_hours (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  person_id uuid not null,
  skill text not null,
  hours numeric(7,2) not null,
  CHECK (((length(skill) >= 1) AND (length(skill) <= 60))),
  CHECK ((hours > (0)::numeric)),
  PRIMARY KEY (firm_id, person_id, skill)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table tier (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  tier text not null,
  definition text not null default ''::text,
  answer_hours numeric(7,2),
  visits_a_year integer,
  reviews_a_year integer,
  needs jsonb not null default '{}'::jsonb,
  CHECK ((answer_hours > (0)::numeric)),
  CHECK ((length(definition) <= 1000)),
  CHECK ((reviews_a_year >= 0)),
  CHECK ((tier = ANY (ARRAY['strategic'::text, 'key'::text, 'future'::text, 'standard'::text, 'streamline'::text]))),
  CHECK ((visits_a_year >= 0)),
  PRIMARY KEY (firm_id, tier)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
grant delete, insert, select, update to clave_server;

create table value_model (
  firm_id uuid not null default (current_setting('clave.firm_id'::text))::uuid,
  valuation text not null,
  fitted_on date not null,
  made_with jsonb not null,
  fitted jsonb not null,
  made_at timestamp with time zone not null default now(),
  PRIMARY KEY (firm_id, valuation)
);
-- row-level security, forced
-- policy firm_only for all: (firm_id = ( SELECT (current_setting('clave.firm_id'::text))::uuid AS current_setting))
-- policy seen_only (restrictive) for select: ( SELECT sees_all() AS sees_all)
grant delete, insert, select, update to clave_server;

create table access.api_key (
  key_id uuid not null default gen_random_uuid(),
  firm_id uuid not null,
  name text not null,
  role text not null,
  secret_hash bytea not null,
  beginning text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  CHECK ((role = ANY (ARRAY['lead'::text, 'manager'::text, 'expert'::text, 'admin'::text, 'viewer'::text]))),
  FOREIGN KEY (firm_id) REFERENCES access.firm(firm_id) ON DELETE CASCADE,
  FOREIGN KEY (made_by) REFERENCES access.person(id),
  PRIMARY KEY (key_id),
  UNIQUE (secret_hash)
);
CREATE INDEX api_key_by_firm ON access.api_key USING btree (firm_id);
grant insert, select, update to clave_server;

create table access.credential (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX credential_person_id_idx ON access.credential USING btree (person_id);
grant delete, insert, select, update to clave_server;

create table access.firm (
  firm_id uuid not null default gen_random_uuid(),
  name text not null,
  home_currency text,
  sees text not null default 'all'::text,
  demo boolean not null default false,
  demo_filled_at timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CHECK ((home_currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((sees = ANY (ARRAY['all'::text, 'own'::text]))),
  PRIMARY KEY (firm_id)
);
CREATE UNIQUE INDEX firm_one_demo ON access.firm USING btree (demo) WHERE demo;
grant delete, insert, select, update to clave_server;

create table access.invitation (
  invitation_id uuid not null default gen_random_uuid(),
  firm_id uuid not null,
  role text not null,
  email text,
  invited_by uuid not null,
  invited_at timestamp with time zone not null default now(),
  CHECK ((role = ANY (ARRAY['lead'::text, 'manager'::text, 'expert'::text, 'admin'::text, 'viewer'::text]))),
  FOREIGN KEY (firm_id) REFERENCES access.firm(firm_id) ON DELETE CASCADE,
  FOREIGN KEY (invited_by) REFERENCES access.person(id),
  PRIMARY KEY (invitation_id)
);
CREATE INDEX invitation_by_firm ON access.invitation USING btree (firm_id);
grant insert, select, update to clave_server;

create table access.link (
  link_id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  purpose text not null,
  record_id uuid not null,
  firm_id uuid,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  FOREIGN KEY (firm_id) REFERENCES access.firm(firm_id) ON DELETE CASCADE,
  PRIMARY KEY (link_id),
  UNIQUE (token_hash)
);
CREATE INDEX link_by_record ON access.link USING btree (purpose, record_id);
grant insert, select, update to clave_server;

create table access.link_use (
  link_id uuid not null,
  used_at timestamp with time zone not null default now(),
  name text not null,
  address text not null,
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  FOREIGN KEY (link_id) REFERENCES access.link(link_id) ON DELETE CASCADE,
  PRIMARY KEY (link_id, used_at)
);
grant insert, select to clave_server;

create table access.membership (
  firm_id uuid not null,
  person_id uuid not null,
  role text not null,
  joined_at timestamp with time zone not null default now(),
  opened_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  CHECK ((role = ANY (ARRAY['lead'::text, 'manager'::text, 'expert'::text, 'admin'::text, 'viewer'::text, 'client'::text]))),
  FOREIGN KEY (firm_id) REFERENCES access.firm(firm_id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE,
  PRIMARY KEY (firm_id, person_id)
);
CREATE INDEX membership_by_person ON access.membership USING btree (person_id);
grant insert, select, update to clave_server;

create table access.person (
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  locale text not null default 'es-ES'::text,
  time_zone text not null default 'Europe/Madrid'::text,
  two_factor_enabled boolean,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CHECK ((email = lower(email))),
  PRIMARY KEY (id),
  UNIQUE (email)
);
grant delete, insert, select, update to clave_server;

create table access.second_factor (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamp with time zone,
  FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX second_factor_person_id_idx ON access.second_factor USING btree (person_id);
CREATE INDEX second_factor_secret_idx ON access.second_factor USING btree (secret);
grant delete, insert, select, update to clave_server;

create table access.session (
  id uuid not null default gen_random_uuid(),
  token text not null,
  person_id uuid not null,
  firm_id uuid,
  ip_address text,
  user_agent text,
  locale text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  FOREIGN KEY (firm_id) REFERENCES access.firm(firm_id) ON DELETE SET NULL,
  FOREIGN KEY (person_id) REFERENCES access.person(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  UNIQUE (token)
);
CREATE INDEX session_person_id_idx ON access.session USING btree (person_id);
grant delete, insert, select, update to clave_server;

create table access.verification (
  id uuid not null default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON access.verification USING btree (identifier);
grant delete, insert, select, update to clave_server;

create view firm_actor as
 SELECT m.firm_id,
    m.person_id AS actor_id,
    p.name,
    'person'::text AS kind
   FROM (access.membership m
     JOIN access.person p ON ((p.id = m.person_id)))
  WHERE (m.firm_id = (current_setting('clave.firm_id'::text))::uuid)
UNION ALL
 SELECT k.firm_id,
    k.key_id AS actor_id,
    k.name,
    'key'::text AS kind
   FROM access.api_key k
  WHERE (k.firm_id = (current_setting('clave.firm_id'::text))::uuid);

create view firm_person as
 SELECT m.firm_id,
    m.person_id,
    p.name,
    p.email,
    m.role,
    (m.ended_at IS NULL) AS active
   FROM (access.membership m
     JOIN access.person p ON ((p.id = m.person_id)))
  WHERE (m.firm_id = (current_setting('clave.firm_id'::text))::uuid);
