-- Health of accounts: what each score was on its day, what someone said instead, and the weights in versions.

create table health_weights (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  version integer not null check (version > 0),
  -- Percent by group.
  weights jsonb not null check (jsonb_typeof(weights) = 'object'),
  why text not null check (length(why) between 1 and 500),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, version)
);

-- Month ends, and the newest day.
create table health_day (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  day date not null,
  current boolean not null,
  valuation text not null,
  accounts integer not null,
  -- Made when the day was just past: it stays as it was. Else worked out afterwards, from what is dated up to the day.
  kept boolean not null,
  -- What it was worked out from: where that has changed, it is worked out again.
  made_from text not null,
  made_at timestamptz not null default now(),
  primary key (firm_id, day)
);
create unique index health_day_current on health_day (firm_id) where current;

create table account_health (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  day date not null,
  account_id uuid not null,
  score double precision check (score between 0 and 100),
  confidence double precision not null check (confidence between 0 and 1),
  -- The score 90 days before; only of the newest day.
  before double precision,
  -- By group, in the order relationship, value, satisfaction, commercial, service: 0 to 100, and how far it is believed, 0 to 1.
  scores double precision[] not null,
  beliefs double precision[] not null,
  -- The reasons with their raw values; only of the newest day.
  reasons jsonb,
  primary key (firm_id, day, account_id),
  foreign key (firm_id, day) references health_day on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index account_health_by_account on account_health (firm_id, account_id, day);

create table health_override (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  override_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  band text not null check (band in ('good', 'watch', 'bad')),
  reason text not null check (length(reason) between 1 and 500),
  until_on date not null,
  made_on date not null,
  ended_on date,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, override_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check (until_on >= made_on)
);
create index health_override_by_account on health_override (firm_id, account_id);

-- How losses were foreseen: the model, its report card and when it was made.
create table churn_model (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  as_of date not null,
  valuation text not null,
  told jsonb not null,
  made_at timestamptz not null default now(),
  primary key (firm_id)
);

create table account_churn (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  as_of date not null,
  -- Null where it would have been no better than the days of silence alone.
  probability double precision check (probability between 0 and 1),
  reasons jsonb not null default '[]',
  primary key (firm_id, account_id),
  foreign key (firm_id, account_id) references account on delete cascade
);

-- What wears away, by account and sign: then, now, and since when.
create table erosion (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  sign text not null check (sign in
    ('coverage', 'support', 'sentiment', 'ourAnswer', 'theirAnswer', 'people', 'talks', 'basket')),
  as_of date not null,
  since_on date not null,
  before double precision not null,
  now double precision not null,
  counted_before integer not null,
  counted_now integer not null,
  primary key (firm_id, account_id, sign),
  foreign key (firm_id, account_id) references account on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['health_weights', 'health_day', 'account_health', 'health_override', 'churn_model',
    'account_churn', 'erosion'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  foreach t in array array['account_health', 'health_override', 'account_churn', 'erosion'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
  end loop;
end $$;

-- New figures are new health.
create function look_at_health() returns trigger
  language plpgsql
as $$
begin
  perform enqueue('monitor.health', '{}', new.firm_id::text || ':monitor.health:figures');
  return null;
end
$$;
create trigger look_at_health after insert on portfolio
  for each row when (new.current and new.place = 1) execute function look_at_health();
