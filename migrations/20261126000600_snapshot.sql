-- The portfolio at each month's end, kept: who was what then, so that movements are seen. A month that
-- the ledger goes beyond is frozen: it stays as it was made, with the criteria and rates of that day.
create table portfolio_snapshot (
  firm_id       uuid not null default current_setting('clave.firm_id')::uuid,
  -- Its last day.
  month         date not null check (extract(day from month + 1) = 1),
  valuation     text not null check (valuation ~ '^[A-Z]{3}$'),
  -- Every line, at the rate of its day; else only the lines in that currency.
  converted     boolean not null,
  accounts      int not null,
  -- Later criteria and rates don't change it, unless someone asks.
  frozen        boolean not null,
  made_at       timestamptz not null default now(),
  -- The published imports, the choices and the version of the rates (frozen_factor) it was made from.
  made_from     int[] not null,
  made_with     jsonb not null,
  rates_version int not null,
  -- What it was made with before it was last asked to be remade, so that this can be undone.
  before        jsonb,
  -- Not as the ledger has it now: only lines of the accounts in `account_due` have changed, or all of
  -- it is to be made anew. Null where it is.
  outdated      text check (outdated in ('accounts', 'whole')),
  primary key (firm_id, month)
);

-- So many accounts were in each segment and class: only for who may see every account.
create table snapshot_count (
  firm_id       uuid not null default current_setting('clave.firm_id')::uuid,
  month         date not null,
  segment       text not null,
  abc           text not null check (abc in ('A', 'B', 'C')),
  accounts      int not null,
  sales_last_12 float8 not null,
  primary key (firm_id, month, segment, abc),
  foreign key (firm_id, month) references portfolio_snapshot on delete cascade
);

-- Money is the double nearest to the exact sum, up to the month's end.
create table account_snapshot (
  firm_id       uuid not null default current_setting('clave.firm_id')::uuid,
  account_id    uuid not null,
  month         date not null,
  rank          int not null,
  sales         float8 not null,
  sales_last_12 float8 not null,
  -- What it was scored by: the last purchase, and how often and for how much it bought in the window.
  last_day      date,
  frequency     int not null,
  money         float8 not null,
  r             smallint,
  f             smallint,
  m             smallint,
  segment       text not null,
  abc           text not null check (abc in ('A', 'B', 'C')),
  -- What was expected of it then, where a portfolio of that day was valued.
  value         float8,
  risk          float8,
  primary key (firm_id, month, account_id),
  foreign key (firm_id, month) references portfolio_snapshot on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index account_snapshot_by_account on account_snapshot (firm_id, account_id, month);

-- The factors that snapshots were valued with, in versions: a version has only what differs from the
-- one before. A day that came later is valued with the first factor that it ever had.
create table frozen_factor (
  firm_id  uuid not null default current_setting('clave.firm_id')::uuid,
  -- The home currency into which it converts.
  base     text not null,
  currency text not null,
  day      date not null,
  version  int not null,
  factor   numeric(20, 15) not null,
  made_at  timestamptz not null default now(),
  primary key (firm_id, base, currency, day, version)
);

-- Whose lines have changed, and from which day on: written by the roll-up itself in the transaction of
-- the change, and only ever added to, so that nobody waits for anybody. Its name comes before that of
-- account_day: a firm that is erased loses its tables from the last name to the first.
create table account_changed (
  firm_id    uuid not null default current_setting('clave.firm_id')::uuid,
  change_id  uuid not null default gen_random_uuid(),
  account_id uuid not null,
  since      date not null,
  primary key (firm_id, change_id)
);

-- The same, once for each account, while the snapshots of those months are being mended.
create table account_due (
  firm_id    uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  since      date not null,
  primary key (firm_id, account_id)
);

do $$
declare t text;
begin
  foreach t in array array['portfolio_snapshot', 'snapshot_count', 'account_snapshot', 'frozen_factor',
    'account_changed', 'account_due'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- The setting is read once a statement, not once a row.
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  foreach t in array array['account_snapshot', 'account_changed', 'account_due'] loop
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
create policy seen_only on snapshot_count as restrictive for select using ((select sees_all()));

create function note_account_changed() returns trigger language plpgsql as $$
begin
  insert into account_changed (firm_id, account_id, since)
  select firm_id, account_id, min(day) from changed group by firm_id, account_id;
  return null;
end $$;
create trigger note_added after insert on account_day
  referencing new table as changed for each statement execute function note_account_changed();
create trigger note_taken after delete on account_day
  referencing old table as changed for each statement execute function note_account_changed();

-- After many months were made at once the planner would believe that there are none.
create function analyze_snapshots() returns void
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  analyze account_snapshot;
end
$$;
revoke execute on function analyze_snapshots from public;
grant execute on function analyze_snapshots to clave_server;
