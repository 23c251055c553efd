-- What is worked out over the whole portfolio after its figures: value, retention and so on. A topic's
-- shape belongs to the code that makes it. About all accounts, so only for who may see them all.
create table portfolio_study (
  firm_id   uuid not null default current_setting('clave.firm_id')::uuid,
  as_of     date not null,
  valuation text not null,
  topic     text not null,
  told      jsonb not null,
  made_at   timestamptz not null default now(),
  primary key (firm_id, as_of, valuation, topic),
  foreign key (firm_id, as_of, valuation) references portfolio on delete cascade
);
alter table portfolio_study enable row level security;
alter table portfolio_study force row level security;
create policy firm_only on portfolio_study
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
create policy seen_only on portfolio_study as restrictive for select using ((select sees_all()));
grant select, insert, update, delete on portfolio_study to clave_server;
