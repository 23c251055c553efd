-- What clients use of what we do for them: one value of a measure per account and day, and what is contracted of it.
create table usage_reading (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  reading_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  measure text not null check (length(measure) between 1 and 80),
  day date not null,
  value numeric(18, 4) not null check (value >= 0),
  contracted numeric(18, 4) check (contracted > 0),
  primary key (firm_id, reading_id),
  unique (firm_id, account_id, measure, day),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index usage_reading_measure on usage_reading (firm_id, measure, day);

-- What was made of the readings: one row per account and measure, made anew each time.
create table usage_trend (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  measure text not null,
  as_of date not null,
  grain text not null check (grain in ('week', 'month')),
  -- The last whole period of which something is known, and how many periods the trend is of.
  last_on date not null,
  last double precision not null,
  periods integer not null,
  -- Of the straight line through the middle: as a share of where it begins, with the interval of its slope.
  change double precision,
  change_low double precision,
  change_high double precision,
  -- The last quarter of a year against the same one a year before.
  season double precision,
  contracted double precision,
  contracted_share double precision,
  verdict text not null check (verdict in ('falls', 'stopped', 'low', 'over', 'grows', 'steady', 'young', 'silent')),
  since_on date,
  -- How much less is used, 0 to 1: times sales it puts accounts in order.
  fall double precision not null check (fall between 0 and 1),
  primary key (firm_id, account_id, measure),
  foreign key (firm_id, account_id) references account on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['usage_reading', 'usage_trend'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
  end loop;
end $$;

-- New readings are new trends; many at once are looked at once.
create function look_at_usage() returns trigger
  language plpgsql
as $$
begin
  -- Nothing is looked at again when a whole firm goes, which the tables' owner carries out.
  if current_user <> 'clave_server' then return null; end if;
  perform enqueue('monitor.usage', '{}', current_setting('clave.firm_id') || ':monitor.usage:readings');
  return null;
end
$$;
create trigger look_at_usage after insert or update or delete on usage_reading
  for each statement execute function look_at_usage();
