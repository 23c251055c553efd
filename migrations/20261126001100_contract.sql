-- Contracts with clients, and what is meant to be sold: entered by hand or imported.

-- Money of the term: `recurring` for all of it, or a year's where it has no end.
create table contract (
  firm_id     uuid not null default current_setting('clave.firm_id')::uuid,
  contract_id uuid not null default gen_random_uuid(),
  account_id  uuid not null,
  code        text not null check (length(code) between 1 and 100),
  title       text not null check (length(title) between 1 and 300),
  starts_on   date not null,
  -- Its last day; null where it runs until someone ends it.
  ends_on     date check (ends_on >= starts_on),
  recurring   numeric(18, 4) not null check (recurring >= 0),
  one_off     numeric(18, 4) not null default 0 check (one_off >= 0),
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  renews      boolean not null,
  notice_days int not null check (notice_days between 0 and 3650),
  primary key (firm_id, contract_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create unique index contract_by_code on contract (firm_id, code);
create index contract_by_account on contract (firm_id, account_id, starts_on);
create index contract_by_end on contract (firm_id, ends_on);

-- What is meant to be sold in a period: the firm, an account, or a salesperson.
create table sales_target (
  firm_id     uuid not null default current_setting('clave.firm_id')::uuid,
  target_id   uuid not null default gen_random_uuid(),
  -- 2026, 2026-Q1 or 2026-03
  period      text not null check (period ~ '^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  account_id  uuid,
  salesperson text check (length(salesperson) between 1 and 300),
  amount      numeric(18, 4) not null check (amount > 0),
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  primary key (firm_id, target_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create unique index sales_target_once on sales_target (firm_id, period, account_id, salesperson)
  nulls not distinct;

do $$
declare t text;
begin
  foreach t in array array['contract', 'sales_target'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (
          select c.account_id from account_carer c
          where c.firm_id = current_setting('clave.firm_id')::uuid
            and c.person_id = current_setting('clave.actor_id')::uuid
        )
      )$policy$, t);
  end loop;
end $$;
