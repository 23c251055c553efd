-- What it costs to serve each client, and what it costs to win and to keep them: entered or imported.

-- What one unit of an activity costs from a day on, to the next rate's day. Two spellings of an
-- activity ('Pedido urgente', 'pedido  urgente') are one.
create table cost_rate (
  firm_id      uuid not null default current_setting('clave.firm_id')::uuid,
  activity     text not null check (length(activity) between 1 and 120),
  activity_key text not null generated always as (same_name(activity)) stored,
  unit         text not null default '' check (length(unit) <= 60),
  rate         numeric(18, 6) not null check (rate >= 0),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  day          date not null,
  primary key (firm_id, activity_key, day)
);

-- How many units of an activity an account took on a day. Said again, the day's units are replaced:
-- so a file that is imported twice counts once.
create table cost_activity (
  firm_id      uuid not null default current_setting('clave.firm_id')::uuid,
  account_id   uuid not null,
  activity     text not null check (length(activity) between 1 and 120),
  activity_key text not null generated always as (same_name(activity)) stored,
  day          date not null,
  units        numeric(18, 4) not null,
  primary key (firm_id, account_id, activity_key, day),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index cost_activity_by_day on cost_activity (firm_id, day desc, account_id, activity_key);

-- Marketing and sales cost of a month: what was spent to win clients, and what to keep them.
create table sales_cost (
  firm_id     uuid not null default current_setting('clave.firm_id')::uuid,
  month       date not null check (month = date_trunc('month', month)::date),
  purpose     text not null check (purpose in ('win', 'keep')),
  concept     text not null check (length(concept) between 1 and 120),
  concept_key text not null generated always as (same_name(concept)) stored,
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  amount      numeric(18, 4) not null,
  primary key (firm_id, month, purpose, concept_key, currency)
);

-- What serving each account cost in the 12 months that end on a portfolio's day, and what it left.
-- Made by the study of costs, never typed.
create table account_cost (
  firm_id      uuid not null default current_setting('clave.firm_id')::uuid,
  account_id   uuid not null,
  as_of        date not null,
  valuation    text not null,
  sales        float8 not null,
  -- Sales of the lines whose cost of goods is known, and that cost.
  costed_sales float8 not null,
  cost         float8 not null,
  -- Null where too little of the cost of goods is known.
  margin       float8,
  serving      float8 not null,
  profit       float8,
  -- Serving over margin; null where there is no margin.
  share        float8,
  -- What serving takes beyond what a well served account would take.
  excess       float8 not null,
  class        text not null check (class in ('good', 'neutral', 'bad', 'unknown')),
  -- By activity, the dearest first: units, and their cost; null without a rate.
  parts        jsonb not null,
  primary key (firm_id, as_of, valuation, account_id),
  -- To the portfolio alone, as account_story has it.
  foreign key (firm_id, as_of, valuation) references portfolio on delete cascade
);
create index account_cost_by_profit on account_cost (firm_id, as_of, valuation, profit);

do $$
declare t text;
begin
  foreach t in array array['cost_rate', 'cost_activity', 'sales_cost', 'account_cost'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  foreach t in array array['cost_activity', 'account_cost'] loop
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
