-- The few archived accounts, which most lists leave out.
create index account_archived on account (firm_id, account_id) where archived_at is not null;

-- What the ledger says of each account and of the firm, at a day: made from the roll-ups, never typed.
-- A portfolio: all accounts at a day, in one currency. The current one is kept ready; others are made
-- when someone asks for their day, and go when the current one is made anew. Where rates lack there is
-- one per currency of the ledger, of the lines in that currency alone (`converted` is false).
create table portfolio (
  firm_id     uuid not null default current_setting('clave.firm_id')::uuid,
  as_of       date not null,
  valuation   text not null check (valuation ~ '^[A-Z]{3}$'),
  current     boolean not null,
  -- Where there are several, the first to be shown is 1.
  place       int not null,
  converted   boolean not null,
  -- Accounts with a line up to the day; the first so many by rank are A, the next B, the rest C.
  accounts    int not null,
  class_a     int not null,
  class_b     int not null,
  -- First and last day of the whole ledger; the last may lie after `as_of`.
  ledger_from date not null,
  ledger_to   date not null,
  -- The published imports and the choices that it was made from.
  made_from   int[] not null,
  made_with   jsonb not null,
  made_at     timestamptz not null default now(),
  -- Per currency without a rate: how many days, the first and the last.
  missing     jsonb not null default '[]',
  primary key (firm_id, as_of, valuation)
);

-- The firm's own figures, its opening sentence and its findings: only for who may see every account.
create table portfolio_figures (
  firm_id   uuid not null default current_setting('clave.firm_id')::uuid,
  as_of     date not null,
  valuation text not null,
  figures   jsonb not null,
  primary key (firm_id, as_of, valuation),
  foreign key (firm_id, as_of, valuation) references portfolio on delete cascade
);

-- Which accounts, by rank, have sales of a country, zone, division, family, currency or salesperson;
-- the name '' stands for "not said".
create table portfolio_slice (
  firm_id   uuid not null default current_setting('clave.firm_id')::uuid,
  as_of     date not null,
  valuation text not null,
  dimension text not null,
  name      text not null,
  ranks     int[] not null,
  primary key (firm_id, as_of, valuation, dimension, name),
  foreign key (firm_id, as_of, valuation) references portfolio on delete cascade
);

