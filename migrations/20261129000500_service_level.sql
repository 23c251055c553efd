-- What is promised by time: working calendars, service levels, what is agreed and signed, clocks, and when a service was down.

create table calendar (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  calendar_id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  archived_at timestamptz,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, calendar_id)
);
create unique index calendar_by_name on calendar (firm_id, same_name(name)) where archived_at is null;

-- How a calendar is from an instant on. Never changed: what was counted by it stays.
create table calendar_version (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  version_id uuid not null default gen_random_uuid(),
  calendar_id uuid not null,
  from_at timestamptz not null default clock_timestamp(),
  zone text not null check (length(zone) between 1 and 100),
  hours jsonb not null,
  -- Days with other hours or none, as entered.
  own_days jsonb not null default '[]',
  holiday_country text check (holiday_country ~ '^[A-Z]{2}$'),
  holiday_region text check (length(holiday_region) between 1 and 20),
  -- Out of an iCalendar file.
  imported_days jsonb not null default '[]',
  imported_from text not null default '' check (length(imported_from) <= 300),
  -- All three together: what clocks count by.
  days jsonb not null,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  primary key (firm_id, version_id),
  foreign key (firm_id, calendar_id) references calendar on delete cascade,
  check (holiday_region is null or holiday_country is not null)
);
create index calendar_version_by_calendar on calendar_version (firm_id, calendar_id, from_at desc);

-- What is agreed with one client: its levels point to it; its versions and signatures are acceptances about it.
create table service_agreement (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  agreement_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null check (length(title) between 1 and 300),
  contract_id uuid,
  from_on date not null,
  -- Its last day.
  until_on date,
  price_terms text not null default '' check (length(price_terms) <= 2000),
  renewal_terms text not null default '' check (length(renewal_terms) <= 2000),
  -- When what is agreed last changed, its levels too.
  changed_at timestamptz not null default clock_timestamp(),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, agreement_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contract_id) references contract on delete set null (contract_id),
  check (until_on >= from_on)
);
create index service_agreement_by_account on service_agreement (firm_id, account_id, from_on);
create index service_agreement_by_contract on service_agreement (firm_id, contract_id) where contract_id is not null;

-- For one account, for a tier, or for all; the most specific holds.
create table service_level (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  level_id uuid not null default gen_random_uuid(),
  account_id uuid,
  tier text check (tier in ('strategic', 'key', 'future', 'standard', 'streamline')),
  agreement_id uuid,
  metric text not null check (metric in
    ('firstResponse', 'nextResponse', 'periodicUpdate', 'resolution', 'delivery', 'availability')),
  -- Counted time that the promise allows.
  target_ms bigint check (target_ms between 1 and 315576000000),
  -- Of availability: the share of the time, 0 to 1.
  target_share numeric check (target_share > 0 and target_share <= 1),
  -- Null: hours of the clock.
  calendar_id uuid,
  -- Share of the target that is left when a clock is at risk.
  risk_share numeric not null default 0.2 check (risk_share between 0 and 1),
  pause_states text[] not null default '{}' check (cardinality(pause_states) <= 20),
  from_on date,
  -- The last day on which clocks start under it.
  until_on date,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, level_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, agreement_id) references service_agreement on delete set null (agreement_id),
  foreign key (firm_id, calendar_id) references calendar,
  check (account_id is null or tier is null),
  check (agreement_id is null or account_id is not null),
  check ((metric = 'availability') = (target_share is not null)),
  check ((metric = 'availability') = (target_ms is null)),
  check (until_on >= from_on)
);
create index service_level_by_account on service_level (firm_id, account_id);
create index service_level_by_agreement on service_level (firm_id, agreement_id) where agreement_id is not null;
create index service_level_by_calendar on service_level (firm_id, calendar_id) where calendar_id is not null;

