-- What the score said before accounts were lost or kept, quarter by quarter.
create table health_back_test (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  as_of date not null,
  -- What it was worked out from: where that is the same, it stands.
  made_from text not null,
  told jsonb not null,
  made_at timestamptz not null default now(),
  primary key (firm_id)
);
alter table health_back_test enable row level security;
alter table health_back_test force row level security;
create policy firm_only on health_back_test using (firm_id = (select current_setting('clave.firm_id')::uuid));
grant select, insert, update, delete on health_back_test to clave_server;