-- Money is the double nearest to the exact sum. An account without any line has no rank; the current
-- portfolio lists it all the same.
create table account_metric (
  firm_id              uuid not null default current_setting('clave.firm_id')::uuid,
  account_id           uuid not null,
  as_of                date not null,
  valuation            text not null,
  rank                 int,
  sales                float8 not null default 0,
  -- Of the lines whose cost is known, whose sales are `costed_sales`; null where there are none.
  margin               float8,
  costed_sales         float8 not null default 0,
  sales_last_12        float8 not null default 0,
  sales_previous_12    float8 not null default 0,
  growth               float8,
  orders               int not null default 0,
  purchase_days        int not null default 0,
  first_day            date,
  last_day             date,
  usual_gap_days       float8,
  overdue_ratio        float8,
  window_sales         float8 not null default 0,
  window_margin        float8,
  window_orders        int not null default 0,
  window_purchase_days int not null default 0,
  r                    smallint,
  f                    smallint,
  m                    smallint,
  segment              text not null default 'Inactive',
  abc                  text check (abc in ('A', 'B', 'C')),
  share                float8 not null default 0,
  cumulative_share     float8 not null default 0,
  primary key (firm_id, as_of, valuation, account_id) include (rank),
  foreign key (firm_id, as_of, valuation) references portfolio on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
-- Each way of looking at the list has its index, so that a page of it costs a page and not the whole;
-- one that also has the account answers without the table, under the policy that asks for it.
create index account_metric_by_rank on account_metric
  (firm_id, as_of, valuation, rank) include (account_id);
create index account_metric_by_segment on account_metric
  (firm_id, as_of, valuation, segment, rank) include (account_id);
create index account_metric_by_cell on account_metric
  (firm_id, as_of, valuation, r, f, rank) include (account_id);
create index account_metric_by_sales_last_12 on account_metric
  (firm_id, as_of, valuation, sales_last_12 desc, rank) include (account_id);
create index account_metric_by_growth on account_metric
  (firm_id, as_of, valuation, growth desc nulls last, rank) include (account_id);
create index account_metric_by_fall on account_metric
  (firm_id, as_of, valuation, growth, rank) include (account_id);
create index account_metric_by_last_day on account_metric
  (firm_id, as_of, valuation, last_day desc nulls last, rank) include (account_id);
create index account_metric_by_silence on account_metric
  (firm_id, as_of, valuation, last_day, rank) include (account_id);
create index account_metric_by_first_day on account_metric
  (firm_id, as_of, valuation, first_day, rank) include (account_id);
create index account_metric_by_usual_gap on account_metric
  (firm_id, as_of, valuation, usual_gap_days, rank) include (account_id);
create index account_metric_by_overdue on account_metric
  (firm_id, as_of, valuation, overdue_ratio desc nulls last, rank) include (account_id);
create index account_metric_by_margin on account_metric
  (firm_id, as_of, valuation, margin desc nulls last, rank) include (account_id);
create index account_metric_by_orders on account_metric
  (firm_id, as_of, valuation, orders desc, rank) include (account_id);
create index account_metric_by_account on account_metric (firm_id, account_id);

-- What else a row of the list tells, kept apart so that sorting and counting read narrow rows.
create table account_story (
  firm_id        uuid not null default current_setting('clave.firm_id')::uuid,
  account_id     uuid not null,
  as_of          date not null,
  valuation      text not null,
  -- The clauses of why it ranks where it ranks.
  reason         jsonb not null,
  -- Sales of each of the 12 months that end on the day, the oldest first.
  months         real[] not null,
  -- Where it buys most.
  country        text,
  zone           text,
  division       text,
  family         text,
  salesperson    text,
  -- Sales by what the lines are about; what no label names is the rest.
  label_ids      int[] not null,
  label_sales    float8[] not null,
  currencies     text[] not null,
  currency_sales float8[] not null,
  primary key (firm_id, as_of, valuation, account_id),
  -- Not to account_metric: checked while statistics know nothing of a firm, such a key may take any of
  -- the indexes that begin with the portfolio, and read all of it for each row.
  foreign key (firm_id, as_of, valuation) references portfolio on delete cascade
);

-- A way to look at the list that someone keeps: filters, order and columns.
create table saved_view (
  firm_id  uuid not null default current_setting('clave.firm_id')::uuid,
  view_id  uuid not null default gen_random_uuid(),
  owner_id uuid not null,
  name     text not null check (length(name) between 1 and 60),
  shared   boolean not null,
  list     jsonb not null,
  columns  jsonb not null,
  made_at  timestamptz not null default now(),
  primary key (firm_id, view_id)
);

do $$
declare t text;
begin
  foreach t in array array['portfolio', 'portfolio_figures', 'portfolio_slice', 'account_metric',
    'account_story', 'saved_view'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- The setting is read once a statement, not once a row.
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  foreach t in array array['account_metric', 'account_story'] loop
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
create policy seen_only on portfolio_figures as restrictive for select using ((select sees_all()));
create policy shared_or_own on saved_view as restrictive for select using (
  shared or owner_id = current_setting('clave.actor_id')::uuid
);

create function portfolio_lock() returns bigint
  language sql stable
  return hashtextextended('portfolio ' || current_setting('clave.firm_id'), 0);

-- A new account stands in the list at once, without figures. While the current portfolio is replaced,
-- accounts wait a moment, and it waits for those on their way: so none falls between the two.
create function stand_in_portfolio() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(portfolio_lock());
  insert into account_metric (firm_id, account_id, as_of, valuation)
  select a.firm_id, a.account_id, p.as_of, p.valuation
  from added a join portfolio p on p.firm_id = a.firm_id
  where p.current
  on conflict do nothing;
  return null;
end $$;
create trigger stand_in_portfolio after insert on account
  referencing new table as added for each statement execute function stand_in_portfolio();

-- After a large portfolio was made the planner would believe for a minute that there is none.
create function analyze_portfolio() returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  analyze account_metric;
  analyze account_story;
end
$$;
revoke execute on function analyze_portfolio from public;
grant execute on function analyze_portfolio to clave_server;