-- One promise being counted. What it is follows from its events; here it stands as after the last of them.
create table clock (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  clock_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  level_id uuid not null,
  metric text not null check (metric in
    ('firstResponse', 'nextResponse', 'periodicUpdate', 'resolution', 'delivery')),
  -- The thing that it is started for, of whichever room; `own` where someone just names it.
  about_kind text not null check (about_kind ~ '^[a-zA-Z]{1,40}$'),
  about_id uuid,
  title text not null check (length(title) between 1 and 300),
  owner_id uuid,
  -- As the level said when it started.
  risk_share numeric not null check (risk_share between 0 and 1),
  pause_states text[] not null default '{}',
  -- By which it counts now.
  calendar_id uuid,
  started_at timestamptz not null,
  -- Until when its events are told, and when the last of them was.
  counted_at timestamptz not null,
  told_at timestamptz not null default clock_timestamp(),
  state text not null check (state in ('onTrack', 'atRisk', 'breached', 'paused', 'met')),
  -- Counted time at counted_at.
  elapsed_ms bigint not null check (elapsed_ms >= 0),
  target_ms bigint not null check (target_ms > 0),
  due_at timestamptz,
  risk_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  breached_by text check (breached_by in ('time', 'target')),
  -- When the breach was seen; late where that was over a minute after it happened and was known.
  breach_found_at timestamptz,
  late_detected boolean not null default false,
  stopped_at timestamptz,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  -- When something happens to it by itself: first it is at risk, then it is breached.
  next_at timestamptz generated always as (case
    when stopped_at is not null or breached_at is not null then null
    when warned_at is null then least(risk_at, due_at)
    else due_at
  end) stored,
  -- When it became clear whether it is met; share met of a period = met / (met + breached) of those decided in it.
  decided_at timestamptz generated always as (coalesce(breached_at, stopped_at)) stored,
  primary key (firm_id, clock_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, level_id) references service_level,
  check ((breached_at is null) = (breached_by is null) and (breached_at is null) = (breach_found_at is null)),
  check ((state = 'breached') = (breached_at is not null)),
  check ((state = 'met') = (stopped_at is not null and breached_at is null))
);
create index clock_by_next on clock (firm_id, next_at) where next_at is not null;
create index clock_by_account on clock (firm_id, account_id, started_at);
create index clock_by_about on clock (firm_id, about_kind, about_id) where about_id is not null;
create unique index clock_once on clock (firm_id, about_kind, about_id, metric)
  where stopped_at is null and about_id is not null;
create index clock_open on clock (firm_id, owner_id) where stopped_at is null;
create index clock_open_by_level on clock (firm_id, level_id) where stopped_at is null;
create index clock_open_by_calendar on clock (firm_id, calendar_id) where stopped_at is null;
create index clock_by_decided on clock (firm_id, level_id, decided_at) where decided_at is not null;

-- What happened to a clock, only ever added to; what was said by mistake is undone by another one.
create table clock_event (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  event_id uuid not null default gen_random_uuid(),
  clock_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in
    ('start', 'pause', 'resume', 'stop', 'state', 'target', 'calendar', 'undo')),
  -- Of the thing that the clock is about.
  state text check (length(state) between 1 and 200),
  -- Of a start and of a change of target.
  target_ms bigint check (target_ms > 0),
  -- Of a start and of a change of calendar; null counts hours of the clock.
  calendar_version_id uuid,
  undoes_id uuid,
  why text not null default '' check (length(why) <= 1000),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, event_id),
  foreign key (firm_id, clock_id) references clock on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, calendar_version_id) references calendar_version,
  foreign key (firm_id, undoes_id) references clock_event,
  check ((kind = 'state') = (state is not null)),
  check ((kind in ('start', 'target')) = (target_ms is not null)),
  check (kind in ('start', 'calendar') or calendar_version_id is null),
  check ((kind = 'undo') = (undoes_id is not null))
);
create index clock_event_by_clock on clock_event (firm_id, clock_id, at, made_at);
create index clock_event_by_account on clock_event (firm_id, account_id);
create unique index clock_event_undone on clock_event (firm_id, undoes_id) where undoes_id is not null;

-- When a service was down, or time that is agreed not to count.
create table outage (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  outage_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null check (kind in ('unplanned', 'excluded')),
  from_at timestamptz not null,
  -- Null while it lasts.
  until_at timestamptz check (until_at > from_at),
  why text not null check (length(why) between 1 and 500),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, outage_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index outage_by_account on outage (firm_id, account_id, from_at);

do $$
declare t text;
begin
  foreach t in array array['calendar', 'calendar_version', 'service_agreement', 'service_level', 'clock', 'clock_event', 'outage'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert on %I to clave_server', t);
  end loop;
  foreach t in array array['service_agreement', 'clock', 'clock_event', 'outage'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
  end loop;
  foreach t in array array['calendar', 'service_agreement', 'service_level', 'clock', 'outage'] loop
    execute format('grant update, delete on %I to clave_server', t);
  end loop;
end $$;

-- What holds for a tier or for all is no secret.
create policy seen_only on service_level as restrictive for select using (
  account_id is null or (select sees_all()) or account_id in (select accounts_near())
);
