-- Plan B: what was prepared for when an indicator crosses its threshold, when it was proposed and who decided; how much of
-- each plan was carried out, month by month; what actions wait for, how often they come back, and what shows that they were done.

-- What the server does by itself watches private plans too; nobody reads what it sees.
create or replace function sees_private(account uuid, owner uuid) returns boolean
  language plpgsql stable parallel safe
as $$
begin
  return coalesce(owner = current_setting('clave.actor_id')::uuid, false)
    or account in (select accounts_near())
    or current_setting('clave.actor_id') = '00000000-0000-0000-0000-000000000000'
    or is_lead();
end $$;

-- An indicator crossed its threshold: one row per crossing, until it came back.
create table plan_firing (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  firing_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  plan_id uuid not null,
  kpi_id uuid not null,
  plan_b_id uuid not null,
  -- As they were when it crossed.
  value double precision not null,
  threshold double precision not null,
  worse text not null check (worse in ('below', 'above')),
  day date not null,
  -- The day on which it was on the good side again.
  back_on date,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'dismissed')),
  why text not null default '' check (length(why) <= 1000),
  decided_by uuid,
  decided_on date,
  made_at timestamptz not null default now(),
  primary key (firm_id, firing_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, plan_id) references plan on delete cascade,
  foreign key (firm_id, kpi_id) references plan_item on delete cascade,
  foreign key (firm_id, plan_b_id) references plan_item on delete cascade,
  check ((state = 'proposed') = (decided_by is null) and (state = 'proposed') = (decided_on is null)),
  check (state <> 'dismissed' or why <> ''),
  check (back_on >= day)
);
create index plan_firing_by_account on plan_firing (firm_id, account_id);
create index plan_firing_by_plan on plan_firing (firm_id, plan_id, day);
create index plan_firing_by_kpi on plan_firing (firm_id, kpi_id);
create index plan_firing_waiting on plan_firing (firm_id, day) where state = 'proposed';
create unique index plan_firing_once on plan_firing (firm_id, plan_b_id) where back_on is null;

-- How much of a plan was carried out by the end of each month; months that are over stay as they were.
create table plan_execution (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  plan_id uuid not null,
  account_id uuid not null,
  month date not null check (extract(day from month) = 1),
  due int not null check (due >= 0),
  done int not null check (done between 0 and due),
  primary key (firm_id, plan_id, month),
  foreign key (firm_id, plan_id) references plan on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index plan_execution_by_account on plan_execution (firm_id, account_id, month);

alter table action
  -- It comes back so often, once it is done.
  add column every int check (every between 1 and 52),
  add column every_unit text check (every_unit in ('week', 'month')),
  -- The day of the month on which the first of them was due: later ones lie as near it as their month goes.
  add column every_day int check (every_day between 1 and 31),
  -- The one that it came back from, which may be gone.
  add column follows_id uuid,
  -- Where what shows it stands.
  add column link text not null default '' check (link = '' or link ~ '^https?://' and length(link) <= 1000),
  add check ((every is null) = (every_unit is null)),
  add check ((every_unit is not distinct from 'month') = (every_day is not null));
create unique index action_follows on action (firm_id, follows_id) where follows_id is not null;

-- An action that waits for another of the same account.
create table action_need (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  action_id uuid not null,
  needed_id uuid not null,
  account_id uuid not null,
  primary key (firm_id, action_id, needed_id),
  foreign key (firm_id, action_id) references action on delete cascade,
  foreign key (firm_id, needed_id) references action on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  check (action_id <> needed_id)
);
create index action_need_by_needed on action_need (firm_id, needed_id);
create index action_need_by_account on action_need (firm_id, account_id);

do $$
declare t text;
begin
  foreach t in array array['plan_firing', 'plan_execution', 'action_need'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
end $$;
-- As private as the indicator and the plan B themselves.
create policy private_only on plan_firing as restrictive for select to clave_server using (
  kpi_id in (select i.item_id from plan_item i) and plan_b_id in (select i.item_id from plan_item i)
);
create policy private_only on plan_execution as restrictive for select to clave_server
  using (plan_id in (select p.plan_id from plan p));

-- New figures may have crossed a threshold.
create function watch_plans() returns trigger
  language plpgsql
as $$
begin
  perform enqueue('plan.watch', '{}', new.firm_id::text || ':plan.watch:figures');
  return null;
end
$$;
create trigger watch_plans after insert on portfolio
  for each row when (new.current and new.place = 1) execute function watch_plans();
