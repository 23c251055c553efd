-- The model that forecasts are made with: fitted once a month, or when it no longer fits; until then each
-- day's forecasts come from its parameters and the day's histories.
create table value_model (
  firm_id   uuid not null default current_setting('clave.firm_id')::uuid,
  valuation text not null,
  -- The day up to which it was fitted.
  fitted_on date not null,
  -- The choices that it was fitted under.
  made_with jsonb not null,
  fitted    jsonb not null,
  made_at   timestamptz not null default now(),
  primary key (firm_id, valuation)
);
alter table value_model enable row level security;
alter table value_model force row level security;
create policy firm_only on value_model
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
create policy seen_only on value_model as restrictive for select using ((select sees_all()));
grant select, insert, update, delete on value_model to clave_server;

-- By which model the values of its accounts were made: told to whoever sees one of them.
alter table portfolio add column value_made_by jsonb;
