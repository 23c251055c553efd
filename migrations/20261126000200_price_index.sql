-- Consumer prices by country and month: what real growth is deflated by. Two spellings of a country
-- ('México', 'MEXICO') are one; '' stands for the lines that say no country.
create table price_index (
  firm_id     uuid not null default current_setting('clave.firm_id')::uuid,
  country     text not null check (length(country) <= 120),
  country_key text not null generated always as (same_name(country)) stored,
  -- Its first day.
  month       date not null check (month = date_trunc('month', month)::date),
  index       numeric(18, 9) not null check (index > 0),
  primary key (firm_id, country_key, month)
);
create index price_index_by_month on price_index (firm_id, month desc, country_key);

alter table price_index enable row level security;
alter table price_index force row level security;
create policy firm_only on price_index
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
grant select, insert, update, delete on price_index to clave_server;
