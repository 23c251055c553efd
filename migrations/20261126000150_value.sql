-- What each account is expected to buy and to be worth from the day of the portfolio on. Made after the
-- figures, by the model that `portfolio_study` names under the topic `value`; `valued` says that it is there.
create table account_value (
  firm_id            uuid not null default current_setting('clave.firm_id')::uuid,
  account_id         uuid not null,
  as_of              date not null,
  valuation          text not null,
  -- In the next 12 months, with the ends of its 95 % interval.
  expected_purchases float8,
  expected_low       float8,
  expected_high      float8,
  -- Money of one purchase.
  expected_spend     float8,
  -- Discounted sales of the next 12 months, with the ends of its interval, and what of it is margin.
  clv                float8,
  clv_low            float8,
  clv_high           float8,
  clv_margin         float8,
  probability_alive  float8,
  -- P(no purchase in so many days).
  quiet_90           float8,
  quiet_180          float8,
  quiet_365          float8,
  -- P(sales of the next 12 months below 80 % of the last 12).
  decline            float8,
  primary key (firm_id, as_of, valuation, account_id),
  foreign key (firm_id, as_of, valuation) references portfolio on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index account_value_by_clv on account_value
  (firm_id, as_of, valuation, clv desc nulls last, account_id);
create index account_value_by_quiet on account_value
  (firm_id, as_of, valuation, quiet_90 desc nulls last, account_id);
create index account_value_by_account on account_value (firm_id, account_id);

alter table portfolio add column valued boolean not null default false;

alter table account_value enable row level security;
alter table account_value force row level security;
create policy firm_only on account_value
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
create policy seen_only on account_value as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
grant select, insert, update, delete on account_value to clave_server;

-- The list goes along account_value where it is sorted by value, so a new account stands there too.
create or replace function stand_in_portfolio() returns trigger language plpgsql as $$
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
end $$;
