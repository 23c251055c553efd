-- Alerts by mail: who wants them gathered, how often and at what hour of their own day.
create table alert_digest (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  person_id uuid not null,
  every text not null check (every in ('daily', 'weekly')),
  hour smallint not null check (hour between 0 and 23),
  -- What opened until then is told.
  told_until timestamptz not null default now(),
  primary key (firm_id, person_id)
);
alter table alert_digest enable row level security;
alter table alert_digest force row level security;
create policy firm_only on alert_digest using (firm_id = (select current_setting('clave.firm_id')::uuid));
grant select, insert, update, delete on alert_digest to clave_server;
